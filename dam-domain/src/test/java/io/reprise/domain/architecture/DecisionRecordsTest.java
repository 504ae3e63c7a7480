package io.reprise.domain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionRecordsTest {
    private static final Path FOLDER = Path.of(System.getProperty("reprise.root", ".."), "docs", "adr");

    static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyNumberIsUsedOnce() throws IOException {
        List<String> numbers =
                records().stream().map(file -> name(file).substring(0, 4)).toList();
        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(numbers).isNotEmpty().allMatch(number -> number.matches("[0-9]{4}"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void theTitleIsTheFileName(Path file) throws IOException {
        assertThat(name(file)).matches("[0-9]{4}(-[a-z0-9]+)+\\.md");
        String title = Files.readAllLines(file).getFirst();
        assertThat(title).matches("# [0-9]{4} .+");
        String slug = title.substring(2)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", "");
        assertThat(slug + ".md").isEqualTo(name(file));
    }

    @ParameterizedTest
    @MethodSource("records")
    void aDecisionSaysWhyWhatElseAndWithWhatEffectOnOnePage(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .contains("## Context", "## Decision", "## Consequences", "## Alternatives")
                .anyMatch(line ->
                        line.matches("Status: (accepted|superseded by [0-9]{4}) · 20[0-9]{2}-[0-9]{2}-[0-9]{2}"))
                .hasSizeLessThanOrEqualTo(60);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
