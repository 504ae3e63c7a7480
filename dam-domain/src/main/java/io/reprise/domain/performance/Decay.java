package io.reprise.domain.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How much an old observation still says: half as much every {@value #HALF_LIFE_DAYS} days. */
public final class Decay {
    public static final int HALF_LIFE_DAYS = 90;

    private static final int DECIMALS = 10;

    private Decay() {}

    /** @throws IllegalArgumentException if the period ends after the day */
    public static BigDecimal weight(LocalDate lastDay, LocalDate asOf) {
        return weight(ChronoUnit.DAYS.between(lastDay, asOf));
    }

    /**
     * {@code 0.5^(age/90)} to 10 decimals: 1 at age 0, and 0 once it rounds to nothing (after some eight years).
     *
     * @throws IllegalArgumentException if the age is negative
     */
    public static BigDecimal weight(long ageInDays) {
        if (ageInDays < 0) {
            throw new IllegalArgumentException("what has not happened yet has no age");
        }
        return Rounding.transcendental(StrictMath.pow(0.5, ageInDays / (double) HALF_LIFE_DAYS), DECIMALS);
    }
}
