package io.reprise.media.request;

import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.variant.Measurement;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request.
 *
 * @param facts when they were asked for
 * @param outputs in the order of the request
 * @param previews in the order of the request
 * @param engine what decoded and encoded, for example {@code libvips 8.18.7 (sharp-libvips 1.3.4)}
 * @param cpuMillis processor time the worker spent on the request, in milliseconds
 */
public record MediaResult(
        @Nullable MediaFacts facts, List<Rendered> outputs, List<Shown> previews, String engine, double cpuMillis)
        implements MediaOutcome {
    public MediaResult {
        outputs = List.copyOf(outputs);
        previews = List.copyOf(previews);
    }

    /**
     * A written variant.
     *
     * @param quality encoder quality the byte budget left
     * @param lostMetadata rights and AI fields of the source that a reading of the written file did not find again, by
     *     standard name; empty when all is kept
     * @param notes codes of what the treatment asked and the picture did not allow
     */
    public record Rendered(
            Path file, Measurement measurement, int quality, List<String> lostMetadata, List<String> notes) {
        public Rendered {
            lostMetadata = List.copyOf(lostMetadata);
            notes = List.copyOf(notes);
        }
    }

    /** A written preview and its size in pixels and bytes. */
    public record Shown(Path file, int width, int height, long bytes) {}
}
