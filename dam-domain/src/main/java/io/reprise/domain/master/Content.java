package io.reprise.domain.master;

import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.Forgettable;

/**
 * The bytes of a version and what they were found to be.
 *
 * @param bytes size of the file, at least 1
 * @param fileName as sent, without any path, at most 255 characters
 */
public record Content(
        @Forgettable Digest digest,
        long bytes,
        @Forgettable String fileName,
        @Forgettable MediaFacts media) {}
