package io.reprise.media.inspection;

import java.util.Arrays;

/**
 * A 64-bit hash that stays near when a picture is scaled, recompressed or converted: signs of the 8 x 8 lowest
 * frequencies of a 32 x 32 luma raster's discrete cosine transform against their median (Zauner 2010, "Implementation
 * and Benchmarking of Perceptual Image Hash Functions", section 3.2.1).
 */
final class PerceptualHash {
    private static final int SIDE = 32;
    private static final int KEPT = 8;
    private static final double[][] COSINES = new double[KEPT][SIDE];

    static {
        for (int k = 0; k < KEPT; k++) {
            for (int n = 0; n < SIDE; n++) {
                COSINES[k][n] = Math.cos(Math.PI * (k + 1) * (2 * n + 1) / (2.0 * SIDE));
            }
        }
    }

    private PerceptualHash() {}

    /** Hash of the part of a luma raster that starts at (left, top), as 16 hexadecimal digits. */
    static String of(int[] luma, int stride, int left, int top, int width, int height) {
        double[][] small = shrunk(luma, stride, left, top, width, height);
        double[] coefficients = new double[KEPT * KEPT];
        double[][] rows = new double[KEPT][SIDE];
        for (int k = 0; k < KEPT; k++) {
            for (int y = 0; y < SIDE; y++) {
                rows[k][y] = dot(small[y], COSINES[k]);
            }
        }
        for (int v = 0; v < KEPT; v++) {
            for (int u = 0; u < KEPT; u++) {
                coefficients[v * KEPT + u] = dot(rows[u], COSINES[v]);
            }
        }
        double[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        double median = (sorted[31] + sorted[32]) / 2;
        long hash = 0;
        for (double coefficient : coefficients) {
            hash = hash << 1 | (coefficient > median ? 1 : 0);
        }
        return String.format("%016x", hash);
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double[][] shrunk(int[] luma, int stride, int left, int top, int width, int height) {
        double[][] small = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            int y0 = top + y * height / SIDE;
            int y1 = Math.max(y0 + 1, top + (y + 1) * height / SIDE);
            for (int x = 0; x < SIDE; x++) {
                int x0 = left + x * width / SIDE;
                int x1 = Math.max(x0 + 1, left + (x + 1) * width / SIDE);
                small[y][x] = mean(luma, stride, x0, y0, x1, y1);
            }
        }
        return small;
    }

    private static double mean(int[] luma, int stride, int x0, int y0, int x1, int y1) {
        long sum = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                sum += luma[y * stride + x];
            }
        }
        return sum / ((double) (x1 - x0) * (y1 - y0));
    }
}
