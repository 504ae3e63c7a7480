package io.reprise.storage.reading;

import io.reprise.storage.channel.ChannelProfileProjection;
import io.reprise.storage.event.EventLog;
import io.reprise.storage.event.Position;
import io.reprise.storage.master.MasterProjection;
import io.reprise.storage.publication.PublicationProjection;
import io.reprise.storage.rights.RightsProjection;
import io.reprise.storage.variant.VariantProjection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The relational projection as a whole: follows the log, tells how far it is, and can be rebuilt while it is read. */
public final class Reading {
    /** Name of the processor that fills the tables. */
    public static final String PROCESSOR = "tables";

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final long REBUILD_LOCK = ReadingTables.LOCK + 1;
    private static final int MOST_SWAPS = 100;
    private static final int CHUNK = 500;

    private final EventLog log;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Runnable onBatch;

    /** @param onBatch runs after each batch of events is in the tables */
    public Reading(EventLog log, DataSource dataSource, Runnable onBatch) {
        this.log = log;
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.onBatch = onBatch;
    }

    /** Makes the tables if need be and registers the processor that fills them. */
    public void follow() {
        ReadingTables.ensure(dataSource, PROCESSOR);
        Tables live = Tables.live(dataSource);
        log.follow(
                PROCESSOR,
                true,
                this::holdSwapOff,
                onBatch,
                new MasterProjection(live),
                new VariantProjection(live),
                new ChannelProfileProjection(live),
                new RightsProjection(live),
                new PublicationProjection(live));
    }

    /** No swap may fall into a batch's transaction. */
    private void holdSwapOff() {
        jdbc.sql("select pg_advisory_xact_lock_shared(?)")
                .param(ReadingTables.LOCK)
                .query()
                .singleRow();
    }

    /** Whether the tables hold the write at the position; answered from the database, so by any node. */
    public boolean covers(Position position) {
        return EventLog.covers(log.token(PROCESSOR), position.index());
    }

