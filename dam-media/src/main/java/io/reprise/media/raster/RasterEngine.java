package io.reprise.media.raster;

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
}
