package io.reprise.domain.variant;

import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.Forgettable;

/**
 * The rendered file of a variant.
 *
 * @param bytes size of the file
 * @param width pixels
 * @param height pixels
 * @param quality the encoder quality it took to meet the byte budget, 1 to 100
 * @param engine what rendered it, with its version
 */
public record Rendition(
        @Forgettable Digest digest, long bytes, int width, int height, String format, int quality, String engine) {}
