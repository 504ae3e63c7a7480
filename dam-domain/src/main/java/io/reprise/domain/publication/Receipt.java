package io.reprise.domain.publication;

import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.Forgettable;
import java.time.Instant;
import java.util.UUID;

/**
 * What a target says it was given.
 *
 * @param delivery all files handed over together
 * @param target kind of the target: {@code folder} or {@code zip}
 * @param fileName the file's name in the delivery, with {@code /} between its parts
 * @param digest of the bytes handed over
 */
public record Receipt(
        UUID delivery,
        String target,
        String fileName,
        @Forgettable Digest digest,
        Instant at) {}
