package io.reprise.storage.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that wraps all others: 32 random bytes as Base64 in a file outside the database, readable by its owner only.
 * Without it a copy of the database cannot be read.
 */
public final class MasterKey {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecretKey key;

    private MasterKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /**
     * Reads the key, or makes one where there is no file yet.
     *
     * @throws IOException if the file can be read by others, does not hold a key, or cannot be written
     */
    public static MasterKey in(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Path draft =
                    Files.createTempFile(parent, "master", ".key", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(draft, Base64.getEncoder().encodeToString(fresh) + "\n", StandardOpenOption.SYNC);
            try {
                // A link never replaces: of two servers starting at once, both go on with the first one's key.
                Files.createLink(file, draft);
            } catch (java.nio.file.FileAlreadyExistsException e) {
                // the other server's key is read below
            } finally {
                Files.delete(draft);
            }
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IOException("the key file " + file + " must be readable by its owner only (mode 600)");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            if (bytes.length == 32) {
                return new MasterKey(bytes);
            }
        } catch (IllegalArgumentException e) {
            // said below, without the content
        }
        throw new IOException("the key file " + file + " does not hold 32 bytes as Base64");
    }

    byte[] wrap(byte[] dataKey, byte[] context) {
        return AesGcm.seal(key, dataKey, context);
    }

    byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        return AesGcm.open(key, wrapped, context);
    }
}
