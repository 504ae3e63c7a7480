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

    /** Features of a picture, absent when it is too small to have a border. */
    public static @Nullable Features of(Raster raster) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(raster.width(), raster.height()));
        int width = (int) Math.max(1, Math.round(raster.width() * scale));
        int height = (int) Math.max(1, Math.round(raster.height() * scale));
        try (Raster small = raster.resized(width, height)) {
            return new FeatureMeter(small.onWhite()).features();
        }
    }

    private @Nullable Features features() {
        if (ring == null) {
            return null;
        }
        float[] luma = luma();
        int left = box == null ? 0 : (int) Math.round(box.x() * width);
        int top = box == null ? 0 : (int) Math.round(box.y() * height);
        int across = box == null ? width : (int) Math.round(box.width() * width);
        int down = box == null ? height : (int) Math.round(box.height() * height);
        return new Features(
                sharpness(luma),
                entropy(),
                palette(left, top, across, down),
                ring.uniformity(),
                ring.whiteness(),
                box,
                PerceptualHash.of(luma, width, left, top, across, down));
    }

    /** Luma of BT.601, 0 to 255. */
    private float[] luma() {
        float[] luma = new float[width * height];
        for (int i = 0; i < luma.length; i++) {
            luma[i] =
                    0.299f * (rgb[3 * i] & 0xff) + 0.587f * (rgb[3 * i + 1] & 0xff) + 0.114f * (rgb[3 * i + 2] & 0xff);
        }
        return luma;
    }

    /** Variance of the 4-neighbour Laplacian (Pech-Pacheco et al. 2000). */
    private double sharpness(float[] luma) {
        double sum = 0;
        double squares = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                double v = luma[i - 1] + luma[i + 1] + luma[i - width] + luma[i + width] - 4 * luma[i];
                sum += v;
                squares += v * v;
            }
        }
        double n = (double) (width - 2) * (height - 2);
        double mean = sum / n;
        return Math.max(0, squares / n - mean * mean);
    }

    /** Shannon entropy over 16 levels a channel. */
    private double entropy() {
        int[] bins = new int[4_096];
        int pixels = width * height;
        for (int i = 0; i < pixels; i++) {
            bins[(rgb[3 * i] & 0xf0) << 4 | (rgb[3 * i + 1] & 0xf0) | (rgb[3 * i + 2] & 0xf0) >> 4]++;
        }
        double entropy = 0;
        for (int count : bins) {
            if (count > 0) {
                double share = (double) count / pixels;
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
