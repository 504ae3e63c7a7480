package io.reprise.search.master;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals cursors to the query they came from: a client can neither make one up nor take one to another query. */
final class Cursors {
    private static final int SEAL = 16;
    private static final int LONGEST = 16_384;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret at least 16 bytes; the same on all nodes that answer the same clients */
    Cursors(byte[] secret) {
        if (secret.length < SEAL) {
            throw new IllegalArgumentException("A secret of at least 16 bytes is needed");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    String seal(Cursor cursor, MasterQuery query) {
        byte[] content = cursor.bytes();
        byte[] sealed = ByteBuffer.allocate(SEAL + content.length)
                .put(sealOf(content, query))
                .put(content)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** @throws InvalidQuery when it is garbled or from another query */
    Cursor open(String text, MasterQuery query) {
        try {
            if (text.length() > LONGEST) {
                throw invalid();
            }
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            if (sealed.length <= SEAL) {
                throw invalid();
            }
            byte[] content = Arrays.copyOfRange(sealed, SEAL, sealed.length);
            if (!MessageDigest.isEqual(Arrays.copyOf(sealed, SEAL), sealOf(content, query))) {
                throw invalid();
            }
            return Cursor.of(content);
        } catch (IllegalArgumentException | IOException e) {
            throw invalid();
        }
    }

    private static InvalidQuery invalid() {
        return InvalidQuery.ofCursor("cursor-invalid");
    }

    private byte[] sealOf(byte[] content, MasterQuery query) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(content);
            mac.update(query.identity().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
