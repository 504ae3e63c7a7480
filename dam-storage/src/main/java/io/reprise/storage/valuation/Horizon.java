package io.reprise.storage.valuation;

import io.reprise.domain.shared.RecordedTooEarly;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Up to when figures have been answered. A transaction that records a fact holds it open; whoever answers a figure first
 * closes it up to the instant the figure is known at, which waits for those transactions. So no fact ever joins those
 * that an answered figure was made of, on whichever node it is recorded and whenever its transaction ends.
 */
public final class Horizon {
    private static final long LOCK = 0x5245_5052_4953_45L + 2;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Horizon(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /**
     * Lets a fact be recorded in the transaction that this thread is in.
     *
     * @throws RecordedTooEarly if figures of that instant have been answered
     */
    public void hold(Instant recordedAt) {
        jdbc.sql("select pg_advisory_xact_lock_shared(?)").param(LOCK).query().singleRow();
        Instant closed = closed();
        if (!recordedAt.isAfter(closed)) {
            throw new RecordedTooEarly(closed);
        }
    }

    /** The present, or the first instant after the horizon if another node's clock is ahead of this one's. */
    public Instant next(Instant now) {
        Instant present = now.truncatedTo(ChronoUnit.MICROS);
        Instant closed = closed();
        return present.isAfter(closed) ? present : closed.plus(1, ChronoUnit.MICROS);
    }

    /** From now on nothing is recorded at that instant or before it, and what was is there to be read. */
    public void close(Instant knownAt) {
        if (!closed().isBefore(knownAt)) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            alone();
            jdbc.sql("update figure_horizon set closed = greatest(closed, ?)")
                    .param(Timestamp.from(knownAt))
                    .update();
        });
    }

    /** Waits until nobody records, and lets nobody record before the end of the transaction that this thread is in. */
    public void alone() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
    }

    private Instant closed() {
        return jdbc.sql("select closed from figure_horizon")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
