package io.reprise.media.raster;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.reprise.media.vips.NativeUnavailable;
import io.reprise.media.vips.Vips;
import io.reprise.media.vips.VipsException;
import io.reprise.media.vips.VipsImage;
import io.reprise.media.vips.VipsOperation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** libvips; what it has no loader for (BMP, PSD) is read by ImageIO and goes on here. */
public final class VipsEngine implements RasterEngine {
    private static final Set<String> WRITES = Set.of("jpeg", "png", "webp", "avif");

    /** Loader class of libvips by detected format; a JPEG with a gain map is read as the JPEG it also is. */
    private static final Map<String, Set<String>> LOADERS = Map.of(
            "jpeg", Set.of("VipsForeignLoadJpegBuffer", "VipsForeignLoadUhdrBuffer"),
            "png", Set.of("VipsForeignLoadPngBuffer"),
            "webp", Set.of("VipsForeignLoadWebpBuffer"),
            "avif", Set.of("VipsForeignLoadHeifBuffer"),
            "tiff", Set.of("VipsForeignLoadTiffBuffer"),
            "gif", Set.of("VipsForeignLoadNsgifBuffer"));

    private static final Map<String, String> LOAD = Map.of(
            "jpeg", "jpegload_buffer",
            "png", "pngload_buffer",
            "webp", "webpload_buffer",
            "avif", "heifload_buffer",
            "tiff", "tiffload_buffer",
            "gif", "gifload_buffer");

    private final Vips vips;
    private final VipsStamps stamps;
    private final ImageIoDecoder imageIo = new ImageIoDecoder();

    /** @throws NativeUnavailable where libvips cannot be used */
    public VipsEngine() throws NativeUnavailable {
        this.vips = Vips.load();
        this.stamps = new VipsStamps(vips);
    }

    @Override
    public String name() {
        return "libvips " + vips.version() + " (sharp-libvips 1.3.4)";
    }

    @Override
    public boolean reads(String format) {
        return LOADERS.containsKey(format) || imageIo.reads(format);
    }

    @Override
    public boolean handsOutMetadata() {
        return true;
    }

    @Override
    public boolean writes(String format) {
        return WRITES.contains(format);
    }

    /** Bytes of pixel memory in use, for leak checks. */
    public long pixelMemory() {
        return vips.pixelMemory();
    }

    @Override
    public SourceHeader header(Source source) throws UnreadableException {
        String operation = LOAD.get(source.format());
        if (operation == null) {
            return imageIo.header(source);
        }
        vips.forgetErrors();
        String loader = vips.loaderOf(source.bytes());
        if (loader == null || !LOADERS.getOrDefault(source.format(), Set.of()).contains(loader)) {
            throw new UnreadableException("the bytes begin like " + source.format() + " but do not go on like it");
        }
        try (VipsImage image = vips.operation(operation)
                .bytes("buffer", source.bytes())
                .set("fail-on", "warning")
                .set("access", "sequential")
                .toImage()) {
            return header(image);
        } catch (VipsException e) {
            throw new UnreadableException(reason(e), e);
        }
    }

    private static SourceHeader header(VipsImage image) {
        boolean turned = image.orientation() >= 5;
        return new SourceHeader(
                turned ? image.height() : image.width(),
                turned ? image.width() : image.height(),
                Math.max(1, image.pages()),
                VipsColour.model(image.interpretation()),
                VipsColour.bitDepth(image.bandFormat(), image.interpretation()),
                image.hasAlpha(),
                image.orientation(),
                image.blob("icc-profile-data"),
                image.blob("exif-data"),
                image.blob("iptc-data"),
                image.blob("xmp-data"));
    }

    @Override
    public Raster decoded(Source source, SourceHeader header, int width, int height) throws UnreadableException {
        if (!LOADERS.containsKey(source.format())) {
            return decodedByImageIo(source, header, width, height);
        }
        try {
            VipsOperation thumbnail = vips.operation("thumbnail_buffer")
                    .bytes("buffer", source.bytes())
                    .set("width", width)
                    .set("height", height)
                    .set("size", "force")
                    // The operation has a fail-on of its own, which does not reach the loader (libvips 8.18.7).
                    .set("option-string", "[fail-on=warning]");
            if (VipsColour.needsTransform(header)) {
                thumbnail.set("export-profile", "srgb");
            }
            try (VipsImage lazy = thumbnail.toImage()) {
                return raster(lazy);
            }
        } catch (VipsException e) {
            throw new UnreadableException(reason(e), e);
        }
    }

    private Raster decodedByImageIo(Source source, SourceHeader header, int width, int height)
            throws UnreadableException {
        HeapPixels heap = imageIo.decoded(source, header);
        MemorySegment bytes = MemorySegment.ofArray(heap.bytes());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(bytes.byteSize()).copyFrom(bytes);
            try (VipsImage full = vips.fromRgb(copy, heap.width(), heap.height(), heap.bands());
                    VipsImage fitted = vips.operation("thumbnail_image")
                            .image("in", full)
                            .set("width", width)
                            .set("height", height)
                            .set("size", "force")
                            .toImage()) {
                return raster(fitted);
            }
        }
    }

    /** One pass over the source ends here: what follows is computed from memory, in any order and often. */
    private Raster raster(VipsImage lazy) {
        @Nullable VipsImage srgb = lazy.isPlainSrgb() ? null : toSrgb(lazy);
        try {
            VipsImage memory = (srgb == null ? lazy : srgb).inMemory();
            memory.removeMetadata();
            return new VipsRaster(vips, memory);
        } finally {
            if (srgb != null) {
                srgb.close();
            }
        }
    }

    private VipsImage toSrgb(VipsImage image) {
        try (VipsImage converted = vips.operation("colourspace")
                .image("in", image)
                .set("space", "srgb")
                .toImage()) {
            return vips.operation("cast")
                    .image("in", converted)
                    .set("format", "uchar")
                    .toImage();
        }
    }

    @Override
    public Raster raster(int width, int height, byte[] rgb) {
        try (Arena arena = Arena.ofConfined()) {
            return new VipsRaster(vips, vips.fromRgb(arena.allocateFrom(JAVA_BYTE, rgb), width, height, 3));
        }
    }

    @Override
    public Stamp text(String text, int height, int rgb) {
        return stamps.text(text, height, rgb);
    }

    @Override
    public Stamp picture(MemorySegment bytes, int longestSide) {
        return stamps.picture(bytes, longestSide);
    }

    private static String reason(VipsException e) {
        String message = String.valueOf(e.getMessage());
        return message.length() <= 300 ? message : message.substring(0, 300);
    }
}
