package io.reprise.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
    @Test
    void listsWhatCanBeMeasured() {
        Shell shell = Shell.call("bench");

        assertThat(shell.exit()).isEqualTo(ExitCode.DONE);
        assertThat(shell.out().lines())
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactly(
                        "append",
                        "freshness",
                        "grid",
                        "ingest",
                        "media",
                        "performance",
                        "rebuild",
                        "recipes",
                        "rights",
                        "search",
                        "valuation");
    }

    @Test
    void namesWhatThereIsWhenAskedForSomethingElse() {
        Shell shell = Shell.call("bench", "everything");

        assertThat(shell.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err()).contains("There are:", "ingest");
    }

    @Test
    void refusesToMeasureNothing() {
        assertThat(Shell.call("bench", "ingest", "--size", "0").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Shell.call("bench", "ingest", "--windows", "0").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aTableIsMarkdown() {
        Benchmark.Table table =
                new Benchmark.Table("t", List.of("a", "b"), List.of(List.of("1", "x|y")), List.of("Said."));

        assertThat(table.markdown()).isEqualTo("### t\n\n| a | b |\n| --- | --- |\n| 1 | x\\|y |\n\nSaid.\n");
        assertThatThrownBy(() -> new Benchmark.Table("t", List.of("a"), List.of(List.of("1", "2")), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShareOfValuesIsNotExceeded() {
        Windows hundred = new Windows(
                IntStream.rangeClosed(1, 100).mapToObj(n -> (double) n).toList());

        assertThat(hundred.at(0.5)).isEqualTo(50);
        assertThat(hundred.at(0.95)).isEqualTo(95);
        assertThat(hundred.at(1)).isEqualTo(100);
        assertThat(new Windows(List.of(7.0)).at(0.01)).isEqualTo(7);
    }

    @Test
    void generatedMastersAreTheSameInEveryRunAndPagedWithoutGaps() {
        GeneratedMasters masters = new GeneratedMasters(25);
        List<UUID> ids = new ArrayList<>(masters.page(null, 10));
        ids.addAll(masters.page(ids.getLast(), 10));
        ids.addAll(masters.page(ids.getLast(), 10));

        assertThat(ids).hasSize(25).doesNotHaveDuplicates().isSorted();
        assertThat(masters.load(ids)).isEqualTo(new GeneratedMasters(25).load(ids));
    }

    @Test
    void rebuildingIsMeasuredAndPrintsNothingButItsTable() {
        Shell shell = Shell.call("bench", "rebuild", "--size", "30", "--windows", "1");

        assertThat(shell.exit()).as(shell.err()).isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).startsWith("### rebuild: 30 masters").contains("| raw bulk indexing |");
    }

    @Test
    void valuingIsMeasuredAndPrintsNothingButItsTable() {
        Shell shell = Shell.call("bench", "valuation", "--size", "30", "--windows", "1");

        assertThat(shell.exit()).as(shell.err()).isEqualTo(ExitCode.DONE);
        assertThat(shell.out())
                .startsWith("### valuation: 30 masters, 120 entries")
                .contains("| raw SUM |");
    }

    @Test
    void fifteenWindowsHaveTheIntervalOfTheTablesOfTheSignTest() {
        // n = 15: the 4th smallest and the 4th largest value (coverage 96.5 %).
        Windows windows = new Windows(
                IntStream.rangeClosed(1, 15).mapToObj(n -> (double) (16 - n)).toList());

        assertThat(windows.shown(0)).isEqualTo("8 (4 – 12)");
    }

    @Test
    void sixWindowsAreTheFewestThatHaveAnInterval() {
        assertThat(new Windows(DoubleStream.of(1, 2, 3, 4, 5).boxed().toList()).shown(1))
                .isEqualTo("3.0 (no interval)");
        assertThat(new Windows(DoubleStream.of(1, 2, 3, 4, 5, 6).boxed().toList()).shown(1))
                .isEqualTo("3.5 (1.0 – 6.0)");
    }
}