    /** Waits until the tables cover the position; false if that takes longer than allowed. */
    public boolean await(Position position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        long pause = TimeUnit.MILLISECONDS.toNanos(2);
        while (!covers(position)) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, TimeUnit.MILLISECONDS.toNanos(25));
        }
        return true;
    }

    /**
     * Fills a second set of tables from the whole log while the first one is read and followed, then swaps them. Makes no
     * event, job or blob.
     *
     * @param progress told the number of events replayed so far
     * @return the number of events replayed
     */
    public long rebuild(LongConsumer progress) {
        try (Connection session = dataSource.getConnection()) {
            session.setAutoCommit(true);
            if (!lock(session, "select pg_try_advisory_lock(?)", REBUILD_LOCK)) {
                throw new IllegalStateException("the tables are being rebuilt already");
            }
            try {
                return rebuild(session, progress);
            } finally {
                lock(session, "select pg_advisory_unlock(?)", REBUILD_LOCK);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be rebuilt", e);
        }
    }

    private long rebuild(Connection session, LongConsumer progress) throws SQLException {
        String live = ReadingTables.live(dataSource);
        String ahead = ReadingTables.next(live);
        ReadingTables.create(jdbc, ahead);
        Tables next = new Tables(jdbc, ahead, false);
        List<AnnotationEventHandlerAdapter> projections = List.of(
                new AnnotationEventHandlerAdapter(new MasterProjection(next)),
                new AnnotationEventHandlerAdapter(new VariantProjection(next)),
                new AnnotationEventHandlerAdapter(new ChannelProfileProjection(next)),
                new AnnotationEventHandlerAdapter(new RightsProjection(next)),
                new AnnotationEventHandlerAdapter(new PublicationProjection(next)));
        var replay = new Replay(projections, progress);
        // Most of the log without holding anybody up, then the rest with the live tables held still.
        while (replay.upTo(log.token(PROCESSOR), false) > CHUNK) {
            LOG.info("{} events replayed into the new tables", replay.count);
        }
        lock(session, "select pg_advisory_lock(?) is not null", ReadingTables.LOCK);
        try {
            replay.upTo(log.token(PROCESSOR), true);
            swap(live, ahead);
        } finally {
            lock(session, "select pg_advisory_unlock(?)", ReadingTables.LOCK);
        }
        onBatch.run();
        return replay.count;
    }

    private static boolean lock(Connection session, String statement, long key) throws SQLException {
        try (PreparedStatement prepared = session.prepareStatement(statement)) {
            prepared.setLong(1, key);
            try (ResultSet row = prepared.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void swap(String live, String next) {
        unlimited("update " + next + ".master n set revision = greatest(n.revision, o.revision) from " + live
                + ".master o where o.id = n.id");
        for (int attempt = 1; ; attempt++) {
            try {
                unlimited("""
                        set local lock_timeout = '400ms';
                        drop schema %1$s cascade;
                        alter schema %2$s rename to %1$s;
                        delete from dead_letter_entry where processing_group = '%3$s';
                        insert into search_mark (master_id, mark, bulk)
                          select id, nextval('search_mark_seq'), true from %1$s.master where versions > 0
                        on conflict (master_id) do update set mark = excluded.mark, claimed_until = null
                        """.formatted(live, next, PROCESSOR));
                return;
            } catch (DataAccessException e) {
                // Readers lock the tables in any order. Giving up before PostgreSQL looks for deadlocks (after a
                // second)
                // makes the swap wait, and no reader fail.
                if (attempt == MOST_SWAPS || !isLockTimeout(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isLockTimeout(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException sql
                && List.of("55P03", "40P01").contains(sql.getSQLState());
    }

    /** A large library takes longer than a request may. No event is written here, so no reader of the log waits for it. */
    private void unlimited(String statements) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        set local statement_timeout = 0;
                        do 'begin
                          if current_setting(''transaction_timeout'', true) is not null then
                            perform set_config(''transaction_timeout'', ''0'', true);
                          end if;
                        end';
                        """ + statements).update());
    }

    /**
     * Takes what the tables could not take before, after its cause was mended.
     *
     * @return the number of events taken
     */
    public int retryDeadLetters() {
        try (Connection session = dataSource.getConnection()) {
            session.setAutoCommit(true);
            // A swap in between would have taken the letters' events already.
            lock(session, "select pg_advisory_lock_shared(?) is not null", ReadingTables.LOCK);
            try {
                return log.retryDeadLetters(PROCESSOR);
            } finally {
                lock(session, "select pg_advisory_unlock_shared(?)", ReadingTables.LOCK);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the dead letters cannot be tried again", e);
        }
    }

    private final class Replay {
        private final List<AnnotationEventHandlerAdapter> projections;
        private final LongConsumer progress;
        private @Nullable TrackingToken done;
        private long count;

        private Replay(List<AnnotationEventHandlerAdapter> projections, LongConsumer progress) {
            this.projections = projections;
            this.progress = progress;
        }

        /** Replays exactly what the token covers and was not replayed yet; returns how much that was. */
        private long upTo(@Nullable TrackingToken goal, boolean last) {
            long before = count;
            if (goal == null) {
                return 0;
            }
            var chunk = new ArrayList<TrackedEventMessage<?>>(CHUNK);
            try (var events = log.after(done)) {
                for (var iterator = events.iterator(); iterator.hasNext(); ) {
                    TrackedEventMessage<?> event = iterator.next();
                    long index = event.trackingToken().position().orElseThrow();
                    if (goal.position().orElse(-1) < index) {
                        break;
                    }
                    boolean covered = EventLog.covers(goal, index);
                    if (!covered && !last) {
                        // An open gap: what lies behind it is read again with it.
                        break;
                    }
                    if (covered) {
                        chunk.add(event);
                    }
                    done = event.trackingToken();
                    if (chunk.size() == CHUNK) {
                        apply(chunk);
                    }
                }
            }
            apply(chunk);
            return count - before;
        }

        private void apply(List<TrackedEventMessage<?>> chunk) {
            transaction.executeWithoutResult(_ -> {
                for (TrackedEventMessage<?> event : chunk) {
                    for (AnnotationEventHandlerAdapter projection : projections) {
                        handle(projection, event);
                    }
                }
            });
            count += chunk.size();
            chunk.clear();
            progress.accept(count);
        }

        private static void handle(AnnotationEventHandlerAdapter projection, EventMessage<?> event) {
            try {
                projection.handle(event);
            } catch (Exception e) {
                throw new IllegalStateException("the log cannot be replayed at " + event.getIdentifier(), e);
            }
        }
    }
}
