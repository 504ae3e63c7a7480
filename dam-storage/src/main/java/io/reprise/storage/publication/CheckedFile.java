package io.reprise.storage.publication;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.variant.Rendition;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies a published file, and notices when it is not what was published. */
record CheckedFile(BlobStore blobs, Rendition file) {
    private static final int CHUNK = 1 << 16;

    /** @throws IOException also if the bytes are others than those that were published; some were written then */
    void copyTo(OutputStream out) throws IOException {
        MessageDigest hash = sha256();
        long size = 0;
        try (InputStream in = blobs.open(file.digest())) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                hash.update(chunk, 0, read);
                out.write(chunk, 0, read);
                size += read;
            }
        }
        if (size != file.bytes()
                || !HexFormat.of().formatHex(hash.digest()).equals(file.digest().value())) {
            throw new IOException("a stored file is not what was published");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
