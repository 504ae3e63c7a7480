package io.reprise.domain.variant;

import org.jspecify.annotations.Nullable;

/**
 * What was measured on a rendered file. Ground and fill are measured inside the placed source, never on padding.
 *
 * @param width pixels
 * @param height pixels
 * @param format by content
 * @param bytes size of the file
 * @param colourSpace by the embedded profile: {@code srgb, adobe-rgb, display-p3, rgb, cmyk, grey, lab, unknown}
 * @param frames frames or pages, at least 1
 * @param backgroundWhite share (0 to 1) of the border ring inside the placed source that is pure white, absent when not
 *     measurable
 * @param fillLongestAxis larger side fraction of the content's bounding box over the output frame, in per cent, absent
 *     when the ground is not uniform
 * @param sourceScale placed pixels per source pixel along a side
 * @param overlays badges, texts and labels that a recipe has drawn; absent when nobody has counted
 */
public record Measurement(
        int width,
        int height,
        String format,
        long bytes,
        String colourSpace,
        int frames,
        @Nullable Double backgroundWhite,
        @Nullable Double fillLongestAxis,
        double sourceScale,
        @Nullable Integer overlays) {

    /** Of a file on which nobody has counted what was drawn. */
    public Measurement(
            int width,
            int height,
            String format,
            long bytes,
            String colourSpace,
            int frames,
            @Nullable Double backgroundWhite,
            @Nullable Double fillLongestAxis,
            double sourceScale) {
        this(width, height, format, bytes, colourSpace, frames, backgroundWhite, fillLongestAxis, sourceScale, null);
    }
}
