package io.reprise.api.upload;

import io.reprise.api.problem.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What the bytes of one piece must come to (tus 1.0, checksum). To be used for one piece. */
final class UploadChecksum {
    /** By the protocol's names; it asks for SHA-1 of every server. */
    private static final Map<String, String> ALGORITHMS = Map.of("sha1", "SHA-1", "sha256", "SHA-256");

    static final String NAMES = "sha1,sha256";

    private final MessageDigest digest;
    private final byte[] expected;

    private UploadChecksum(MessageDigest digest, byte[] expected) {
        this.digest = digest;
        this.expected = expected;
    }

    /**
     * @return null where none was sent
     * @throws Refusal 400 {@code invalid-upload-checksum}, also for an algorithm that is not known here
     */
    static @Nullable UploadChecksum read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String[] words = header.strip().split(" ", -1);
        String algorithm = ALGORITHMS.get(words[0]);
        if (words.length != 2 || algorithm == null) {
            throw invalid();
        }
        try {
            return new UploadChecksum(
                    MessageDigest.getInstance(algorithm), Base64.getDecoder().decode(words[1]));
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /** @throws Mismatch if what was added comes to something else */
    void verify() {
        if (!MessageDigest.isEqual(digest.digest(), expected)) {
            throw new Mismatch();
        }
    }

    private static Refusal invalid() {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "invalid-upload-checksum",
                "Upload-Checksum is the name of an algorithm and a checksum in Base64.",
                Map.of("supported", NAMES));
    }

    /** The bytes were changed on their way. */
    static final class Mismatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mismatch() {
            super("checksum mismatch", null, false, false);
        }
    }
}
