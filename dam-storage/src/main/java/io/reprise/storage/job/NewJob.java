package io.reprise.storage.job;

import com.fasterxml.uuid.Generators;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An order for work. Everything in it is ids and codes: no spaces, no free text, no content digest, since rows of jobs
 * are not encrypted and could not be forgotten.
 *
 * @param id chosen by the caller, so that the same order given twice is one job
 * @param kind which handler works on it, in kebab-case
 * @param owner id of whoever ordered it
 * @param params what all items share
 */
public record NewJob(
        UUID id, String kind, String owner, @Nullable UUID subject, JsonNode params, List<Item> items) {

    /** @throws IllegalArgumentException if something in it is more than an id or a code */
    public NewJob {
        items = List.copyOf(items);
        Codes.require("kind", kind);
        Codes.require("owner", owner);
        Codes.require("params", params);
    }

    /** A new job with an id of its own. */
    public static NewJob of(String kind, String owner, List<Item> items) {
        return new NewJob(
                Generators.timeBasedEpochGenerator().generate(),
                kind,
                owner,
                null,
                JsonNodeFactory.instance.objectNode(),
                items);
    }

    /**
     * One piece of the work.
     *
     * @param groupKey items of one job with the same key are handed to one handler call together; null = alone
     * @param subject what it is about
     */
    public record Item(@Nullable String groupKey, @Nullable UUID subject, JsonNode payload) {
        /** @throws IllegalArgumentException if something in it is more than an id or a code */
        public Item {
            if (groupKey != null) {
                Codes.require("groupKey", groupKey);
            }
            Codes.require("payload", payload);
        }
    }
}
