package io.reprise.api.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * The SHA-256 of files, computed in parallel.
 *
 * @param bySha256 files by the digest of their bytes; several files of one digest are copies of each other
 * @param unreadable files that could not be read, with the reason
 */
record Fingerprints(Map<String, List<Path>> bySha256, Map<Path, String> unreadable) {
    private static final int BUFFER = 1 << 16;

    static Fingerprints of(List<Path> files, ExecutorService pool) {
        List<Future<String>> digests = new ArrayList<>();
        files.forEach(file -> digests.add(pool.submit(() -> sha256(file))));
        Map<String, List<Path>> bySha256 = new LinkedHashMap<>();
        Map<Path, String> unreadable = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            try {
                bySha256.computeIfAbsent(digests.get(i).get(), _ -> new ArrayList<>())
                        .add(file);
            } catch (ExecutionException failed) {
                unreadable.put(file, String.valueOf(failed.getCause()));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                unreadable.put(file, "interrupted");
            }
        }
        return new Fingerprints(bySha256, unreadable);
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = algorithm();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
