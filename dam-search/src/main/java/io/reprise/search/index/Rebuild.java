package io.reprise.search.index;

import io.reprise.domain.master.MasterDocument;
import io.reprise.domain.master.MasterDocuments;
import io.reprise.search.node.Backoff;
import io.reprise.search.node.SearchUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new index from the database while the old one serves, then swaps them. It reads and writes nothing else: no
 * event, job or blob arises from it. What changes meanwhile is written by the indexer to both indexes; revisions as
 * external versions decide what stays, so nothing is lost in either order.
 */
public final class Rebuild {
    /** Documents in one bulk request. */
    public static final int BATCH = 1_000;

    private static final int ATTEMPTS = 8;

    private final MasterIndex index;
    private final MasterDocuments documents;
    private final BulkWriter writer;

    public Rebuild(MasterIndex index, MasterDocuments documents) {
        this.index = index;
        this.documents = documents;
        this.writer = new BulkWriter(index);
    }

    /** Told after every batch, from one thread. */
    @FunctionalInterface
    public interface Progress {
        void reached(long done, long total);
    }

    /**
     * What a rebuild did.
     *
     * @param read documents read from the database
     * @param written of these, put into the new index
     * @param superseded of these, already there as new or newer, by the indexer
     * @param failed of these, refused by the index
     */
    public record Result(long read, long written, long superseded, long failed, Duration took) {}

    /**
     * Runs to the end; on any failure the old index goes on serving and the new one is thrown away.
     *
     * @throws SearchUnavailable when Elasticsearch stayed away for longer than the retries, or another rebuild runs
     */
    public Result run(Progress progress) throws InterruptedException {
        if (!index.rebuildLock().tryLock()) {
            throw new SearchUnavailable("A rebuild is running already");
        }
        try {
            index.begin();
            Result result = fill(progress);
            index.finish();
            return result;
        } catch (RuntimeException | InterruptedException e) {
            abandon(e);
            throw e;
        } finally {
            index.rebuildLock().unlock();
        }
    }

    private void abandon(Exception reason) {
        try {
            index.abort();
        } catch (RuntimeException e) {
            // The next rebuild throws it away first.
            reason.addSuppressed(e);
        }
    }

    private Result fill(Progress progress) throws InterruptedException {
        long started = System.nanoTime();
        long total = documents.count();
        Tally tally = new Tally();
        // One batch is on its way to the index while the next is read from the database.
        try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
            Future<BulkWriter.@Nullable Outcome> sent = sender.submit(() -> null);
            List<UUID> page = documents.page(null, BATCH);
            while (!page.isEmpty()) {
                Collection<MasterDocument> loaded =
                        new ArrayList<>(documents.load(page).values());
                tally.add(result(sent));
                progress.reached(tally.done(), Math.max(total, tally.done()));
                tally.read += loaded.size();
                sent = sender.submit(() -> send(loaded));
                page = documents.page(page.getLast(), BATCH);
            }
            tally.add(result(sent));
            progress.reached(tally.done(), Math.max(total, tally.done()));
        }
        return tally.result(Duration.ofNanos(System.nanoTime() - started));
    }

    private BulkWriter.Outcome send(Collection<MasterDocument> batch) throws InterruptedException {
        Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));
        for (int attempt = 1; ; attempt++) {
            try {
                return writer.write(List.of(index.building()), batch, List.of());
            } catch (SearchUnavailable e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(backoff.next());
            }
        }
    }

    private static BulkWriter.@Nullable Outcome result(Future<BulkWriter.@Nullable Outcome> sent)
            throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new SearchUnavailable("Writing a batch failed", e.getCause());
        }
    }

    private static final class Tally {
        private long read;
        private long written;
        private long superseded;
        private long failed;

        void add(BulkWriter.@Nullable Outcome outcome) {
            if (outcome != null) {
                written += outcome.written();
                superseded += outcome.superseded();
                failed += outcome.failures().size();
            }
        }

        long done() {
            return written + superseded + failed;
        }

        Result result(Duration took) {
            return new Result(read, written, superseded, failed, took);
        }
    }
}
