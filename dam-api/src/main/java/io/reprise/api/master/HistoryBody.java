package io.reprise.api.master;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a master and its variants, newest first. */
record HistoryBody(List<Entry> items, @Nullable String next, int total) {

    /**
     * @param position where in the log
     * @param type stored name of the event
     * @param summary one line for a person
     */
    record Entry(
            long position,
            Instant at,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable String correlation,
            String type,
            String summary,
            List<Change> changes) {}

    /** @param member JSON member that changed; absent before or after means it was not there */
    record Change(
            String member,
            @Nullable Object before,
            @Nullable Object after) {}
}
