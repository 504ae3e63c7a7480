package io.reprise.storage.key;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.stream.Stream;

/**
 * Bytes that nobody can foresee. A generator of the platform is one lock for the whole process, taken a dozen times by
 * each command; with more clients than cores they queue for it. So there are several, each seeded by the platform, and
 * threads are spread over them.
 */
public final class RandomBytes {
    private static final int GENERATORS = 32;
    private static final SecureRandom[] RANDOM =
            Stream.generate(RandomBytes::generator).limit(GENERATORS).toArray(SecureRandom[]::new);

    private RandomBytes() {}

    /** So many fresh bytes. */
    public static byte[] next(int count) {
        byte[] bytes = new byte[count];
        RANDOM[(int) (Thread.currentThread().threadId() % GENERATORS)].nextBytes(bytes);
        return bytes;
    }

    private static SecureRandom generator() {
        try {
            return SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("DRBG (NIST SP 800-90A) is part of every Java runtime", e);
        }
    }
}
