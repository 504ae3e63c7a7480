package io.reprise.domain.cost;

import io.reprise.domain.money.Money;
import io.reprise.domain.shared.AboutMaster;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/** What may be asked of a cost. Each answers with the cost's version after it. */
public sealed interface CostCommand extends AboutMaster {
    UUID costId();

    /**
     * Records that money was spent; a repeat changes nothing.
     *
     * @param brand of the master, as it is when the cost is recorded
     * @param effective the day the money was spent
     * @param recordedAt from when on it is known, to the microsecond
     * @param note up to {@value Cost#LONGEST_NOTE} characters
     */
    record RecordCost(
            @TargetAggregateIdentifier UUID costId,
            UUID masterId,
            @Nullable String brand,
            CostKind kind,
            Money amount,
            LocalDate effective,
            Instant recordedAt,
            @Nullable String note)
            implements CostCommand {}

    /** Reverses the entry that stands and records another in its place, in one transaction. No change, no event. */
    record Correct(
            @TargetAggregateIdentifier UUID costId,
            @TargetAggregateVersion @Nullable Long expected,
            UUID masterId,
            CostKind kind,
            Money amount,
            LocalDate effective,
            Instant recordedAt,
            @Nullable String note)
            implements CostCommand {}
}
