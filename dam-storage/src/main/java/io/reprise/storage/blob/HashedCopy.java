package io.reprise.storage.blob;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Bytes that were read once, from first to last, and what they are called. */
record HashedCopy(Digest digest, long size) {
    private static final int CHUNK = 1 << 16;

    /** Copies the stream into a new file. */
    static HashedCopy write(InputStream in, Path file, long maxBytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return copy(in, out, maxBytes);
        }
    }

    /** Reads a file. */
    static HashedCopy of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
        }
    }

    /** Makes a file durable and closes it to writers; its time becomes now. */
    static void seal(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
            }
            channel.force(true);
        }
    }

    private static HashedCopy copy(InputStream in, OutputStream out, long maxBytes) throws IOException {
        MessageDigest hash = sha256();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            size += read;
            if (size > maxBytes) {
                throw new BlobStore.TooLarge(maxBytes);
            }
            hash.update(chunk, 0, read);
            out.write(chunk, 0, read);
        }
        return new HashedCopy(new Digest(HexFormat.of().formatHex(hash.digest())), size);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
