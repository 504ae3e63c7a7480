package io.reprise.media;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Test material beside the project; a test that wants it is skipped where it is not. */
public final class RealFiles {
    private RealFiles() {}

    public static List<Path> in(String folder) {
        String given = System.getProperty("REPRISE_TEST_DATA", System.getenv("REPRISE_TEST_DATA"));
        Path data = given == null
                ? Path.of(System.getProperty("reprise.root", ".."), "..", "shared", "data")
                : Path.of(given);
        Path directory = data.resolve(folder);
        assumeTrue(Files.isDirectory(directory), "no test material in " + directory);
        try (var files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            return fail(e);
        }
    }
}
