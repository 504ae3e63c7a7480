package io.reprise.domain.rate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a rate. */
public sealed interface RateCommand {
    UUID rateId();

    /**
     * Records what one unit of a currency was worth; answers with the rate's version. A repeat changes nothing.
     *
     * @param base ISO 4217 code of what one unit is of
     * @param quote ISO 4217 code of what it was worth
     * @param rate units of {@code quote} for one of {@code base}: positive, at most 9 digits before the point and 8 after
     * @param date the day it was worth that
     * @param recordedAt from when on it is known, to the microsecond
     */
    record RecordRate(
            @TargetAggregateIdentifier UUID rateId,
            String base,
            String quote,
            BigDecimal rate,
            LocalDate date,
            Instant recordedAt)
            implements RateCommand {}
}
