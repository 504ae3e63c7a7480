package io.reprise.domain.rate;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What has happened to a rate. Stored for ever under the names given here. */
public sealed interface RateEvent {
    UUID rateId();

    @StoredAs(value = "rate.recorded", audience = Audience.FINANCE)
    record Recorded(UUID rateId, String base, String quote, BigDecimal rate, LocalDate date, Instant recordedAt)
            implements RateEvent {}
}
