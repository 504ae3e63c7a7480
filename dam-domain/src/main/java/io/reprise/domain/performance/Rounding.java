package io.reprise.domain.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Every figure is computed in DECIMAL128 and rounded half-even where it is named; later steps use the rounded value. */
final class Rounding {
    static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final int RATE = 8;
    private static final int RATIO = 6;
    private static final int AMOUNT = 2;

    private Rounding() {}

    static BigDecimal rate(BigDecimal value) {
        return value.setScale(RATE, RoundingMode.HALF_EVEN);
    }

    static BigDecimal ratio(BigDecimal value) {
        return value.setScale(RATIO, RoundingMode.HALF_EVEN);
    }

    static BigDecimal amount(BigDecimal value) {
        return value.setScale(AMOUNT, RoundingMode.HALF_EVEN);
    }

    static BigDecimal whole(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_EVEN);
    }

    static BigDecimal divided(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, PRECISION);
    }

    /** What only floating point can tell enters at once, rounded, so that every machine goes on from the same digits. */
    static BigDecimal transcendental(double value, int decimals) {
        return new BigDecimal(Double.toString(value)).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
