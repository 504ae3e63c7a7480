package io.reprise.api.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** What a token's holder shows: 256 random bits as {@code rpr_…}. Its text never shows it. */
record Secret(String value) {
    private static final Pattern FORM = Pattern.compile("rpr_[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new Secret("rpr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Cheap, so that junk is refused before the database is asked. */
    boolean isWellFormed() {
        return FORM.matcher(value).matches();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "rpr_…";
    }
}
