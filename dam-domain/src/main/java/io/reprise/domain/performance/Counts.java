package io.reprise.domain.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;

/**
 * What an asset was seen, clicked, bought and sent back, weighted by age or not. All of them 0 or more.
 *
 * @param impressions examined impressions
 * @param returns orders that came back
 * @param revenue net revenue in the one currency of the segment
 */
public record Counts(
        BigDecimal impressions, BigDecimal clicks, BigDecimal orders, BigDecimal returns, BigDecimal revenue) {
    /** Nothing yet. */
    public static final Counts NONE =
            new Counts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** @throws IllegalArgumentException if one of them is negative */
    public Counts {
        if (impressions.signum() < 0
                || clicks.signum() < 0
                || orders.signum() < 0
                || returns.signum() < 0
                || revenue.signum() < 0) {
            throw new IllegalArgumentException("counts are never negative");
        }
    }

    public static Counts of(long impressions, long clicks, long orders, long returns, BigDecimal revenue) {
        return new Counts(
                BigDecimal.valueOf(impressions),
                BigDecimal.valueOf(clicks),
                BigDecimal.valueOf(orders),
                BigDecimal.valueOf(returns),
                revenue);
    }

    /**
     * What counts of the observations on a day: each weighted by its age, and none that reaches beyond the day. Sums are
     * exact, so their order does not matter.
     */
    public static Counts decayed(Collection<Observation> observations, LocalDate asOf) {
        Counts sum = NONE;
        for (Observation observation : observations) {
            if (!observation.lastDay().isAfter(asOf)) {
                sum = sum.plus(observation.counts().times(Decay.weight(observation.lastDay(), asOf)));
            }
        }
        return sum;
    }

    /**
     * Returns as far as there are orders for them: what came back of orders that faded or were never reported says nothing
     * about these, and must not stand against all others of a segment.
     */
    BigDecimal ordersReturned() {
        return returns.min(orders);
    }

    public Counts plus(Counts other) {
        return new Counts(
                impressions.add(other.impressions),
                clicks.add(other.clicks),
                orders.add(other.orders),
                returns.add(other.returns),
                revenue.add(other.revenue));
    }

    public Counts times(BigDecimal factor) {
        return new Counts(
                impressions.multiply(factor),
                clicks.multiply(factor),
                orders.multiply(factor),
                returns.multiply(factor),
                revenue.multiply(factor));
    }
}
