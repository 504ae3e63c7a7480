package io.reprise.api.idempotency;

import io.reprise.api.idempotency.Outcome.Admitted;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** One attempt at a request. Closing it frees the key unless its answer is kept for good. */
public final class Attempt implements AutoCloseable {
    private final Idempotency idempotency;
    private final Admitted admitted;
    private volatile boolean kept;

    Attempt(Idempotency idempotency, Admitted admitted) {
        this.idempotency = idempotency;
        this.admitted = admitted;
    }

    /** What was answered to the same request before; null = this is the first, to be done now. */
    public @Nullable StoredAnswer before() {
        return admitted instanceof Outcome.Replay(StoredAnswer answer) ? answer : null;
    }

    /**
     * Keeps the answer, as the last but one statement of the change's own transaction.
     *
     * @throws Idempotency.LeaseLost if another attempt has begun; the transaction must not commit
     * @throws IllegalStateException if there is no transaction
     */
    public void keep(StoredAnswer answer) {
        if (!(admitted instanceof Outcome.First(Outcome.Ticket ticket))) {
            throw new IllegalStateException("the answer is kept already");
        }
        idempotency.completeInCurrentTransaction(ticket, answer);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                kept = true;
            }
        });
    }

    @Override
    public void close() {
        if (!kept && admitted instanceof Outcome.First(Outcome.Ticket ticket)) {
            idempotency.abandon(ticket);
        }
    }
}
