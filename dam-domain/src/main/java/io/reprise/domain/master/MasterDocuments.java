package io.reprise.domain.master;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the search index gets its documents: the relational projection marks a master pending in the transaction that
 * changes its rows, the indexer drains the marks. Any node may drain.
 */
public interface MasterDocuments {

    /** A master whose document has changed. The mark number rises with every change of any master. */
    record Mark(UUID masterId, long mark) {}

    /** Claims at most {@code limit} marks for a minute, interactive ones before bulk ones, oldest first. */
    List<Mark> claim(int limit);

    /** Documents by id as they are now. A master that is no longer there (forgotten) has no entry. */
    Map<UUID, MasterDocument> load(Collection<UUID> masterIds);

    /** Removes the marks that were indexed, unless the master has been marked again since. */
    void indexed(Collection<Mark> marks);

    /** Gives the marks back, to be claimed again at once. */
    void release(Collection<Mark> marks);

    /**
     * Whether nothing is left to index of what was marked up to now.
     *
     * @param masterId only this master, or null for all
     * @param upTo the highest mark that matters, from {@link #lastMark()}
     */
    boolean drained(@Nullable UUID masterId, long upTo);

    /** The highest mark given so far, 0 if none. */
    long lastMark();

    /** Ids in order, after the given one (null: from the start), for a rebuild. */
    List<UUID> page(@Nullable UUID after, int limit);

    long count();

    /** Waits until there may be something to claim, at most this long. */
    void awaitMarks(Duration atMost) throws InterruptedException;
}
