package io.reprise.media.raster;

import io.reprise.domain.variant.Cut;

/** Decoded 8-bit sRGB pixels in memory, upright, with or without transparency. */
public interface Raster extends AutoCloseable {
    int width();

    int height();

    /** A raster of exactly that size; enlarges too. The caller closes it. */
    Raster resized(int width, int height);

    /** A raster of just that part. The caller closes it. */
    Raster cut(Cut part);

    /** A raster without transparency, as seen on a colour. The caller closes it. */
    Raster flattened(int rgb);

    /** The pixels as seen on white. */
    Pixels onWhite();

    /**
     * The encoded file, with an sRGB profile. Transparency is laid on white for JPEG and wherever a frame is filled.
     *
     * @throws IllegalArgumentException for a format the engine cannot write
     */
    byte[] encoded(Encoding encoding);

    @Override
    void close();
}
