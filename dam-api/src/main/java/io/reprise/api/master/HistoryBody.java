package io.reprise.api.master;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to a master and its variants, newest first. */
record HistoryBody(List<Entry> items, @Nullable String next, int total) {

    /**
     * @param position where in the log
     * @param actorName what the person is called today; absent for the system, and for who has no account any more
     * @param type stored name of the event
     * @param summary one line for a person
     * @param params what the line is made of, to say it in another language
     */
    record Entry(
            long position,
            Instant at,
            @Nullable String actor,
            @Nullable String actorName,
            @Nullable String reason,
            @Nullable String correlation,
            String type,
            String summary,
            Map<String, Object> params,
            List<Change> changes) {
        Entry by(@Nullable String name) {
            return new Entry(position, at, actor, name, reason, correlation, type, summary, params, changes);
        }
    }

    /** @param member JSON member that changed; absent before or after means it was not there */
    record Change(
            String member,
            @Nullable Object before,
            @Nullable Object after) {}
}
