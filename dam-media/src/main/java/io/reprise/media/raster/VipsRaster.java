package io.reprise.media.raster;

import io.reprise.domain.variant.Cut;
import io.reprise.media.raster.Encoding.Effort;
import io.reprise.media.vips.Vips;
import io.reprise.media.vips.VipsImage;
import io.reprise.media.vips.VipsOperation;
import org.jspecify.annotations.Nullable;

/** Pixels in libvips' memory. */
final class VipsRaster implements Raster {
    private static final String WHITE = "255 255 255";

    private final Vips vips;
    private final VipsImage image;
    private @Nullable VipsImage flat;

    VipsRaster(Vips vips, VipsImage image) {
        this.vips = vips;
        this.image = image;
    }

    @Override
    public int width() {
        return image.width();
    }

    @Override
    public int height() {
        return image.height();
    }

    @Override
    public Raster resized(int width, int height) {
        if (width == width() && height == height()) {
            return new VipsRaster(vips, image.copy());
        }
        try (VipsImage lazy = vips.operation("thumbnail_image")
                .image("in", image)
                .set("width", width)
                .set("height", height)
                .set("size", "force")
                .toImage()) {
            return new VipsRaster(vips, lazy.inMemory());
        }
    }

    @Override
    public Raster cut(Cut part) {
        try (VipsImage lazy = vips.operation("extract_area")
                .image("input", image)
                .set("left", part.left())
                .set("top", part.top())
                .set("width", part.width())
                .set("height", part.height())
                .toImage()) {
            return new VipsRaster(vips, lazy.inMemory());
        }
    }

    @Override
    public Raster flattened(int rgb) {
        if (!image.hasAlpha()) {
            return new VipsRaster(vips, image.copy());
        }
        String colour = ((rgb >> 16) & 0xff) + " " + ((rgb >> 8) & 0xff) + " " + (rgb & 0xff);
        try (VipsImage lazy = vips.operation("flatten")
                .image("in", image)
                .set("background", colour)
                .toImage()) {
            return new VipsRaster(vips, lazy.inMemory());
        }
    }

    @Override
    public Pixels onWhite() {
        return new Pixels(width(), height(), flat().pixels());
    }

    private VipsImage flat() {
        if (!image.hasAlpha()) {
            return image;
        }
        VipsImage known = flat;
        if (known == null) {
            try (VipsImage lazy = vips.operation("flatten")
                    .image("in", image)
                    .set("background", WHITE)
                    .toImage()) {
                known = lazy.inMemory();
            }
            flat = known;
        }
        return known;
    }

    @Override
    public byte[] encoded(Encoding encoding) {
        Frame frame = encoding.frame();
        boolean framed = frame.width() != width() || frame.height() != height();
        VipsImage content = framed || encoding.format().equals("jpeg") ? flat() : image;
        try (VipsImage placed = framed ? placed(content, frame) : content.copy()) {
            carry(placed, encoding.carried());
            return saver(encoding)
                    .image("in", placed)
                    .set("keep", "exif:xmp:icc")
                    .toBytes();
        }
    }

    private VipsImage placed(VipsImage content, Frame frame) {
        return vips.operation("embed")
                .image("in", content)
                .set("x", frame.left())
                .set("y", frame.top())
                .set("width", frame.width())
                .set("height", frame.height())
                .set("extend", "white")
                .toImage();
    }

    private static void carry(VipsImage image, Carried carried) {
        byte[] xmp = carried.xmp();
        if (xmp != null) {
            image.setBlob("xmp-data", xmp);
        }
        carry(image, "exif-ifd0-ImageDescription", carried.description());
        carry(image, "exif-ifd0-Artist", carried.artist());
        carry(image, "exif-ifd0-Copyright", carried.copyright());
    }

    private static void carry(VipsImage image, String field, @Nullable String value) {
        if (value != null) {
            image.setString(field, value);
        }
    }

    /** Effort is where processor time goes once decoding is shared: figures in docs/benchmarks.md. */
    private VipsOperation saver(Encoding encoding) {
        int quality = encoding.quality();
        VipsOperation saver = switch (encoding.format()) {
            case "jpeg" -> jpeg(quality, encoding.effort());
            case "png" ->
                vips.operation("pngsave_buffer").set("compression", encoding.effort() == Effort.SMALL ? 9 : 6);
            case "webp" ->
                vips.operation("webpsave_buffer")
                        .set("Q", quality)
                        .set("effort", encoding.effort() == Effort.SMALL ? 4 : 2);
            case "avif" ->
                vips.operation("heifsave_buffer")
                        .set("compression", "av1")
                        .set("Q", quality)
                        .set(
                                "effort",
                                switch (encoding.effort()) {
                                    case DRAFT -> 0;
                                    case NORMAL -> 2;
                                    case SMALL -> 4;
                                });
            default -> throw new IllegalArgumentException("cannot write " + encoding.format());
        };
        return saver.set("profile", "srgb");
    }

    private VipsOperation jpeg(int quality, Effort effort) {
        VipsOperation saver = vips.operation("jpegsave_buffer").set("Q", quality);
        if (effort == Effort.SMALL) {
            // mozjpeg's: 15 % fewer bytes for ten times the time.
            saver.set("trellis-quant", true)
                    .set("overshoot-deringing", true)
                    .set("interlace", true)
                    .set("optimize-scans", true)
                    .set("quant-table", 3);
        }
        return saver;
    }

    @Override
    public void close() {
        if (flat != null) {
            flat.close();
        }
        image.close();
    }
}
