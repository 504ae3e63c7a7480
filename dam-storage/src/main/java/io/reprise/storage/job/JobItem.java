package io.reprise.storage.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One item of a job as it stands.
 *
 * @param no from 0 in the order in which the items were given
 * @param attempts how often it was begun
 * @param result of the last attempt that ended
 */
public record JobItem(
        int no,
        String groupKey,
        @Nullable UUID subject,
        State state,
        int attempts,
        JsonNode payload,
        @Nullable JsonNode result) {}
