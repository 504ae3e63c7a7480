package io.reprise.media.rendering;

import io.reprise.media.raster.Pixels;

/**
 * Structural similarity of luma (Wang et al. 2004, constants 0.01 and 0.03) as the mean over windows of eight by eight
 * pixels, four pixels apart.
 */
final class Likeness {
    private static final int WINDOW = 8;
    private static final int STEP = 4;
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;

    private Likeness() {}

    /** 1 for equal pictures; both of one size. */
    static double of(Pixels one, Pixels other) {
        int width = one.width();
        int height = one.height();
        int[] a = luma(one);
        int[] b = luma(other);
        double sum = 0;
        long windows = 0;
        for (int y = 0; y + WINDOW <= height; y += STEP) {
            for (int x = 0; x + WINDOW <= width; x += STEP) {
                sum += window(a, b, y * width + x, width);
                windows++;
            }
        }
        return windows == 0 ? 1 : sum / windows;
    }

    private static double window(int[] a, int[] b, int start, int width) {
        long sumA = 0;
        long sumB = 0;
        long squaresA = 0;
        long squaresB = 0;
        long products = 0;
        for (int y = 0; y < WINDOW; y++) {
            int row = start + y * width;
            for (int i = row; i < row + WINDOW; i++) {
                sumA += a[i];
                sumB += b[i];
                squaresA += (long) a[i] * a[i];
                squaresB += (long) b[i] * b[i];
                products += (long) a[i] * b[i];
            }
        }
        double n = WINDOW * WINDOW;
        double meanA = sumA / n;
        double meanB = sumB / n;
        double varianceA = squaresA / n - meanA * meanA;
        double varianceB = squaresB / n - meanB * meanB;
        double covariance = products / n - meanA * meanB;
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }

    private static int[] luma(Pixels pixels) {
        byte[] rgb = pixels.toArray();
        int[] luma = new int[rgb.length / 3];
        for (int i = 0, at = 0; i < luma.length; i++) {
            luma[i] = (77 * (rgb[at++] & 0xff) + 150 * (rgb[at++] & 0xff) + 29 * (rgb[at++] & 0xff)) >> 8;
        }
        return luma;
    }
}
