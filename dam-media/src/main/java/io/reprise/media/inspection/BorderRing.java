package io.reprise.media.inspection;

import io.reprise.media.raster.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * The outermost ring of a picture: 2 % of the shorter side wide, at least one pixel. What a photograph's ground is, is
 * read there.
 *
 * @param uniformity share of the ring within {@value #TOLERANCE} levels of its median colour in every channel, 0 to 1
 * @param whiteness share of the ring that is exactly (255, 255, 255), 0 to 1
 * @param median median red, green and blue as {@code 0xRRGGBB}
 * @param spread ninth decile of the ring's distance from its median, in levels
 */
public record BorderRing(double uniformity, double whiteness, int median, int spread) {
    static final int TOLERANCE = 12;
    private static final double UNIFORM = 0.85;
    private static final int SMALLEST_SIDE = 8;

    /** Whether the ground is one colour, so that content can be told from it. */
    public boolean uniform() {
        return uniformity >= UNIFORM;
    }

    /** Measures the ring, or nothing on a picture too small to have one. */
    public static @Nullable BorderRing of(Pixels pixels) {
        int side = Math.min(pixels.width(), pixels.height());
        return side < SMALLEST_SIDE ? null : measured(pixels.ring(Math.max(1, side / 50)));
    }

    private static BorderRing measured(byte[] rgb) {
        int count = rgb.length / 3;
        int red = median(rgb, 0);
        int green = median(rgb, 1);
        int blue = median(rgb, 2);
        int[] distances = new int[256];
        int white = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            int r = rgb[i] & 0xff;
            int g = rgb[i + 1] & 0xff;
            int b = rgb[i + 2] & 0xff;
            white += (r & g & b) == 0xff ? 1 : 0;
            distances[Math.max(Math.abs(r - red), Math.max(Math.abs(g - green), Math.abs(b - blue)))]++;
        }
        int near = 0;
        for (int i = 0; i <= TOLERANCE; i++) {
            near += distances[i];
        }
        int median = red << 16 | green << 8 | blue;
        return new BorderRing((double) near / count, (double) white / count, median, rank(distances, count, 0.9));
    }

    private static int median(byte[] rgb, int channel) {
        int[] histogram = new int[256];
        for (int i = channel; i < rgb.length; i += 3) {
            histogram[rgb[i] & 0xff]++;
        }
        return rank(histogram, rgb.length / 3, 0.5);
    }

    private static int rank(int[] counts, int count, double share) {
        long wanted = (long) Math.ceil(count * share);
        int value = 0;
        for (long seen = counts[0]; seen < wanted; seen += counts[value]) {
            value++;
        }
        return value;
    }
}
