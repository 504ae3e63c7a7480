package io.reprise.search.index;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers as text whose order is the order of the numbers, for fields of an index that compare text only: the bits of the
 * double, the sign turned over, and all of them where it is negative (IEEE 754 orders magnitudes as their bits are).
 */
public final class Sortable {
    /** Not above any number. */
    public static final String LEAST = "0";
    /** Above every number. */
    public static final String MOST = "g";

    private static final int LONGEST = 40;

    private Sortable() {}

    public static String of(double number) {
        // Zero has one writing, whatever its sign.
        long bits = Double.doubleToLongBits(number + 0.0);
        return "%016x".formatted(bits ^ ((bits >> 63) | Long.MIN_VALUE));
    }

    /** Empty for what is no plain decimal number. */
    static Optional<String> of(String text) {
        return text.length() <= LONGEST && text.matches("-?[0-9]+(\\.[0-9]+)?")
                ? Optional.of(of(new BigDecimal(text).doubleValue()))
                : Optional.empty();
    }
}
