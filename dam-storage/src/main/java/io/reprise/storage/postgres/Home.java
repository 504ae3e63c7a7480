package io.reprise.storage.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directory of one embedded server: what is in it, and who may read it. */
record Home(Path root) {

    /** Makes the directory, closed to other users. */
    static Home prepare(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path root = directory.toRealPath();
        close(root, "rwx------");
        return new Home(root);
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    /** The password of this server's roles; 192 random bits, made on first use. */
    String password() {
        try {
            if (!Files.exists(passwordFile())) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                writeSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            }
            close(passwordFile(), "rw-------");
            return Files.readString(passwordFile()).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void writeSecret(String secret) throws IOException {
        Path temporary = root.resolve("password.new");
        Files.deleteIfExists(temporary);
        if (isPosix(root)) {
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(temporary);
        }
        Files.writeString(
                temporary, secret, StandardCharsets.US_ASCII, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
        Files.move(temporary, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Removes a cluster whose first start never came to its end: it looks finished to PostgreSQL, but nobody was ever
     * served from it.
     */
    void discardUnfinished() throws IOException {
        if (Files.exists(unfinished()) && Files.exists(data())) {
            deleteTree(data());
        }
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            if (Files.exists(data())) {
                requireEmpty(data());
            }
            Files.write(unfinished(), new byte[0]);
        }
    }

    /** From here on the cluster holds somebody's data. */
    void markFinished() throws IOException {
        Files.deleteIfExists(unfinished());
    }

    private Path unfinished() {
        return root.resolve("unfinished");
    }

    private static void requireEmpty(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw new DatabaseUnavailable(directory + " is no PostgreSQL data directory, and it is not empty.");
            }
        }
    }

    private static void close(Path path, String permissions) throws IOException {
        if (isPosix(path)) {
            Files.setPosixFilePermissions(path, Set.copyOf(PosixFilePermissions.fromString(permissions)));
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    static void deleteTree(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
