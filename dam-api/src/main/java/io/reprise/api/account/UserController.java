package io.reprise.api.account;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.gate.Role;
import io.reprise.api.gate.SessionCookie;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Once;
import io.reprise.api.page.Page;
import io.reprise.api.page.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The people with an account. */
@RestController
class UserController {
    private final Users users;

    UserController(Users users) {
        this.users = users;
    }

    record UserView(
            UUID id,
            String name,
            String role,
            Instant createdAt,
            @Nullable Instant disabledAt) {
        static UserView of(User user) {
            return new UserView(user.id(), user.name(), user.role().word(), user.createdAt(), user.disabledAt());
        }
    }

    @GetMapping("/api/v1/me")
    @Gate(Capability.ANY_SIGNED_IN)
    Me me(Caller caller, HttpServletRequest request) {
        return Me.of(caller, SessionCookie.csrfOf(request).orElse(null));
    }

    @GetMapping("/api/v1/users")
    @Gate(Capability.ADMIN)
    Page<UserView> list(
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(size, cursor);
        return Page.of(
                users.page(page.after(), page.size() + 1).stream()
                        .map(UserView::of)
                        .toList(),
                page.size(),
                users.count(),
                user -> PageRequest.cursor(user.id()));
    }

    @PostMapping("/api/v1/users")
    @Gate(Capability.ADMIN)
    @Answers({201, 409})
    ResponseEntity<UserView> add(Once once, @RequestBody JsonNode body) {
        Members members = Members.of(body, "name", "role");
        String name = members.name("name");
        Role role = members.role("role", null);
        members.refuseIfWrong();
        UUID id = once.with(body)
                .inTransaction(201, () -> users.add(Ids.next(), name, role).id());
        return ResponseEntity.created(URI.create("/api/v1/users/" + id))
                .body(UserView.of(users.find(id).orElseThrow(AccountRejection.NotFound::new)));
    }

    @GetMapping("/api/v1/users/{id}")
    @Gate(Capability.ADMIN)
    UserView show(@PathVariable UUID id) {
        return UserView.of(users.find(id).orElseThrow(AccountRejection.NotFound::new));
    }

    @PostMapping("/api/v1/users/{id}:disable")
    @Gate(Capability.ADMIN)
    @Answers({200, 409})
    UserView disable(Caller caller, Once once, @PathVariable UUID id) {
        if (caller.personId().equals(id)) {
            throw new AccountRejection.OwnAccount();
        }
        return setDisabled(once, id, true);
    }

    @PostMapping("/api/v1/users/{id}:enable")
    @Gate(Capability.ADMIN)
    UserView enable(Once once, @PathVariable UUID id) {
        return setDisabled(once, id, false);
    }

    private UserView setDisabled(Once once, UUID id, boolean disabled) {
        return show(once.inTransaction(200, () -> {
            if (!users.setDisabled(id, disabled)) {
                throw new AccountRejection.NotFound();
            }
            return id;
        }));
    }
}
