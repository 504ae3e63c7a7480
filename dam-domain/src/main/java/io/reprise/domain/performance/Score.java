package io.reprise.domain.performance;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * How an asset does against what is usual in its segment, with everything it was computed from. Assets are ranked by the
 * lower bound of their lift, so that a small number of lucky orders does not win.
 *
 * <p>{@code ctr=(k+κc·p0)/(n+κc)}, {@code cvr=(o+κv·c0)/(k+κv)}, {@code ret=(r+κr·r0)/(o+κr)}, {@code
 * aov=(R+50·v0)/(o+50)}, {@code rpm=ctr·cvr·(1-ret)·aov·1000}, {@code lift=rpm/rpm0}, {@code
 * s²=(1-ctr)/(ctr(n+κc+1)) + (1-cvr)/(cvr(k+κv+1)) + ret/((1-ret)(o+κr+1))}, {@code liftLo/Hi=lift·exp(∓1.2815515655·s)}
 * (an 80 % interval) and {@code score = 100·liftLo/(1+liftLo)}. Rates have 8 decimals, amounts 2, the rest 6, the score 2;
 * each later step uses the rounded value. Where more was clicked than seen (or bought than clicked) the rate is held to 1, and
 * where hardly anything was to the last decimal. Of an asset no more is returned than was ordered.
 *
 * @param score 0 to 100; 50 is what is usual
 * @param expectedClicks what the impressions would bring at the usual rate, 2 decimals
 */
public record Score(
        Counts counts,
        Segment segment,
        BigDecimal ctr,
        BigDecimal cvr,
        BigDecimal ret,
        BigDecimal aov,
        BigDecimal rpm,
        BigDecimal lift,
        BigDecimal spread,
        BigDecimal liftLo,
        BigDecimal liftHi,
        BigDecimal score,
        BigDecimal expectedClicks,
        Label label) {
    private static final BigDecimal QUANTILE = new BigDecimal("1.2815515655");
    private static final BigDecimal LEAST_RATE = new BigDecimal("0.00000001");
    /** A factor of e^10 either way says nothing any more; where nearly all is returned it would grow without bound. */
    private static final BigDecimal WIDEST = BigDecimal.TEN.setScale(6);

    private static final BigDecimal ORDERS_OF_AOV = BigDecimal.valueOf(50);
    private static final BigDecimal ENOUGH_CLICKS = BigDecimal.valueOf(20);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int EXP_DECIMALS = 10;

    /** Whether there is enough to go by. */
    public enum Label {
        OK,
        /** Fewer than 20 clicks were to be expected: to be explored, neither praised nor blamed. */
        INSUFFICIENT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return empty, and not 0, if the asset was never seen */
    public static Optional<Score> of(Counts counts, Segment segment) {
        return counts.impressions().signum() == 0 ? Optional.empty() : Optional.of(computed(counts, segment));
    }

    private static Score computed(Counts counts, Segment segment) {
        BigDecimal ctr = held(shrunk(counts.clicks(), counts.impressions(), segment.ctr(), segment.clickPrior()));
        BigDecimal cvr = held(shrunk(counts.orders(), counts.clicks(), segment.cvr(), segment.orderPrior()));
        // Without a single return in the whole segment there is no prior, and nothing to divide by.
        BigDecimal ret = segment.returnPrior().signum() == 0
                ? Rounding.rate(BigDecimal.ZERO)
                : Rounding.rate(shrunk(counts.ordersReturned(), counts.orders(), segment.ret(), segment.returnPrior()))
                        .min(Segment.MOST_RETURNS);
        BigDecimal aov = Rounding.amount(shrunk(counts.revenue(), counts.orders(), segment.aov(), ORDERS_OF_AOV));
        BigDecimal rpm = Segment.rpm(ctr, cvr, ret, aov);
        BigDecimal lift = Rounding.ratio(Rounding.divided(rpm, segment.rpm()));
        BigDecimal spread = spread(counts, segment, ctr, cvr, ret);
        BigDecimal lo = bound(lift, spread.negate());
        BigDecimal expected = counts.impressions().multiply(segment.ctr());
        return new Score(
                counts,
                segment,
                ctr,
                cvr,
                ret,
                aov,
                rpm,
                lift,
                spread,
                lo,
                bound(lift, spread),
                Rounding.amount(Rounding.divided(HUNDRED.multiply(lo), BigDecimal.ONE.add(lo))),
                Rounding.amount(expected),
                expected.compareTo(ENOUGH_CLICKS) < 0 ? Label.INSUFFICIENT : Label.OK);
    }

    private static BigDecimal shrunk(BigDecimal successes, BigDecimal trials, BigDecimal usual, BigDecimal prior) {
        return Rounding.divided(successes.add(prior.multiply(usual)), trials.add(prior));
    }

    /** Below the last decimal there is nothing to divide by, above 1 there is no chance. */
    private static BigDecimal held(BigDecimal rate) {
        return Rounding.rate(rate).max(LEAST_RATE).min(BigDecimal.ONE);
    }

    private static BigDecimal spread(Counts counts, Segment segment, BigDecimal ctr, BigDecimal cvr, BigDecimal ret) {
        BigDecimal one = BigDecimal.ONE;
        BigDecimal clicks = Rounding.divided(
                one.subtract(ctr),
                ctr.multiply(counts.impressions().add(segment.clickPrior()).add(one)));
        BigDecimal orders = Rounding.divided(
                one.subtract(cvr),
                cvr.multiply(counts.clicks().add(segment.orderPrior()).add(one)));
        BigDecimal returns = Rounding.divided(
                ret,
                one.subtract(ret)
                        .multiply(counts.orders().add(segment.returnPrior()).add(one)));
        return Rounding.ratio(clicks.add(orders).add(returns).sqrt(Rounding.PRECISION))
                .min(WIDEST);
    }

    private static BigDecimal bound(BigDecimal lift, BigDecimal spread) {
        double factor = StrictMath.exp(QUANTILE.multiply(spread).doubleValue());
        return Rounding.ratio(lift.multiply(Rounding.transcendental(factor, EXP_DECIMALS)));
    }
}
