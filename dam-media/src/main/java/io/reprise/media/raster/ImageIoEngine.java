package io.reprise.media.raster;

import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
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

    @Override
    public Raster raster(int width, int height, byte[] rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] packed = new int[width * height];
        for (int i = 0, at = 0; i < packed.length; i++) {
            packed[i] = (rgb[at++] & 0xff) << 16 | (rgb[at++] & 0xff) << 8 | (rgb[at++] & 0xff);
        }
        image.setRGB(0, 0, width, height, packed, 0, width);
        return new HeapRaster(image);
    }

    @Override
    public Stamp text(String text, int height, int rgb) {
        return HeapStamps.text(text, height, rgb);
    }

    @Override
    public Stamp picture(MemorySegment bytes, int longestSide) {
        return HeapStamps.picture(bytes, longestSide);
    }
}
