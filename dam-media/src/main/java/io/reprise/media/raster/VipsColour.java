package io.reprise.media.raster;

import java.util.Locale;
import java.util.Set;

/** Reads libvips' numbers for colour and depth. */
final class VipsColour {
    private static final int B_W = 1;
    private static final int LAB = 13;
    private static final int CMYK = 15;
    private static final int RGB = 17;
    private static final int SRGB = 22;
    private static final int RGB16 = 25;
    private static final int GREY16 = 26;
    private static final Set<Integer> SIXTEEN = Set.of(RGB16, GREY16);

    private VipsColour() {}

    static String model(int interpretation) {
        return switch (interpretation) {
            case B_W, GREY16 -> "grey";
            case LAB -> "lab";
            case CMYK -> "cmyk";
            case RGB, SRGB, RGB16 -> "rgb";
            default -> "unknown";
        };
    }

    static int bitDepth(int bandFormat, int interpretation) {
        return switch (bandFormat) {
            case 0, 1 -> 8;
            case 2, 3 -> 16;
            case 4, 5, 6 -> SIXTEEN.contains(interpretation) ? 16 : 32;
            default -> 64;
        };
    }

    /**
     * Whether pixels must go through the colour engine to be sRGB. A profile that says it is sRGB costs a pass for
     * nothing, and pixels without one are sRGB by the convention of the web.
     */
    static boolean needsTransform(SourceHeader header) {
        return switch (header.model()) {
            case "cmyk", "lab" -> true;
            default -> {
                String profile = IccProfiles.description(header.icc());
                yield profile != null && !profile.toLowerCase(Locale.ROOT).startsWith("srgb");
            }
        };
    }
}
