package io.reprise.media.raster;

import java.lang.foreign.MemorySegment;

/**
 * A file that is open for reading.
 *
 * @param bytes the whole file, mapped
 * @param format by content: {@code jpeg, png, webp, avif, tiff, gif, bmp, psd}
 */
public record Source(MemorySegment bytes, String format) {}
