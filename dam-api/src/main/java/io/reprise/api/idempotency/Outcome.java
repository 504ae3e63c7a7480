package io.reprise.api.idempotency;

import io.reprise.api.problem.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a request with a key (or without) turns out to be. */
sealed interface Outcome {

    /** To be done now; completed or abandoned by its ticket. */
    record First(Ticket ticket) implements Outcome, Admitted {}

    /** Done before; this was the answer. */
    record Replay(StoredAnswer answer) implements Outcome, Admitted {}

    /** The key belongs to another request. */
    record Mismatch() implements Outcome {}

    /** The same request is being done right now. */
    record InProgress() implements Outcome {}

    /** The two outcomes that end in a success. */
    sealed interface Admitted permits First, Replay {}

    /**
     * The right to complete a request.
     *
     * @param key null where the client sent none: then there is nothing to keep
     */
    record Ticket(UUID caller, @Nullable IdempotencyKey key, UUID attempt) {}

    /** @throws Refusal 409 {@code idempotency-mismatch} or {@code idempotency-in-progress} */
    default Admitted orRefuse() {
        return switch (this) {
            case First first -> first;
            case Replay replay -> replay;
            case Mismatch() -> throw refusal("idempotency-mismatch", "The key was used for another request.");
            case InProgress() -> throw refusal("idempotency-in-progress", "The same request is still being worked on.");
        };
    }

    private static Refusal refusal(String code, String detail) {
        return new Refusal(HttpStatus.CONFLICT, code, detail, Map.of());
    }
}
