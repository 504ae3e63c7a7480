package io.reprise.domain.master;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What inspection found a file to be. Pixel sizes are as displayed, after the EXIF orientation.
 *
 * @param format by content, never by extension: {@code jpeg, png, webp, avif, tiff, gif, bmp, psd, heic}
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param pages frames or pages, at least 1; more than one in an animation or a multi-page TIFF
 * @param colourSpace {@code srgb, adobe-rgb, display-p3, rgb, cmyk, grey, lab, unknown}
 * @param bitDepth bits per channel
 * @param hasAlpha whether the file has a transparency channel
 * @param iccProfile description of the embedded ICC profile, if there is one
 * @param orientation EXIF orientation 1 to 8 as stored in the file
 * @param capturedAt when the shot was taken, if the file says so (read as UTC where it names no zone)
 * @param camera maker and model, never a serial number
 * @param hasGps whether the file carries a position
 * @param features of the picture itself, absent when the pixels could not be measured
 * @param embedded descriptive, rights and AI fields of EXIF, IPTC and XMP by their standard names, for example {@code
 *     dc:title}; at most 64 of at most 1,000 characters
 */
public record MediaFacts(
        String format,
        int width,
        int height,
        int pages,
        String colourSpace,
        int bitDepth,
        boolean hasAlpha,
        @Nullable String iccProfile,
        int orientation,
        @Nullable Instant capturedAt,
        @Nullable String camera,
        boolean hasGps,
        @Nullable Features features,
        Map<String, String> embedded) {

    /** What the facts of a forgotten file read as. */
    public static final MediaFacts ERASED =
            new MediaFacts("unknown", 1, 1, 1, "unknown", 8, false, null, 1, null, null, false, null, Map.of());

    public MediaFacts {
        embedded = Map.copyOf(embedded);
    }

    /** Whether the file declares that a model made it or part of it (IPTC digital source type, or a GB 45438 label). */
    public boolean madeByAi() {
        String source = embedded.getOrDefault("Iptc4xmpExt:DigitalSourceType", "");
        return source.endsWith("trainedAlgorithmicMedia")
                || source.endsWith("compositeWithTrainedAlgorithmicMedia")
                || source.endsWith("compositeSynthetic")
                || embedded.containsKey("TC260:AIGC");
    }

    /** {@code landscape}, {@code portrait} or {@code square} (sides within 2 % of each other). */
    public String shape() {
        if (Math.abs(width - height) <= 0.02 * Math.max(width, height)) {
            return "square";
        }
        return width > height ? "landscape" : "portrait";
    }

    /**
     * Measured on a raster of at most 512 px on its longest side, so that files of any size compare.
     *
     * @param sharpness variance of the Laplacian of luma (0 to 255); higher is sharper
     * @param colourEntropy bits over 4,096 colour bins, 0 to 12
     * @param palette named colours by falling share of the content box
     * @param borderUniformity share of the border ring within tolerance of its median colour, 0 to 1
     * @param borderWhiteness share of the border ring that is pure white (255, 255, 255), 0 to 1
     * @param contentBox where the product is, absent when the ground is not uniform
     * @param pHash 64-bit DCT perceptual hash of the content box as 16 hexadecimal digits
     */
    public record Features(
            double sharpness,
            double colourEntropy,
            List<Colour> palette,
            double borderUniformity,
            double borderWhiteness,
            @Nullable Box contentBox,
            String pHash) {
        public Features {
            palette = List.copyOf(palette);
        }
    }

    /** A named colour ({@code red, orange, yellow, green, teal, blue, purple, pink, brown, beige, white, grey, black}). */
    public record Colour(String name, double share) {}

    /** A box in fractions (0 to 1) of the picture's width and height. */
    public record Box(double x, double y, double width, double height) {
        /** Share of the picture's longer extent that the box reaches: the larger of its two side fractions. */
        public double fillLongestAxis() {
            return Math.max(width, height);
        }

        /** Share of the picture's area, 0 to 1. */
        public double fillArea() {
            return width * height;
        }
    }
}
