package io.reprise.media.raster;

import java.lang.foreign.MemorySegment;

/** Decodes and encodes. Serves one thread. */
public interface RasterEngine {
    /** Library and version, for example {@code libvips 8.18.7 (sharp-libvips 1.3.4)}. */
    String name();

    boolean reads(String format);

    /** Whether headers carry the EXIF, IPTC and XMP blocks of a file. */
    boolean handsOutMetadata();

    boolean writes(String format);

    /** @throws UnreadableException when the header makes no sense, or is that of another format than detected */
    SourceHeader header(Source source) throws UnreadableException;

    /**
     * Decodes the first page whole, upright, in sRGB.
     *
     * @param width pixels of the raster, at most the header's
     * @param height pixels of the raster, at most the header's
     * @throws UnreadableException when any part of the stream is damaged
     */
    Raster decoded(Source source, SourceHeader header, int width, int height) throws UnreadableException;

    /** A raster of 8-bit sRGB pixels, three bytes each in rows. The caller closes it. */
    Raster raster(int width, int height, byte[] rgb);

    /**
     * A line of text, cropped to its ink.
     *
     * @param height of the ink in pixels
     * @throws CannotDrawException where there is no font for it, or nothing of it can be seen
     */
    Stamp text(String text, int height, int rgb);

    /**
     * A stored picture, PNG or SVG.
     *
     * @param longestSide pixels of its longer side
     * @throws CannotDrawException when it is neither, damaged, or not for this engine
     */
    Stamp picture(MemorySegment bytes, int longestSide);
}
