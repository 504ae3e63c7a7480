package io.reprise.media.inspection;

import io.reprise.media.raster.Pixels;
import java.util.function.IntConsumer;
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
        return side < SMALLEST_SIDE ? null : new Scan(pixels, Math.max(1, side / 50)).measured();
    }

    /** Two passes: the median first, then the distances from it. */
    private static final class Scan {
        private final Pixels pixels;
        private final int thick;
        private final int[][] histogram = new int[3][256];
        private final int[] distances = new int[256];
        private int count;
        private int white;

        Scan(Pixels pixels, int thick) {
            this.pixels = pixels;
            this.thick = thick;
        }

        BorderRing measured() {
            around(rgb -> {
                histogram[0][rgb >> 16]++;
                histogram[1][rgb >> 8 & 0xff]++;
                histogram[2][rgb & 0xff]++;
                count++;
                white += rgb == 0xffffff ? 1 : 0;
            });
            int median = rank(histogram[0], 0.5) << 16 | rank(histogram[1], 0.5) << 8 | rank(histogram[2], 0.5);
            around(rgb -> distances[Ground.distance(rgb, median)]++);
            int near = 0;
            for (int i = 0; i <= TOLERANCE; i++) {
                near += distances[i];
            }
            return new BorderRing((double) near / count, (double) white / count, median, rank(distances, 0.9));
        }

        private int rank(int[] counts, double share) {
            long wanted = (long) Math.ceil(count * share);
            int value = 0;
            for (long seen = counts[0]; seen < wanted; seen += counts[value]) {
                value++;
            }
            return value;
        }

        private void around(IntConsumer each) {
            int width = pixels.width();
            int height = pixels.height();
            for (int y = 0; y < height; y++) {
                boolean whole = y < thick || y >= height - thick;
                for (int x = 0; x < width; x++) {
                    if (!whole && x == thick) {
                        x = width - thick;
                    }
                    each.accept(pixels.at(x, y));
                }
            }
        }
    }
}
