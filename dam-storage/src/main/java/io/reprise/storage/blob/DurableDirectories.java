package io.reprise.storage.blob;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Directories under a root whose names survive a loss of power: a new name is only safe once its parent is synchronised. */
final class DurableDirectories {
    private final Path root;
    private final Set<Path> known = ConcurrentHashMap.newKeySet();

    DurableDirectories(Path root) {
        this.root = root;
    }

    /** Makes a directory below the root, and its parents. */
    void make(Path directory) throws IOException {
        if (directory.equals(root) || (known.contains(directory) && Files.isDirectory(directory))) {
            return;
        }
        Path parent = Objects.requireNonNull(directory.getParent(), "not below the root");
        make(parent);
        Files.createDirectories(directory);
        sync(parent);
        known.add(directory);
    }

    void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
