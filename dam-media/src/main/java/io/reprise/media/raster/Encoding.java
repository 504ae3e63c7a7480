package io.reprise.media.raster;

/**
 * How a raster becomes a file.
 *
 * @param format {@code jpeg, png, webp, avif}
 * @param quality 1 to 100; of no meaning for PNG
 * @param effort how much processor time fewer bytes are worth
 */
public record Encoding(Frame frame, String format, int quality, Effort effort, Carried carried) {
    /** How much processor time fewer bytes are worth. */
    public enum Effort {
        /** A fast encoding will do, to find out how quality and size relate. */
        DRAFT,
        NORMAL,
        /** The encoder may take its time. */
        SMALL
    }
}
