package io.reprise.api.account;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.gate.SessionCookie;
import io.reprise.api.idempotency.Once;
import io.reprise.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Signing in and out with a browser: by a token, or by a link that an administrator has made. */
@RestController
class SessionController {
    private static final Duration LINK_LIVES = Duration.ofHours(24);

    private final Tokens tokens;
    private final Sessions sessions;
    private final Users users;
    private final SignInLimit limit;
    private final Clock clock;

    SessionController(Tokens tokens, Sessions sessions, Users users, SignInLimit limit, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.users = users;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * @param link address of the page with the secret behind the {@code #}, where no server and no proxy logs it; only in
     *     the answer to the request that made it, never again
     */
    record SignInLink(@Nullable String link, @Nullable Instant expires) {}

    /** Needs JSON, which a form of a foreign page cannot send: nobody is signed in as somebody else unawares. */
    @PostMapping(path = "/api/v1/session", consumes = "application/json")
    @Gate(Capability.SIGN_IN)
    @Answers({200, 401, 429})
    ResponseEntity<Me> signIn(HttpServletRequest request, @RequestBody JsonNode body) {
        Members members = Members.of(body, "token", "link");
        Secret shown = new Secret(members.oneOf("token", "link"));
        members.refuseIfWrong();
        limit.attempt(request.getRemoteAddr());
        Secret secret = Secret.random();
        boolean begun = body.hasNonNull("token") ? beginByToken(shown, secret) : beginByLink(shown, secret);
        if (!begun) {
            throw new Refusal(
                    HttpStatus.UNAUTHORIZED, "sign-in-refused", "That lets nobody in, or not any more.", Map.of());
        }
        limit.succeeded(request.getRemoteAddr());
        Caller caller = sessions.admitSession(secret.value()).orElseThrow();
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.set(request, secret.value(), Sessions.LONGEST))
                .body(Me.of(caller, SessionCookie.csrf(secret.value())));
    }

    private boolean beginByToken(Secret shown, Secret secret) {
        return tokens.admit(shown.value())
                .map(caller -> sessions.begin(caller.personId(), caller.tokenId(), secret))
                .isPresent();
    }

    private boolean beginByLink(Secret shown, Secret secret) {
        return shown.isWellFormed() && sessions.beginByLink(shown, secret);
    }

    @DeleteMapping("/api/v1/session")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers(204)
    ResponseEntity<Void> signOut(HttpServletRequest request, Caller caller) {
        sessions.end(caller.tokenId());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.set(request, "", Duration.ZERO))
                .build();
    }

    @PostMapping("/api/v1/users/{id}:sign-in-link")
    @Gate(Capability.ADMIN)
    @Answers(201)
    ResponseEntity<SignInLink> link(Once once, @PathVariable UUID id) {
        AtomicReference<SignInLink> made = new AtomicReference<>(new SignInLink(null, null));
        once.inTransaction(201, () -> {
            User user = users.find(id).orElseThrow(AccountRejection.NotFound::new);
            if (user.disabledAt() != null) {
                throw new AccountRejection.Disabled();
            }
            Secret secret = Secret.random();
            Instant expires = clock.instant().plus(LINK_LIVES);
            sessions.addLink(user.id(), expires, secret);
            made.set(new SignInLink("/sign-in#" + secret.value(), expires));
            return user.id();
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(made.get());
    }
}
