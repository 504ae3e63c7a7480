package io.reprise.domain.performance;

import java.math.BigDecimal;
import java.util.List;

/** How much the assets of a segment differ beyond what chance alone makes them differ. */
final class Spread {
    /** Fewer samples than this cannot tell spread from chance. */
    static final int FEWEST_SAMPLES = 30;

    private static final BigDecimal WEAKEST = BigDecimal.valueOf(3);
    private static final BigDecimal STRONGEST = BigDecimal.valueOf(1000);

    private Spread() {}

    /** @param trials above 0 */
    record Sample(BigDecimal trials, BigDecimal successes) {}

    /**
     * Strength of the prior by the method of moments: {@code τ² = max(0, (Σ n(p-p0)² - (m-1)p0(1-p0)) / (N - Σn²/N))} and
     * {@code κ = p0(1-p0)/τ² - 1}, at least {@code 3/p0} and at most {@code 1000/p0}, which it also is where all spread is
     * chance. Sums are exact, so that the order of the samples does not matter.
     *
     * @param rate of all samples together, above 0
     */
    static BigDecimal strength(List<Sample> samples, BigDecimal rate) {
        BigDecimal squares = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal trialsSquared = BigDecimal.ZERO;
        for (Sample sample : samples) {
            BigDecimal off = sample.successes().subtract(sample.trials().multiply(rate));
            squares = squares.add(Rounding.divided(off.multiply(off), sample.trials()));
            all = all.add(sample.trials());
            trialsSquared = trialsSquared.add(sample.trials().multiply(sample.trials()));
        }
        BigDecimal strongest = Rounding.divided(STRONGEST, rate);
        BigDecimal chance = rate.multiply(BigDecimal.ONE.subtract(rate));
        BigDecimal beyond = squares.subtract(chance.multiply(BigDecimal.valueOf(samples.size() - 1L)));
        BigDecimal weight = all.subtract(Rounding.divided(trialsSquared, all));
        if (beyond.signum() <= 0 || weight.signum() <= 0) {
            return strongest;
        }
        BigDecimal variance = Rounding.divided(beyond, weight);
        return Rounding.divided(chance, variance)
                .subtract(BigDecimal.ONE)
                .max(Rounding.divided(WEAKEST, rate))
                .min(strongest);
    }
}
