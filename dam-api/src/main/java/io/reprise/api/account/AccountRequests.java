package io.reprise.api.account;

import io.reprise.api.gate.Caller;
import io.reprise.api.idempotency.Fingerprint;
import io.reprise.api.idempotency.Idempotency;
import io.reprise.api.idempotency.IdempotencyKey;
import io.reprise.api.idempotency.Outcome;
import io.reprise.api.idempotency.StoredAnswer;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Makes one thing per request, however often the request comes. */
@Component
class AccountRequests {
    private final Idempotency idempotency;
    private final TransactionOperations transaction;

    AccountRequests(Idempotency idempotency, TransactionOperations transaction) {
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    /**
     * @param making makes it, in a transaction that also keeps the answer, and returns its id
     * @return the id of what was made, now or by the first of the same requests
     */
    UUID once(Caller caller, @Nullable IdempotencyKey key, String path, JsonNode body, Supplier<UUID> making) {
        Fingerprint fingerprint =
                Fingerprint.of(caller.personId(), "POST", path).json(body);
        return switch (idempotency.begin(caller.personId(), key, fingerprint).orRefuse()) {
            case Outcome.Replay replay -> Objects.requireNonNull(replay.answer().subject());
            case Outcome.First first -> make(first.ticket(), making);
        };
    }

    private UUID make(Outcome.Ticket ticket, Supplier<UUID> making) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                UUID id = making.get();
                idempotency.completeInCurrentTransaction(ticket, new StoredAnswer(201, null, null, null, id));
                return id;
            }));
        } catch (RuntimeException refused) {
            idempotency.abandon(ticket);
            throw refused;
        }
    }
}
