package io.reprise.domain.master;

/**
 * Global Trade Item Number, kept as 14 digits with leading zeros.
 *
 * <p>Source: GS1 General Specifications, section 7.9 (check digit: weights 3 and 1 alternating from the right).
 */
public record Gtin(String value) {

    /** @throws IllegalArgumentException if the value is not 14 digits with a right check digit */
    public Gtin {
        if (value.length() != 14 || !isValid(value)) {
            throw new IllegalArgumentException("not a GTIN-14");
        }
    }

    /**
     * Reads a GTIN-8, -12, -13 or -14.
     *
     * @throws IllegalArgumentException if it has another length, other characters or a wrong check digit
     */
    public static Gtin of(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a GTIN");
        }
        return new Gtin("0".repeat(14 - text.length()) + text);
    }

    /** Whether the text is a GTIN-8, -12, -13 or -14 with a right check digit. */
    public static boolean isValid(String text) {
        int length = text.length();
        if (length != 8 && length != 12 && length != 13 && length != 14) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            boolean odd = (length - 1 - i) % 2 == 1;
            sum += (c - '0') * (odd ? 3 : 1);
        }
        return sum % 10 == 0 && sum > 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
