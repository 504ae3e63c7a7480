package io.reprise.api.cost;

import io.reprise.api.valuation.EntryBody;
import io.reprise.api.valuation.MoneyBody;
import io.reprise.domain.cost.CostEvent;
import io.reprise.storage.event.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cost as clients see it: the entry that stands, and how it came to stand.
 *
 * @param version what {@code ETag} says
 * @param entries oldest first
 */
record CostBody(
        UUID costId,
        UUID masterId,
        @Nullable String brand,
        String kind,
        MoneyBody amount,
        LocalDate date,
        @Nullable String note,
        Instant recordedAt,
        @Nullable String actor,
        long version,
        List<EntryBody> entries) {

    /** @param events of one cost, up to the version to be shown */
    static CostBody of(List<RecordedEvent> events) {
        List<EntryBody> entries = new ArrayList<>();
        for (RecordedEvent event : events) {
            entries.add(EntryBody.of((CostEvent) event.payload(), event));
        }
        // The last event is never a reversal: what stands in for the reversed entry follows in the same transaction.
        RecordedEvent last = events.getLast();
        CostEvent.Recorded standing = (CostEvent.Recorded) last.payload();
        return new CostBody(
                standing.costId(),
                standing.masterId(),
                standing.brand(),
                standing.kind().code(),
                MoneyBody.of(standing.amount()),
                standing.effective(),
                standing.note(),
                standing.recordedAt(),
                last.actor(),
                last.sequence(),
                entries);
    }
}
