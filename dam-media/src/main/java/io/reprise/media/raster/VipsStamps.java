package io.reprise.media.raster;

import io.reprise.media.vips.Vips;
import io.reprise.media.vips.VipsException;
import io.reprise.media.vips.VipsImage;
import io.reprise.media.vips.VipsOperation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Texts and stored pictures, drawn by libvips (pango, librsvg, libspng). */
final class VipsStamps {
    /** A bomb of a picture must not fill the worker's memory; badges are small. */
    private static final int LONGEST_SIDE = 8_192;

    private final Vips vips;

    VipsStamps(Vips vips) {
        this.vips = vips;
    }

    Stamp text(String text, int height, int rgb) {
        String markup = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        try (VipsImage drawn = vips.operation("text")
                        .set("text", markup)
                        .set("font", LabelFont.FAMILY + " " + Math.max(8, height * 5 / 4))
                        .set("fontfile", LabelFont.file())
                        .set("dpi", 72)
                        .toImage();
                VipsImage ink = fitted(
                        drawn,
                        Math.max(1, (int) Math.round((double) drawn.width() * height / drawn.height())),
                        height);
                VipsImage memory = ink.inMemory()) {
            return Stamp.of(memory.width(), memory.height(), memory.pixels().toArray(ValueLayout.JAVA_BYTE), rgb);
        } catch (VipsException e) {
            throw new CannotDrawException("the text cannot be drawn: " + e.getMessage(), e);
        }
    }

    private VipsImage fitted(VipsImage image, int width, int height) {
        return vips.operation("thumbnail_image")
                .image("in", image)
                .set("width", width)
                .set("height", height)
                .set("size", "force")
                .toImage();
    }

    Stamp picture(MemorySegment bytes, int longestSide) {
        boolean svg = bytes.byteSize() > 0 && bytes.get(ValueLayout.JAVA_BYTE, 0) != (byte) 0x89;
        try (Arena arena = Arena.ofConfined()) {
            // libvips reads the bytes when pixels are asked for: they stay where they are until then.
            MemorySegment copy = arena.allocate(bytes.byteSize()).copyFrom(bytes);
            if (!svg) {
                return stamp(
                        vips.operation("pngload_buffer").bytes("buffer", copy).set("fail-on", "warning"), longestSide);
            }
            vips.allowSvg(true);
            try {
                return stamp(scaled(copy, longestSide), longestSide);
            } finally {
                vips.allowSvg(false);
            }
        } catch (VipsException e) {
            throw new CannotDrawException("the picture cannot be drawn: " + e.getMessage(), e);
        }
    }

    private VipsOperation scaled(MemorySegment svg, int longestSide) {
        try (VipsImage natural =
                vips.operation("svgload_buffer").bytes("buffer", svg).toImage()) {
            double scale = (double) longestSide / Math.max(natural.width(), natural.height());
            return vips.operation("svgload_buffer").bytes("buffer", svg).set("scale", Math.clamp(scale, 0.001, 1_000));
        }
    }

    private Stamp stamp(VipsOperation load, int longestSide) {
        try (VipsImage loaded = load.toImage()) {
            int longest = Math.max(loaded.width(), loaded.height());
            if (longest > LONGEST_SIDE) {
                throw new CannotDrawException(
                        "the picture has " + longest + " pixels on a side, " + LONGEST_SIDE + " are the most");
            }
            double scale = (double) longestSide / longest;
            int width = Math.max(1, (int) Math.round(loaded.width() * scale));
            int height = Math.max(1, (int) Math.round(loaded.height() * scale));
            try (VipsImage fitted = fitted(loaded, width, height);
                    VipsImage srgb = vips.operation("colourspace")
                            .image("in", fitted)
                            .set("space", "srgb")
                            .toImage();
                    VipsImage bytes = vips.operation("cast")
                            .image("in", srgb)
                            .set("format", "uchar")
                            .toImage();
                    VipsImage alpha = bytes.hasAlpha()
                            ? bytes.copy()
                            : vips.operation("addalpha").image("in", bytes).toImage();
                    VipsImage memory = alpha.inMemory()) {
                return new Stamp(width, height, memory.pixels().toArray(ValueLayout.JAVA_BYTE));
            }
        }
    }
}
