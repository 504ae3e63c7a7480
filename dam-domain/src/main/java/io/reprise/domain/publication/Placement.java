package io.reprise.domain.publication;

import io.reprise.domain.variant.Rendition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published file on its way to its slot: what is needed to name it, to find its bytes and to say what it is.
 *
 * @param masterVersion version of the master that the file shows
 * @param profile the profile it was made for
 * @param product the seller's code (SKU); null = not told
 * @param file as it was published, whatever has become of the variant since
 * @param from first instant at which it is live
 * @param until first instant at which it is no longer; null = until it is withdrawn
 */
public record Placement(
        UUID publicationId,
        UUID variantId,
        UUID masterId,
        int masterVersion,
        String profile,
        Slot slot,
        @Nullable String product,
        Rendition file,
        Instant from,
        @Nullable Instant until) {}
