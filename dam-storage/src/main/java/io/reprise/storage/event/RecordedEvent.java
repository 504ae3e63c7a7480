package io.reprise.storage.event;

import io.reprise.domain.shared.StoredAs;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log.
 *
 * @param index place in the whole log
 * @param aggregateId whose event it is
 * @param sequence place among the events of its aggregate, from 0
 * @param at when it was appended
 * @param reason why, {@code [erased]} if it was forgotten
 */
public record RecordedEvent(
        long index,
        String aggregateId,
        long sequence,
        Instant at,
        Object payload,
        @Nullable String actor,
        @Nullable String reason,
        @Nullable String correlation) {
    /** Stored name and audience. */
    public StoredAs stored() {
        return StoredNames.of(payload.getClass());
    }
}
