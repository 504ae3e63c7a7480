package io.reprise.media.request;

import io.reprise.domain.channel.Rendering;
import java.nio.file.Path;
import java.util.List;

/**
 * What to do with one file; it is decoded once, whatever is asked.
 *
 * @param source file to read; its name is not looked at
 * @param inspect whether facts and features are wanted
 * @param outputs variants to render and measure
 * @param previews renditions for screens
 */
public record MediaRequest(Path source, boolean inspect, List<Output> outputs, List<Preview> previews) {
    public MediaRequest {
        source = source.toAbsolutePath();
        outputs = List.copyOf(outputs);
        previews = List.copyOf(previews);
    }

    /** Facts only. */
    public static MediaRequest inspect(Path source) {
        return new MediaRequest(source, true, List.of(), List.of());
    }

    /** Variants only. */
    public static MediaRequest render(Path source, List<Output> outputs) {
        return new MediaRequest(source, false, outputs, List.of());
    }

    /** @param target file to write; it is replaced, and nothing of it is promised when the request fails */
    public record Output(Path target, Rendering rendering) {
        public Output {
            target = target.toAbsolutePath();
        }
    }

    /**
     * A JPEG without metadata, on white.
     *
     * @param target file to write
     * @param longestSide pixels at most, 16 to 8192; never enlarged
     */
    public record Preview(Path target, int longestSide) {
        public Preview {
            target = target.toAbsolutePath();
            if (longestSide < 16 || longestSide > 8_192) {
                throw new IllegalArgumentException("a preview has 16 to 8192 pixels");
            }
        }
    }
}
