package io.reprise.media.raster;

/**
 * How a raster becomes a file.
 *
 * @param format {@code jpeg, png, webp, avif}
 * @param quality 1 to 100; of no meaning for PNG
 * @param draft whether a fast encoding will do, to find out how quality and size relate
 */
public record Encoding(Frame frame, String format, int quality, boolean draft, Carried carried) {}
