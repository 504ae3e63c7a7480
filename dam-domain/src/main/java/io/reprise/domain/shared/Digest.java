package io.reprise.domain.shared;

import java.util.regex.Pattern;

/**
 * SHA-256 of some bytes as 64 lower-case hexadecimal digits, or {@link #ERASED} where the key that protected a stored
 * digest has been destroyed.
 */
public record Digest(String value) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public static final Digest ERASED = new Digest(Forgettable.ERASED);

    /** @throws IllegalArgumentException if the value is neither 64 lower-case hexadecimal digits nor the erased mark */
    public Digest {
        if (!HEX.matcher(value).matches() && !value.equals(Forgettable.ERASED)) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal");
        }
    }

    public static boolean isHex(String value) {
        return HEX.matcher(value).matches();
    }

    public boolean isErased() {
        return value.equals(Forgettable.ERASED);
    }

    @Override
    public String toString() {
        return value;
    }
}
