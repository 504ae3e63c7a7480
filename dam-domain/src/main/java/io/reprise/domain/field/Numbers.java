package io.reprise.domain.field;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that every client can hold exactly: of at most 15 significant digits, and so many before and after the point. A
 * decimal of 15 digits survives the way through a double and back (IEEE 754; C11, {@code DBL_DIG}).
 */
public final class Numbers {
    private static final int DIGITS = 15;
    private static final String WRITTEN = "-?[0-9]{1,20}(\\.[0-9]{1,20})?";

    private Numbers() {}

    /** One writing for equal numbers. */
    static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        // A huge exponent written out in full would be as long as it is.
        return stripped.scale() < 0 && stripped.scale() >= -DIGITS ? stripped.setScale(0) : stripped;
    }

    static boolean isExact(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.precision() <= DIGITS
                && Math.abs((long) stripped.scale()) <= DIGITS
                && stripped.precision() - stripped.scale() <= DIGITS;
    }

    /** A decimal number without an exponent. */
    public static Optional<BigDecimal> read(String text) {
        return text.matches(WRITTEN) ? Optional.of(canonical(new BigDecimal(text))) : Optional.empty();
    }

    /** A number as a JSON reader gives it, or as text. */
    static Optional<BigDecimal> of(@Nullable Object given) {
        return switch (given) {
            case Integer number -> Optional.of(BigDecimal.valueOf(number));
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case BigInteger number when number.bitLength() <= 64 -> Optional.of(new BigDecimal(number));
            case BigDecimal number -> Optional.of(number);
            // Its shortest writing is what was meant, as long as that has no more digits than a double can tell apart.
            case Double number when Double.isFinite(number) -> Optional.of(BigDecimal.valueOf(number));
            case String text -> read(text.strip());
            case null, default -> Optional.empty();
        };
    }
}
