package io.reprise.storage.bench;

import java.util.Arrays;

/**
 * Median of the ratios of paired windows, with an interval.
 *
 * @param median how many times as fast as the reference; above 1 is faster
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Ratio(double median, double low, double high) {

    /**
     * Median with its distribution-free 95 % interval: the order statistics whose ranks are the binomial quantiles (n,
     * 1/2), see Conover, Practical Nonparametric Statistics, section 3.2. Of fewer than six values even the whole range
     * covers less than 95 %; it is the interval then.
     *
     * @throws IllegalArgumentException if there are no values
     */
    static Ratio of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no windows");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        int rank = lowerRank(n);
        return new Ratio(median, sorted[rank], sorted[n - 1 - rank]);
    }

    /** The largest rank (from 0) that at most 2.5 % of all samples have above the true median. */
    private static int lowerRank(int n) {
        double probability = Math.pow(0.5, n);
        double below = probability;
        int rank = 0;
        while (rank + 1 <= (n - 1) / 2) {
            probability *= (n - rank) / (rank + 1.0);
            if (below + probability > 0.025) {
                break;
            }
            below += probability;
            rank++;
        }
        return rank;
    }
}
