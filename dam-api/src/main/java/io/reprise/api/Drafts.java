package io.reprise.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Files that are being made: in the data directory, on the same disk as what they become, so that they are put in place
 * without a copy. What a server that was killed has left goes when the next one starts.
 */
@Component
public class Drafts {
    /** Nothing takes as long to make; another server of the same data may be at work. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Path root;

    Drafts(RepriseProperties properties) throws IOException {
        this.root = Files.createDirectories(properties.data().toAbsolutePath().resolve("drafts"));
        sweep(Instant.now().minus(LONGEST));
    }

    /** A new directory of its own; whoever takes it deletes it. */
    public Path directory() throws IOException {
        return Files.createTempDirectory(root, "draft");
    }

    /** Deletes a directory and all in it. */
    public static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path each : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private void sweep(Instant before) throws IOException {
        List<Path> left;
        try (Stream<Path> directories = Files.list(root)) {
            left = directories.toList();
        }
        for (Path each : left) {
            if (Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
                delete(each);
            }
        }
    }
}
