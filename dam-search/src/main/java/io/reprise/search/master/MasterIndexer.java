package io.reprise.search.master;

import io.reprise.domain.master.MasterDocument;
import io.reprise.domain.master.MasterDocuments;
import io.reprise.domain.master.MasterDocuments.Mark;
import io.reprise.search.index.BulkWriter;
import io.reprise.search.index.CoalescedRefresh;
import io.reprise.search.index.MasterIndex;
import io.reprise.search.index.Rebuild;
import io.reprise.search.index.Snapshots;
import io.reprise.search.node.Backoff;
import io.reprise.search.node.SearchUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings marked masters into the index. While Elasticsearch is away the marks stay where they are, in the database; when it
 * is back they are drained. An index that was never filled is filled from the database first.
 */
public final class MasterIndexer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MasterIndexer.class);
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final long POLL_MILLISECONDS = 100;

    private final MasterIndex index;
    private final MasterDocuments documents;
    private final Snapshots snapshots;
    private final BulkWriter writer;
    private final CoalescedRefresh refresh;
    private final HeldMarks held = new HeldMarks();
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));
    private final Object drained = new Object();
    private final AtomicLong indexed = new AtomicLong();
    private final AtomicLong superseded = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile int heldNow;
    private volatile long behindSince;
    private volatile @Nullable String lastFailure;
    private boolean prepared;
    private @Nullable Thread drain;
    private volatile @Nullable Thread filling;

    public MasterIndexer(MasterIndex index, MasterDocuments documents, Snapshots snapshots) {
        this.index = index;
        this.documents = documents;
        this.snapshots = snapshots;
        this.writer = new BulkWriter(index);
        this.refresh = new CoalescedRefresh(index::refresh);
    }

    public synchronized void start() {
        if (drain != null) {
            throw new IllegalStateException("The indexer was started already");
        }
        drain = Thread.ofPlatform().daemon().name("master-indexer").start(this::run);
    }

    public IndexerStatus status() {
        long since = behindSince;
        Duration behind = since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
        return new IndexerStatus(indexed.get(), superseded.get(), failed.get(), heldNow, behind, lastFailure);
    }

    /**
     * Waits until everything marked before this call is findable, whichever node indexes it.
     *
     * @param masterId only what was marked of this master, or null for everything
     * @return false when that is not so in time
     */
    public boolean awaitIndexed(@Nullable UUID masterId, Duration atMost) throws InterruptedException {
        long upTo = documents.lastMark();
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!documents.drained(masterId, upTo)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            synchronized (drained) {
                drained.wait(Math.min(left, POLL_MILLISECONDS));
            }
        }
        try {
            refresh.run();
            snapshots.expire();
            return true;
        } catch (SearchUnavailable e) {
            return false;
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (InterruptedException e) {
            // Asked to stop: what is claimed is given back on the way out.
        } finally {
            giveBack(held.all());
        }
    }

    private void step() throws InterruptedException {
        try {
            if (!index.node().awaitUp(IDLE)) {
                prepared = false;
                return;
            }
            if (!prepared) {
                prepare();
                prepared = true;
            }
            drainOnce();
            backoff.reset();
        } catch (RuntimeException e) {
            // Elasticsearch or the database is away; neither may end this thread.
            prepared = false;
            lastFailure = String.valueOf(e.getMessage());
            log.warn("Indexing pauses: {}", lastFailure);
            Thread.sleep(backoff.next());
        }
    }

    private void prepare() {
        MasterIndex.Readiness readiness = index.ensure();
        Thread running = filling;
        if (readiness != MasterIndex.Readiness.READY && (running == null || !running.isAlive())) {
            filling = Thread.ofVirtual().name("index-fill").start(this::fill);
        }
    }

    private void fill() {
        Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
        try {
            while (index.node().awaitUp(Duration.ofDays(1))) {
                try {
                    if (index.ensure() != MasterIndex.Readiness.READY) {
                        Rebuild.Result result = new Rebuild(index, documents).run((done, total) -> {});
                        snapshots.expire();
                        log.info("The index was filled with {} masters in {}", result.written(), result.took());
                    }
                    return;
                } catch (RuntimeException e) {
                    log.warn("Filling the index is tried again: {}", e.getMessage());
                    Thread.sleep(pause.next());
                }
            }
        } catch (InterruptedException e) {
            // Asked to stop; an index that was not filled is filled at the next start.
        }
    }

    private void drainOnce() throws InterruptedException {
        List<Mark> due = held.due();
        if (!due.isEmpty()) {
            documents.release(due);
        }
        List<Mark> marks = documents.claim(BATCH);
        if (marks.isEmpty()) {
            behindSince = 0;
            documents.awaitMarks(IDLE);
            return;
        }
        if (behindSince == 0) {
            behindSince = System.nanoTime();
        }
        try {
            index(marks);
        } catch (RuntimeException e) {
            giveBack(marks);
            throw e;
        }
    }

    private void index(List<Mark> marks) {
        Set<UUID> ids = new HashSet<>();
        marks.forEach(mark -> ids.add(mark.masterId()));
        Map<UUID, MasterDocument> present = documents.load(ids);
        ids.removeAll(present.keySet());
        BulkWriter.Outcome outcome = writer.write(present.values(), ids);
        List<Mark> done = new ArrayList<>(marks.size());
        for (Mark mark : marks) {
            String failure = outcome.failures().get(mark.masterId());
            if (failure == null) {
                held.forget(mark.masterId());
                done.add(mark);
            } else {
                held.hold(mark);
                lastFailure = failure;
            }
        }
        heldNow = held.size();
        documents.indexed(done);
        indexed.addAndGet(outcome.written());
        superseded.addAndGet(outcome.superseded());
        failed.addAndGet(outcome.failures().size());
        synchronized (drained) {
            drained.notifyAll();
        }
    }

    private void giveBack(List<Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        try {
            documents.release(marks);
        } catch (RuntimeException e) {
            // A claim ends by itself after a minute.
            log.warn("{} marks could not be given back: {}", marks.size(), e.getMessage());
        }
    }

    /** Stops after the batch at hand. */
    @Override
    public synchronized void close() {
        Thread[] threads = {drain, filling};
        for (Thread thread : threads) {
            if (thread != null) {
                thread.interrupt();
            }
        }
        for (Thread thread : threads) {
            try {
                if (thread != null) {
                    thread.join(Duration.ofSeconds(45));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
