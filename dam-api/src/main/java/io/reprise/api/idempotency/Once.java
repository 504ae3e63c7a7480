package io.reprise.api.idempotency;

import io.reprise.api.idempotency.Outcome.Admitted;
import io.reprise.api.problem.Refusal;
import io.reprise.domain.shared.Digest;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes a request take effect once, however often it comes with one {@code Idempotency-Key}. Every POST that changes
 * something takes it as a parameter; a test fails for one that does not. Method, path and query are part of what makes
 * requests the same; bodies and files are added by the controller, which has read them.
 */
public final class Once {
    private final Idempotency idempotency;
    private final UUID caller;
    private final @Nullable IdempotencyKey key;
    private final Fingerprint fingerprint;

    Once(Idempotency idempotency, UUID caller, @Nullable IdempotencyKey key, Fingerprint fingerprint) {
        this.idempotency = idempotency;
        this.caller = caller;
        this.key = key;
        this.fingerprint = fingerprint;
    }

    /** Adds what the request says. */
    public Once with(JsonNode body) {
        fingerprint.json(body);
        return this;
    }

    /** Adds a file of the request. */
    public Once with(Digest file) {
        fingerprint.file(file);
        return this;
    }

    /**
     * To be called once the whole request is there, and before anything is decided upon a state that its first attempt
     * may have changed. To be used up by one thread, with try-with-resources.
     *
     * @throws Refusal 409 {@code idempotency-mismatch} or {@code idempotency-in-progress}
     */
    public Attempt begin() {
        Admitted admitted = idempotency.begin(caller, key, fingerprint).orRefuse();
        return new Attempt(idempotency, admitted);
    }

    /**
     * Does a change of rows, in one transaction with keeping its answer.
     *
     * @param status of the answer
     * @param change returns the id of what it changed or made
     * @return that id, from now or from the first time
     * @throws Refusal as {@link #begin} does
     */
    public UUID inTransaction(int status, Supplier<UUID> change) {
        try (Attempt attempt = begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return Objects.requireNonNull(before.subject(), "an answer about a row names it");
            }
            return Objects.requireNonNull(idempotency.transaction().execute(_ -> {
                UUID subject = change.get();
                attempt.keep(new StoredAnswer(status, null, null, null, subject));
                return subject;
            }));
        }
    }
}
