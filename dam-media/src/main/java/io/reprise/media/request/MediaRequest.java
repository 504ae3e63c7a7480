package io.reprise.media.request;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.variant.FocalPoint;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * A variant.
     *
     * @param target file to write; it is replaced, and nothing of it is promised when the request fails
     * @param focalPoint what the frame's cut keeps in sight; null = the whole picture is placed
     * @param treatment what else is done to it; null = nothing
     */
    public record Output(
            Path target,
            Rendering rendering,
            @Nullable FocalPoint focalPoint,
            @Nullable Treatment treatment) {
        public Output {
            target = target.toAbsolutePath();
        }

        /** The whole picture. */
        public Output(Path target, Rendering rendering) {
            this(target, rendering, null, null);
        }

        /** What the frame's cut shows. */
        public Output(Path target, Rendering rendering, @Nullable FocalPoint focalPoint) {
            this(target, rendering, focalPoint, null);
        }
    }

    /**
     * How a variant would lie in its frame.
     *
     * @param focalPoint what the frame's cut keeps in sight; null = the whole picture is placed
     * @param treatment what else is done to it; null = nothing
     */
    public record Framing(
            Rendering rendering,
            @Nullable FocalPoint focalPoint,
            @Nullable Treatment treatment) {}

    /**
     * A JPEG without metadata, on white.
     *
     * @param target file to write
     * @param longestSide pixels at most, 16 to 8192; never enlarged
     * @param framing the variant that it is a small picture of; null = of the file itself
     */
    public record Preview(
            Path target, int longestSide, @Nullable Framing framing) {
        public Preview {
            target = target.toAbsolutePath();
            if (longestSide < 16 || longestSide > 8_192) {
                throw new IllegalArgumentException("a preview has 16 to 8192 pixels");
            }
        }

        /** Of the file itself. */
        public Preview(Path target, int longestSide) {
            this(target, longestSide, null);
        }
    }
}
