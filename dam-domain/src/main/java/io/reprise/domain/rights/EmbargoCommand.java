package io.reprise.domain.rights;

import io.reprise.domain.shared.AboutMaster;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a master's embargo. Each answers with the embargo's version after it. */
public sealed interface EmbargoCommand extends AboutMaster {
    /** {@link Embargo#idOf} the master. */
    UUID embargoId();

    /**
     * Hides the master during a window, instead of any embargo before. A repeat changes nothing.
     *
     * @param from first instant; null = at once
     * @param until first instant at which it is over, after {@code from} and {@code at}; within the years 1 to 9999
     * @param reason at most 2,000 characters
     * @param at the present instant
     */
    record Place(
            @TargetAggregateIdentifier UUID embargoId,
            UUID masterId,
            @Nullable Instant from,
            Instant until,
            @Nullable String reason,
            Instant at)
            implements EmbargoCommand {}

    /** Ends the embargo, whether its window has begun or not. */
    record Lift(@TargetAggregateIdentifier UUID embargoId, UUID masterId) implements EmbargoCommand {}
}
