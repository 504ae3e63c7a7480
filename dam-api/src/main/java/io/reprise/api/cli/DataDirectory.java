package io.reprise.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a server of this machine keeps its data: {@code REPRISE_DATA}, else {@code data} below the current directory. */
final class DataDirectory {
    private DataDirectory() {}

    static Path byDefault(Map<String, String> environment) {
        String configured = environment.getOrDefault("REPRISE_DATA", "");
        return Path.of(configured.isBlank() ? "data" : configured)
                .toAbsolutePath()
                .normalize();
    }

    /** The token that the first start wrote; absent when there is none that this user may read. */
    static Optional<String> adminToken(Path directory) {
        try {
            return Optional.of(
                            Files.readString(directory.resolve("admin.token")).strip())
                    .filter(token -> !token.isEmpty());
        } catch (IOException noneToRead) {
            return Optional.empty();
        }
    }
}
