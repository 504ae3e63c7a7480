package io.reprise.api.master;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened in the library, newest first. */
record ActivityBody(List<ActivityEntry> items, @Nullable String next) {
    /**
     * @param position where in the log
     * @param actorName what the person is called today; absent for the system, and for who has no account any more
     * @param correlation the same for all that one request or job has caused
     * @param type stored name of the event
     * @param summary one line for a person
     * @param params what the line is made of, to say it in another language
     * @param masterId the one master that it is about; absent if it is about several or none
     * @param title of the master
     * @param fileName of a master without a title
     * @param masters how many masters it is about that the reader may see
     */
    record ActivityEntry(
            long position,
            Instant at,
            @Nullable String actor,
            @Nullable String actorName,
            @Nullable String correlation,
            String type,
            String summary,
            Map<String, Object> params,
            @Nullable UUID masterId,
            @Nullable String title,
            @Nullable String fileName,
            int masters) {}
}
