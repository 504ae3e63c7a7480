package io.reprise.domain.performance;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is usual where an asset competes: the rates of all assets of a segment together, and how many trials an asset needs
 * before its own rate outweighs them (the strength of the prior of a Beta-Binomial model).
 *
 * <p>Rates of the whole segment: {@code ctr = K/N}, {@code cvr = O/K}, {@code ret = returns/O}, {@code aov = revenue/O};
 * priors κ of {@code 20/ctr}, {@code 10/cvr} and {@code 5/ret} in whole numbers. From 30 assets on, κ is estimated from how
 * much the assets really differ. Rates have 8 decimals, amounts 2, rpm 6.
 *
 * @param basis how wide the segment is
 * @param assets how many assets with impressions are in it
 * @param ctr clicks per impression, above 0
 * @param cvr orders per click, above 0
 * @param ret returns per order, below 1
 * @param aov revenue per order, above 0
 * @param clickPrior in impressions
 * @param orderPrior in clicks
 * @param returnPrior in orders, 0 where nothing ever came back
 * @param rpm revenue after returns per 1,000 impressions
 */
public record Segment(
        Basis basis,
        int assets,
        BigDecimal ctr,
        BigDecimal cvr,
        BigDecimal ret,
        BigDecimal aov,
        BigDecimal clickPrior,
        BigDecimal orderPrior,
        BigDecimal returnPrior,
        BigDecimal rpm) {
    /** Fewer assets than this say nothing about what is usual. */
    public static final int FEWEST_ASSETS = 5;

    /** The highest rate of returns: at 1 nothing would be earned and nothing could be compared. */
    static final BigDecimal MOST_RETURNS = new BigDecimal("0.99999999");

    static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private static final BigDecimal CLICKS = BigDecimal.valueOf(20);
    private static final BigDecimal ORDERS = BigDecimal.valueOf(10);
    private static final BigDecimal RETURNS = BigDecimal.valueOf(5);

    /** From the narrowest to the widest. */
    public enum Basis {
        /** Channel, market and class of asset. */
        ASSET_CLASS,
        /** Channel and market. */
        MARKET,
        /** The whole channel, as far as it is paid in the same currency. */
        CHANNEL;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The assets of one basis. */
    public record Candidate(Basis basis, Collection<Counts> assets) {}

    /**
     * The first segment of {@value #FEWEST_ASSETS} assets or more of which something can be said, and if there is none the
     * widest.
     *
     * @param fromNarrowToWide at least one
     * @return empty if not even the widest has impressions, clicks, orders and revenue
     */
    public static Optional<Segment> choose(List<Candidate> fromNarrowToWide) {
        for (Candidate candidate : fromNarrowToWide) {
            if (seen(candidate.assets()).size() >= FEWEST_ASSETS) {
                Optional<Segment> segment = of(candidate.basis(), candidate.assets());
                if (segment.isPresent()) {
                    return segment;
                }
            }
        }
        Candidate widest = fromNarrowToWide.getLast();
        return of(widest.basis(), widest.assets());
    }

    /** @return empty if the assets together have no impressions, clicks, orders or revenue: nothing can be compared then */
    public static Optional<Segment> of(Basis basis, Collection<Counts> all) {
        List<Counts> assets = seen(all);
        Counts sum = assets.stream().reduce(Counts.NONE, Counts::plus);
        if (sum.clicks().signum() == 0
                || sum.orders().signum() == 0
                || sum.revenue().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal ctr =
                Rounding.rate(Rounding.divided(sum.clicks(), sum.impressions())).min(BigDecimal.ONE);
        BigDecimal cvr =
                Rounding.rate(Rounding.divided(sum.orders(), sum.clicks())).min(BigDecimal.ONE);
        BigDecimal returned = assets.stream().map(Counts::ordersReturned).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal ret = Rounding.rate(Rounding.divided(returned, sum.orders())).min(MOST_RETURNS);
        BigDecimal aov = Rounding.amount(Rounding.divided(sum.revenue(), sum.orders()));
        BigDecimal rpm = rpm(ctr, cvr, ret, aov);
        if (rpm.signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Segment(
                basis,
                assets.size(),
                ctr,
                cvr,
                ret,
                aov,
                strength(assets, Counts::impressions, Counts::clicks, ctr, CLICKS),
                strength(assets, Counts::clicks, Counts::orders, cvr, ORDERS),
                strength(assets, Counts::orders, Counts::ordersReturned, ret, RETURNS),
                rpm));
    }

    private static List<Counts> seen(Collection<Counts> assets) {
        return assets.stream().filter(each -> each.impressions().signum() > 0).toList();
    }

    static BigDecimal rpm(BigDecimal ctr, BigDecimal cvr, BigDecimal ret, BigDecimal aov) {
        return Rounding.ratio(ctr.multiply(cvr)
                .multiply(BigDecimal.ONE.subtract(ret))
                .multiply(aov)
                .multiply(THOUSAND));
    }

    private static BigDecimal strength(
            List<Counts> assets,
            Function<Counts, BigDecimal> trials,
            Function<Counts, BigDecimal> successes,
            BigDecimal rate,
            BigDecimal expected) {
        if (rate.signum() == 0) {
            return BigDecimal.ZERO;
        }
        List<Spread.Sample> samples = assets.stream()
                .map(asset -> new Spread.Sample(trials.apply(asset), successes.apply(asset)))
                .filter(sample -> sample.trials().signum() > 0)
                .toList();
        BigDecimal strength = samples.size() < Spread.FEWEST_SAMPLES
                ? Rounding.divided(expected, rate)
                : Spread.strength(samples, rate);
        return Rounding.whole(strength);
    }
}
