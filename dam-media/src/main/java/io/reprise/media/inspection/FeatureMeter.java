package io.reprise.media.inspection;

import io.reprise.domain.master.MediaFacts.Box;
import io.reprise.domain.master.MediaFacts.Colour;
import io.reprise.domain.master.MediaFacts.Features;
import io.reprise.media.raster.Pixels;
import io.reprise.media.raster.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures {@link Features} on a raster of at most {@value #LONGEST_SIDE} pixels. */
public final class FeatureMeter {
    public static final int LONGEST_SIDE = 512;
    private static final double LEAST_SHARE = 0.02;
    private static final double LUMA_SCALE = 256;

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final @Nullable BorderRing ring;
    private final @Nullable Ground ground;
    private final @Nullable Box box;

    private FeatureMeter(Pixels pixels) {
        this.width = pixels.width();
        this.height = pixels.height();
        this.rgb = pixels.toArray();
        this.ring = BorderRing.of(pixels);
        this.ground = ring != null && ring.uniform() ? Ground.of(width, height, rgb, ring) : null;
        this.box = ground == null ? null : ground.content();
    }

    /** The raster features are measured on: the caller closes it. */
    public static Raster small(Raster raster) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(raster.width(), raster.height()));
        int width = (int) Math.max(1, Math.round(raster.width() * scale));
        int height = (int) Math.max(1, Math.round(raster.height() * scale));
        return raster.resized(width, height);
    }

    /**
     * Features of a picture, absent when it is too small to have a border.
     *
     * @param small made by {@link #small}
     */
    public static @Nullable Features of(Raster small) {
        return new FeatureMeter(small.onWhite()).features();
    }

    private @Nullable Features features() {
        if (ring == null) {
            return null;
        }
        int[] bins = new int[4_096];
        int[] luma = lumaAndBins(bins);
        int left = box == null ? 0 : (int) Math.round(box.x() * width);
        int top = box == null ? 0 : (int) Math.round(box.y() * height);
        int across = box == null ? width : (int) Math.round(box.width() * width);
        int down = box == null ? height : (int) Math.round(box.height() * height);
        return new Features(
                sharpness(luma),
                entropy(bins),
                palette(left, top, across, down),
                ring.uniformity(),
                ring.whiteness(),
                box,
                PerceptualHash.of(luma, width, left, top, across, down));
    }

    /** Luma of BT.601 in 256ths of a level, and counts of colours at 16 levels a channel, in one pass. */
    private int[] lumaAndBins(int[] bins) {
        int[] luma = new int[width * height];
        for (int i = 0, at = 0; i < luma.length; i++) {
            int red = rgb[at++] & 0xff;
            int green = rgb[at++] & 0xff;
            int blue = rgb[at++] & 0xff;
            luma[i] = 77 * red + 150 * green + 29 * blue;
            bins[(red & 0xf0) << 4 | (green & 0xf0) | blue >> 4]++;
        }
        return luma;
    }

    /** Variance of the 4-neighbour Laplacian (Pech-Pacheco et al. 2000). */
    private double sharpness(int[] luma) {
        long sum = 0;
        long squares = 0;
        for (int y = 1; y < height - 1; y++) {
            int end = (y + 1) * width - 1;
            for (int i = y * width + 1; i < end; i++) {
                int v = luma[i - 1] + luma[i + 1] + luma[i - width] + luma[i + width] - 4 * luma[i];
                sum += v;
                squares += (long) v * v;
            }
        }
        double n = (double) (width - 2) * (height - 2);
        double mean = sum / n;
        return Math.max(0, squares / n - mean * mean) / LUMA_SCALE / LUMA_SCALE;
    }

    /** Shannon entropy in bits. */
    private double entropy(int[] bins) {
        double entropy = 0;
        for (int count : bins) {
            if (count > 0) {
                double share = (double) count / (width * height);
                entropy -= share * Math.log(share);
            }
        }
        return Math.max(0, entropy / Math.log(2));
    }

    private List<Colour> palette(int left, int top, int across, int down) {
        int[] counts = new int[ColourNames.NAMES.size()];
        int total = count(counts, left, top, across, down, ground);
        if (total < LEAST_SHARE * across * down) {
            // Nothing stands out from the ground: the ground is the picture.
            total = count(counts, left, top, across, down, null);
        }
        List<Colour> palette = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            double share = (double) counts[i] / total;
            if (share >= LEAST_SHARE) {
                palette.add(new Colour(ColourNames.NAMES.get(i), share));
            }
        }
        palette.sort(Comparator.comparingDouble(Colour::share).reversed());
        return palette;
    }

    private int count(int[] counts, int left, int top, int across, int down, @Nullable Ground without) {
        Arrays.fill(counts, 0);
        int total = 0;
        for (int y = top; y < top + down; y++) {
            for (int x = left; x < left + across; x++) {
                int i = y * width + x;
                if (without == null || !without.isGround(i)) {
                    counts[ColourNames.of(rgb[3 * i] & 0xff, rgb[3 * i + 1] & 0xff, rgb[3 * i + 2] & 0xff)]++;
                    total++;
                }
            }
        }
        return total;
    }
}
