package io.reprise.domain.variant;

import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.Forgettable;
import java.util.List;

/**
 * The rendered file of a variant.
 *
 * @param bytes size of the file
 * @param width pixels
 * @param height pixels
 * @param quality the encoder quality it took to meet the byte budget, 1 to 100
 * @param engine what rendered it, with its version
 * @param notes codes of what a recipe asked and the picture did not allow, for example {@code ground-not-uniform}
 */
public record Rendition(
        @Forgettable Digest digest,
        long bytes,
        int width,
        int height,
        String format,
        int quality,
        String engine,
        List<String> notes) {

    @SuppressWarnings("NullAway") // files that were made before there were notes have none
    public Rendition {
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** A file that is all that was asked. */
    public Rendition(Digest digest, long bytes, int width, int height, String format, int quality, String engine) {
        this(digest, bytes, width, height, format, quality, engine, List.of());
    }
}
