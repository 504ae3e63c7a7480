package io.reprise.search.master;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the indexer of this process is doing, since its start.
 *
 * @param indexed documents written or removed
 * @param superseded documents of which the index had the same or a newer revision
 * @param failed writes that the index refused; each is tried again
 * @param held masters waiting to be tried again
 * @param behind for how long there has always been something left to index, zero when there is nothing
 * @param lastFailure the reason of the newest failure, null if there was none
 */
public record IndexerStatus(
        long indexed,
        long superseded,
        long failed,
        int held,
        Duration behind,
        @Nullable String lastFailure) {}
