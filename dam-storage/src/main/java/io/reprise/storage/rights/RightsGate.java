package io.reprise.storage.rights;

import io.reprise.domain.rights.PublicationGate;
import io.reprise.domain.rights.RightsDecision;
import io.reprise.domain.rights.Use;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Decides by the row of the running transaction and holds it: publications do not wait for each other, a change of rights
 * waits for all of them. A master without a row is refused, so there is nothing to hold.
 */
public final class RightsGate implements PublicationGate {
    private final RightsRows rows;

    public RightsGate(RightsRows rows) {
        this.rows = rows;
    }

    @Override
    public RightsDecision decide(UUID masterId, String channel, String market, Instant from, @Nullable Instant until) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("rights can only be held in a transaction");
        }
        return rows.find(" for share", masterId).decide(channel, market, from, until, Use.PUBLISH);
    }
}
