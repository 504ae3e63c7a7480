package io.reprise.storage.job;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One group of items that one worker may work on until the lease ends.
 *
 * @param claim proof of the claim; another worker that takes the group later has another
 * @param items at least one, by number
 */
public record Claim(
        UUID claim,
        UUID jobId,
        int groupNo,
        String groupKey,
        String kind,
        String owner,
        JsonNode params,
        List<Item> items) {

    /** @param attempt from 1 */
    public record Item(int no, @Nullable UUID subject, JsonNode payload, int attempt) {}
}
