package io.reprise.search.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.reprise.search.node.SearchUnavailable;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Points in time of the index that pages of one search share. Searches that begin within a quarter of a second begin with
 * the same one: most cost no extra round trip, and the number that Elasticsearch keeps open is bounded by their lifetime.
 */
public final class Snapshots {
    /** How long a search can be paged after its last page was read. */
    public static final String KEEP_ALIVE = "2m";

    private static final long SHARED_NANOS = Duration.ofMillis(250).toNanos();

    private final MasterIndex index;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Snapshot newest;

    public Snapshots(MasterIndex index) {
        this.index = index;
    }

    private record Snapshot(String id, long openedAt) {
        boolean isFresh() {
            return System.nanoTime() - openedAt < SHARED_NANOS;
        }
    }

    /** A point in time of at most a quarter of a second ago, and not before the last {@link #expire()}. */
    public String current() {
        Snapshot known = newest;
        if (known != null && known.isFresh()) {
            return known.id();
        }
        opening.lock();
        try {
            known = newest;
            if (known == null || !known.isFresh()) {
                known = open();
                newest = known;
            }
            return known.id();
        } finally {
            opening.unlock();
        }
    }

    /** The next search sees what is findable from now on. */
    public void expire() {
        opening.lock();
        try {
            newest = null;
        } finally {
            opening.unlock();
        }
    }

    private Snapshot open() {
        long now = System.nanoTime();
        try {
            String id = index.node()
                    .quickly(client -> client.openPointInTime(
                            open -> open.index(index.alias()).keepAlive(keep -> keep.time(KEEP_ALIVE))))
                    .id();
            return new Snapshot(id, now);
        } catch (ElasticsearchException e) {
            if (e.status() == 404) {
                throw new SearchUnavailable("There is no index yet", e);
            }
            throw e;
        }
    }
}
