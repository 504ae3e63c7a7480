package io.reprise.domain.channel;

import org.jspecify.annotations.Nullable;

/**
 * How a variant of a profile is made from a master.
 *
 * @param width pixels of the frame
 * @param height pixels of the frame
 * @param fit how the source is placed
 * @param format {@code jpeg, png, webp, avif}
 * @param quality encoder quality 1 to 100 to start from
 * @param maxBytes byte budget met by lowering the quality, absent when the channel sets none
 * @param upscale whether a source smaller than the frame may be enlarged
 */
public record Rendering(
        int width,
        int height,
        Fit fit,
        String format,
        int quality,
        @Nullable Long maxBytes,
        boolean upscale) {

    /** How the source is placed in the frame. */
    public enum Fit {
        /** The whole source centred, the rest of the frame white: the output has exactly the frame's size. */
        PAD_WHITE,
        /** The whole source as large as fits: the output may be smaller than the frame. */
        INSIDE
    }

    public Rendering {
        if (width < 1 || height < 1 || width > 30_000 || height > 30_000) {
            throw new IllegalArgumentException("a frame has 1 to 30000 pixels a side");
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality is 1 to 100");
        }
    }
}
