package io.reprise.media.raster;

import java.util.Set;

/** Pure Java reading and writing: the same sizes and colours as libvips within tolerance, slower, and without AVIF. */
public final class ImageIoEngine implements RasterEngine {
    private static final Set<String> WRITES = Set.of("jpeg", "png", "webp");

    private final ImageIoDecoder decoder = new ImageIoDecoder();

    @Override
    public String name() {
        return "ImageIO (TwelveMonkeys 3.13.1)";
    }

    @Override
    public boolean reads(String format) {
        return decoder.reads(format);
    }

    @Override
    public boolean handsOutMetadata() {
        return false;
    }

    @Override
    public boolean writes(String format) {
        return WRITES.contains(format);
    }

    @Override
    public SourceHeader header(Source source) throws UnreadableException {
        return decoder.header(source);
    }

    @Override
    public Raster decoded(Source source, SourceHeader header, int width, int height) throws UnreadableException {
        HeapRaster full = new HeapRaster(decoder.upright(source, header));
        return width == full.width() && height == full.height() ? full : full.resized(width, height);
    }
}
