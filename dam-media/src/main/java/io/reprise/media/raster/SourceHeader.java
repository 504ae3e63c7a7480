package io.reprise.media.raster;

import org.jspecify.annotations.Nullable;

/**
 * What the header of a file says, before a pixel is decoded.
 *
 * @param width pixels as displayed
 * @param height pixels as displayed
 * @param pages frames or pages, at least 1
 * @param model colour model: {@code rgb, cmyk, grey, lab, unknown}
 * @param bitDepth bits per channel
 * @param orientation EXIF orientation 1 to 8
 * @param icc embedded ICC profile
 * @param exif EXIF block, where the engine reads one
 * @param iptc IPTC-IIM block, where the engine reads one
 * @param xmp XMP packet, where the engine reads one
 */
@SuppressWarnings("ArrayRecordComponent") // blobs that are read once and never compared
public record SourceHeader(
        int width,
        int height,
        int pages,
        String model,
        int bitDepth,
        boolean hasAlpha,
        int orientation,
        byte @Nullable [] icc,
        byte @Nullable [] exif,
        byte @Nullable [] iptc,
        byte @Nullable [] xmp) {

    /** Pixels of all pages together: what decoding may cost. */
    public long pixels() {
        return (long) width * height * pages;
    }
}
