package io.reprise.api.valuation;

import io.reprise.domain.cost.CostEvent;
import io.reprise.storage.cost.EntryRow;
import io.reprise.storage.event.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger as clients see it.
 *
 * @param entry place among the entries of its cost, from 0
 * @param position of its event in the log
 */
public record EntryBody(
        UUID costId,
        long entry,
        UUID masterId,
        @Nullable String brand,
        String kind,
        MoneyBody amount,
        LocalDate date,
        Instant recordedAt,
        @Nullable Long reverses,
        @Nullable Long corrects,
        long position) {
    static EntryBody of(EntryRow row) {
        return new EntryBody(
                row.costId(),
                row.entry(),
                row.masterId(),
                row.brand(),
                row.kind().code(),
                MoneyBody.of(row.amount()),
                row.effective(),
                row.recordedAt(),
                row.reverses(),
                row.corrects(),
                row.position());
    }

    /** The entry that an event of a cost is. */
    public static EntryBody of(CostEvent event, RecordedEvent recorded) {
        return new EntryBody(
                event.costId(),
                recorded.sequence(),
                event.masterId(),
                event.brand(),
                event.kind().code(),
                MoneyBody.of(event.amount()),
                event.effective(),
                event.recordedAt(),
                event instanceof CostEvent.Reversed reversed ? (Long) reversed.reverses() : null,
                event instanceof CostEvent.Recorded entry ? entry.corrects() : null,
                recorded.index());
    }
}
