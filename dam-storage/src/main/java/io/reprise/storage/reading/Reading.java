package io.reprise.storage.reading;

import io.reprise.storage.channel.ChannelProfileProjection;
import io.reprise.storage.event.EventLog;
import io.reprise.storage.event.Position;
import io.reprise.storage.master.MasterProjection;
import io.reprise.storage.variant.VariantProjection;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The relational projection as a whole: follows the log, tells how far it is, and can be rebuilt while it is read. */
public final class Reading {
    /** Name of the processor that fills the tables. */
    public static final String PROCESSOR = "tables";

    /** Whoever fills the live tables holds it shared, whoever swaps them holds it alone. */
    private static final long SWAP_LOCK = 0x5245_5052_4953_45L;

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
        ReadingTables.ensure(dataSource);
        Tables live = Tables.live(dataSource);
        log.follow(
                PROCESSOR,
                true,
                this::holdSwapOff,
                onBatch,
                new MasterProjection(live),
                new VariantProjection(live),
                new ChannelProfileProjection(live));
    }

    /** No swap may fall into a batch's transaction. */
    private void holdSwapOff() {
        jdbc.sql("select pg_advisory_xact_lock_shared(?)")
                .param(SWAP_LOCK)
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
        ReadingTables.create(jdbc, ReadingTables.NEXT);
        Tables next = new Tables(jdbc, ReadingTables.NEXT, false);
        List<AnnotationEventHandlerAdapter> projections = List.of(
                new AnnotationEventHandlerAdapter(new MasterProjection(next)),
                new AnnotationEventHandlerAdapter(new VariantProjection(next)),
                new AnnotationEventHandlerAdapter(new ChannelProfileProjection(next)));
        var replay = new Replay(projections, progress);
        // Most of the log without holding anybody up, then the rest with the live tables held still.
        replay.upTo(log.token(PROCESSOR), false);
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(SWAP_LOCK).query().singleRow();
            replay.upTo(log.token(PROCESSOR), true);
            swap();
        });
        onBatch.run();
        return replay.count;
    }

    private void swap() {
        jdbc.sql("""
                update %2$s.master n set revision = greatest(n.revision, o.revision) from %1$s.master o where o.id = n.id;
                drop schema %1$s cascade;
                alter schema %2$s rename to %1$s;
                delete from dead_letter_entry where processing_group = '%3$s';
                insert into search_mark (master_id, mark, bulk)
                  select id, nextval('search_mark_seq'), true from %1$s.master
                on conflict (master_id) do update set mark = excluded.mark, claimed_until = null;
                """.formatted(ReadingTables.LIVE, ReadingTables.NEXT, PROCESSOR))
                .update();
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

        /** Replays exactly what the token covers and was not replayed yet. */
        private void upTo(@Nullable TrackingToken goal, boolean last) {
            if (goal == null) {
                return;
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
