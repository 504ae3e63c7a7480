package io.reprise.storage.cost;

import io.reprise.domain.cost.CostKind;
import io.reprise.domain.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger.
 *
 * @param entry place among the entries of its cost, from 0
 * @param reverses place of the entry that this one takes back
 * @param corrects place of the entry that this one stands in for
 * @param position of its event in the log
 */
public record EntryRow(
        UUID costId,
        long entry,
        UUID masterId,
        @Nullable String brand,
        CostKind kind,
        Money amount,
        LocalDate effective,
        Instant recordedAt,
        @Nullable Long reverses,
        @Nullable Long corrects,
        long position) {

    /** Where it stands in the order of lists. */
    public Place place() {
        return new Place(effective, recordedAt, costId, entry);
    }

    /** A place in the order of lists: by day, then as recorded. */
    public record Place(LocalDate effective, Instant recordedAt, UUID costId, long entry) {}
}
