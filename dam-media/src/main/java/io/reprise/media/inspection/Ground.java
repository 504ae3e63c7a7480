package io.reprise.media.inspection;

import io.reprise.domain.master.MediaFacts.Box;
import org.jspecify.annotations.Nullable;

/**
 * Tells content from a uniform ground: ground is what is joined to the edge of the picture and near the ring's median
 * colour. A white shirt on white stays content as far as its outline is closed.
 */
final class Ground {
    private static final int CLOSEST = 4;
    private static final int WIDEST = 16;

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final boolean[] ground;

    private Ground(int width, int height, byte[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
        this.ground = new boolean[width * height];
    }

    /** @param rgb three bytes a pixel in rows */
    static Ground of(int width, int height, byte[] rgb, BorderRing ring) {
        Ground found = new Ground(width, height, rgb);
        // A ground of one exact white needs no more room than its own noise, or pale products melt into it.
        found.flood(ring.median(), Math.clamp(2L * ring.spread() + 2, CLOSEST, WIDEST));
        return found;
    }

    /** Largest difference of two colours in any channel, 0 to 255. */
    static int distance(int one, int other) {
        int red = Math.abs((one >> 16) - (other >> 16));
        int green = Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff));
        int blue = Math.abs((one & 0xff) - (other & 0xff));
        return Math.max(red, Math.max(green, blue));
    }

    boolean isGround(int index) {
        return ground[index];
    }

    private void flood(int colour, int tolerance) {
        int[] queue = new int[width * height];
        int filled = 0;
        for (int x = 0; x < width; x++) {
            filled = visit(x, colour, tolerance, queue, filled);
            filled = visit((height - 1) * width + x, colour, tolerance, queue, filled);
        }
        for (int y = 0; y < height; y++) {
            filled = visit(y * width, colour, tolerance, queue, filled);
            filled = visit(y * width + width - 1, colour, tolerance, queue, filled);
        }
        for (int next = 0; next < filled; next++) {
            int i = queue[next];
            int x = i % width;
            filled = x > 0 ? visit(i - 1, colour, tolerance, queue, filled) : filled;
            filled = x < width - 1 ? visit(i + 1, colour, tolerance, queue, filled) : filled;
            filled = i >= width ? visit(i - width, colour, tolerance, queue, filled) : filled;
            filled = i < width * (height - 1) ? visit(i + width, colour, tolerance, queue, filled) : filled;
        }
    }

    private int visit(int i, int colour, int tolerance, int[] queue, int filled) {
        if (ground[i]) {
            return filled;
        }
        int pixel = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
        if (distance(pixel, colour) > tolerance) {
            return filled;
        }
        ground[i] = true;
        queue[filled] = i;
        return filled + 1;
    }

    /** The box around all content, specks left aside; absent where there is nothing but ground. */
    @Nullable
    Box content() {
        int[] columns = new int[width];
        int[] rows = new int[height];
        for (int i = 0; i < ground.length; i++) {
            if (!ground[i]) {
                columns[i % width]++;
                rows[i / width]++;
            }
        }
        int[] across = extent(columns, Math.max(2, height / 250));
        int[] down = extent(rows, Math.max(2, width / 250));
        if (across[0] > across[1] || down[0] > down[1]) {
            return null;
        }
        return new Box(
                (double) across[0] / width,
                (double) down[0] / height,
                (double) (across[1] + 1 - across[0]) / width,
                (double) (down[1] + 1 - down[0]) / height);
    }

    private static int[] extent(int[] counts, int least) {
        int first = 0;
        int last = counts.length - 1;
        while (first < counts.length && counts[first] < least) {
            first++;
        }
        while (last >= 0 && counts[last] < least) {
            last--;
        }
        return new int[] {first, last};
    }
}
