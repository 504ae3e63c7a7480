package io.reprise.storage.key;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a random 96-bit nonce in front and a 128-bit tag behind (NIST SP 800-38D). */
final class AesGcm {
    private static final int NONCE = 12;
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    /** Found once: asking all providers for each seal takes as long as sealing. */
    private static final Provider PROVIDER = provider();

    private AesGcm() {}

    private static Provider provider() {
        try {
            return Cipher.getInstance(ALGORITHM).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is part of every Java runtime", e);
        }
    }

    static byte[] seal(SecretKey key, byte[] plain, byte[] context) {
        byte[] nonce = RandomBytes.next(NONCE);
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM, PROVIDER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(context);
            byte[] sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is part of every Java runtime", e);
        }
    }

    /** @throws GeneralSecurityException if the bytes were not sealed with this key in this context */
    static byte[] open(SecretKey key, byte[] sealed, byte[] context) throws GeneralSecurityException {
        if (sealed.length < NONCE + 16) {
            throw new GeneralSecurityException("too short to be sealed");
        }
        Cipher cipher = Cipher.getInstance(ALGORITHM, PROVIDER);
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, sealed, 0, NONCE));
        cipher.updateAAD(context);
        return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    }
}
