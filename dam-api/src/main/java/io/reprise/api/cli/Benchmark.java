package io.reprise.api.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that {@code ./reprise bench NAME} measures. Found by {@link java.util.ServiceLoader}, so an implementation is
 * public, has a public constructor without parameters, and is named in {@code META-INF/services}.
 */
public interface Benchmark {
    /** The word on the command line. */
    String name();

    /** What is measured against what, in one line. */
    String summary();

    /**
     * Measures. Figures are computed from this run alone.
     *
     * @throws Exception when the measurement could not be made; no table is better than a guessed one
     */
    List<Table> run(Options options) throws Exception;

    /**
     * @param size how much work, in the benchmark's own unit; absent for its default
     * @param windows repetitions whose median is shown, at least 1
     * @param input files to work on, where a benchmark takes any
     * @param progress for a line now and then; not part of the result
     */
    record Options(OptionalInt size, int windows, Optional<Path> input, PrintWriter progress) {}

    /**
     * One result table.
     *
     * @param notes what a reader must know to judge the figures, one sentence each
     */
    record Table(String title, List<String> columns, List<List<String>> rows, List<String> notes) {
        /** @throws IllegalArgumentException if a row has not as many cells as there are columns */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            notes = List.copyOf(notes);
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException("a row of " + row.size() + " cells under " + columns.size());
                }
            }
        }

        public String markdown() {
            StringBuilder text = new StringBuilder("### " + title + "\n\n");
            text.append(line(columns))
                    .append(line(columns.stream().map(_ -> "---").toList()));
            rows.forEach(row -> text.append(line(row)));
            notes.forEach(note -> text.append("\n").append(note).append("\n"));
            return text.toString();
        }

        private static String line(List<String> cells) {
            return "| "
                    + String.join(
                            " | ",
                            cells.stream().map(cell -> cell.replace("|", "\\|")).toList()) + " |\n";
        }
    }
}
