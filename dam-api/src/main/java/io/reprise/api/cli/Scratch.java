package io.reprise.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for what a measurement leaves behind; gone with it. */
record Scratch(Path folder) implements AutoCloseable {

    static Scratch named(String name) throws IOException {
        return new Scratch(Files.createTempDirectory("reprise-" + name));
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
