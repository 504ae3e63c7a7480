package io.reprise.api.account;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.gate.Role;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Once;
import io.reprise.api.page.Page;
import io.reprise.api.page.PageRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Personal API tokens: everybody looks after their own; an administrator also gives and takes those of others. */
@RestController
class TokenController {
    private final Tokens tokens;
    private final Users users;
    private final Clock clock;

    TokenController(Tokens tokens, Users users, Clock clock) {
        this.tokens = tokens;
        this.users = users;
        this.clock = clock;
    }

    /** @param token the secret; only in the answer to the request that made it, never again */
    record TokenView(
            UUID id,
            UUID userId,
            String name,
            String role,
            Instant createdAt,
            @Nullable Instant expires,
            @Nullable Instant lastUsedAt,
            @Nullable String token) {
        static TokenView of(Token token, @Nullable Secret secret) {
            return new TokenView(
                    token.id(),
                    token.userId(),
                    token.name(),
                    token.role().word(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    secret == null ? null : secret.value());
        }
    }

    @GetMapping("/api/v1/tokens")
    @Gate(Capability.ANY_SIGNED_IN)
    Page<TokenView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(size, cursor);
        return Page.of(
                tokens.page(caller.personId(), page.after(), page.size() + 1).stream()
                        .map(token -> TokenView.of(token, null))
                        .toList(),
                page.size(),
                tokens.count(caller.personId()),
                token -> PageRequest.cursor(token.id()));
    }

    @PostMapping("/api/v1/tokens")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({201, 404, 409})
    ResponseEntity<TokenView> add(Caller caller, Once once, @RequestBody JsonNode body) {
        Members members = Members.of(body, "name", "role", "expires", "userId");
        String name = members.name("name");
        Instant expires = members.future("expires", clock.instant());
        UUID userId = members.id("userId");
        User owner = owner(caller, userId);
        Role most = owner.id().equals(caller.personId()) ? caller.role() : owner.role();
        Role role = members.role("role", most);
        members.refuseIfWrong();
        if (!most.covers(role)) {
            throw new AccountRejection.RoleTooHigh(role, most);
        }
        AtomicReference<@Nullable Secret> made = new AtomicReference<>();
        UUID id = once.with(body).inTransaction(201, () -> {
            Secret secret = Secret.random();
            made.set(secret);
            return tokens.add(Ids.next(), owner.id(), name, role, expires, secret)
                    .id();
        });
        Token token = tokens.find(id).orElseThrow(AccountRejection.NotFound::new);
        return ResponseEntity.created(URI.create("/api/v1/tokens/" + id)).body(TokenView.of(token, made.get()));
    }

    @DeleteMapping("/api/v1/tokens/{id}")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers(204)
    ResponseEntity<Void> revoke(Caller caller, @PathVariable UUID id) {
        Token token = tokens.find(id)
                .filter(found -> found.revokedAt() == null)
                .filter(found -> found.userId().equals(caller.personId()) || caller.role() == Role.ADMIN)
                .orElseThrow(AccountRejection.NotFound::new);
        tokens.revoke(token.id());
        return ResponseEntity.noContent().build();
    }

    private User owner(Caller caller, @Nullable UUID userId) {
        UUID id = userId == null ? caller.personId() : userId;
        if (!id.equals(caller.personId()) && caller.role() != Role.ADMIN) {
            throw new AccountRejection.NotFound();
        }
        return users.find(id).orElseThrow(AccountRejection.NotFound::new);
    }
}
