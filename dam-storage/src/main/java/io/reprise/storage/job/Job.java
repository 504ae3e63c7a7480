package io.reprise.storage.job;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as it stands.
 *
 * @param owner who ordered it
 * @param subject what it is about, if it is one thing
 * @param total items; {@code done + failed} reaches it unless the job is cancelled
 * @param remaining expected time to the end at the rate so far; null while nothing is known of the rate, and at the end
 * @param position opaque position that covers what the job wrote, once it is recorded
 */
public record Job(
        UUID id,
        String kind,
        State state,
        String owner,
        @Nullable UUID subject,
        int total,
        int done,
        int failed,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Duration remaining,
        @Nullable String position,
        JsonNode params) {}
