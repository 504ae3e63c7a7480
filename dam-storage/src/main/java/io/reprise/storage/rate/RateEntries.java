package io.reprise.storage.rate;

import io.reprise.domain.rate.RateEvent;
import io.reprise.domain.valuation.KnownRate;
import io.reprise.domain.valuation.Rates;
import io.reprise.storage.valuation.Horizon;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recorded rates, one row each. Written in the transaction of the command. */
public final class RateEntries {
    private final JdbcClient jdbc;
    private final Horizon horizon;

    public RateEntries(DataSource dataSource, Horizon horizon) {
        this.jdbc = JdbcClient.create(dataSource);
        this.horizon = horizon;
    }

    @EventHandler
    void on(RateEvent.Recorded event) {
        horizon.hold(event.recordedAt());
        write(event);
    }

    /** Adds the row of an event. */
    public void write(RateEvent.Recorded e) {
        jdbc.sql("insert into rate_entry (rate_id, base, quote, rate, date, recorded_at) values (?, ?, ?, ?, ?, ?)")
                .params(e.rateId(), e.base(), e.quote(), e.rate(), e.date(), Timestamp.from(e.recordedAt()))
                .update();
    }

    /** Every rate into a currency that a figure of the day may use. */
    public Rates into(String quote, LocalDate asOf, Instant knownAt) {
        return Rates.of(jdbc.sql("select rate_id, base, quote, rate, date, recorded_at from rate_entry"
                        + " where quote = ? and date between ? and ? and recorded_at <= ?")
                .params(quote, asOf.minusDays(Rates.LONGEST_AGE), asOf, Timestamp.from(knownAt))
                .query((row, _) -> new KnownRate(
                        row.getObject("rate_id", UUID.class),
                        row.getString("base"),
                        row.getString("quote"),
                        row.getBigDecimal("rate"),
                        row.getObject("date", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list());
    }
}
