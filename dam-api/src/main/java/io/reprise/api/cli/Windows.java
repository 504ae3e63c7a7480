package io.reprise.api.cli;

import java.util.List;
import java.util.Locale;

/**
 * Repeated measurements of one figure.
 *
 * @param values at least one, in any order
 */
public record Windows(List<Double> values) {
    private static final double TAIL = 0.025;

    /** @throws IllegalArgumentException if there is no value */
    public Windows {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        values = values.stream().sorted().toList();
    }

    public double median() {
        int n = values.size();
        return (values.get((n - 1) / 2) + values.get(n / 2)) / 2;
    }

    /**
     * The value that at least this share of all does not exceed.
     *
     * @param share above 0, at most 1
     */
    public double at(double share) {
        return values.get((int) Math.ceil(share * values.size()) - 1);
    }

    /**
     * The median with its 95 % interval from order statistics (the sign test turned round: it assumes no distribution).
     * Fewer than 6 windows have no such interval, which is then said.
     */
    public String shown(int decimals) {
        String format = "%." + decimals + "f";
        String middle = String.format(Locale.ROOT, format, median());
        int below = below();
        if (below == 0) {
            return middle + " (no interval)";
        }
        double low = values.get(below - 1);
        double high = values.get(values.size() - below);
        return middle + String.format(Locale.ROOT, " (" + format + " – " + format + ")", low, high);
    }

    /** The largest k for which fewer than k of n values lie below the median with at most 2.5 % probability. */
    private int below() {
        int n = values.size();
        double choose = Math.pow(0.5, n);
        double tail = choose;
        int k = 0;
        while (tail <= TAIL) {
            k++;
            choose = choose * (n - k + 1) / k;
            tail += choose;
        }
        return k;
    }
}
