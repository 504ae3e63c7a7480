package io.reprise.api.cli;

import io.reprise.storage.bench.PerformanceBench;
import io.reprise.storage.postgres.Database;
import io.reprise.storage.postgres.EmbeddedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Imports of reports and an epoch of scores, through a PostgreSQL of their own. */
public final class PerformanceBenchmark implements Benchmark {
    private static final int DEFAULT_MASTERS = 100_000;

    @Override
    public String name() {
        return "performance";
    }

    @Override
    public String summary() {
        return "imports of reports, against COPY of the same rows, and an epoch of scores over all masters";
    }

    @Override
    public List<Table> run(Options options) throws Exception {
        int masters = options.size().orElse(DEFAULT_MASTERS);
        try (Scratch scratch = Scratch.named("performance");
                EmbeddedDatabase server =
                        EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(scratch.resolve("database")));
                Database database = Database.open(server.url(), Database.Settings.DEFAULT)) {
            PerformanceBench.Result result =
                    PerformanceBench.run(database.dataSource(), scratch.resolve("blobs"), masters, options.windows());
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < result.raw().size(); i++) {
                ratios.add(result.raw().get(i) / result.imports().get(i));
            }
            return List.of(
                    new Table(
                            "performance: " + options.windows() + " reports of " + masters + " rows",
                            List.of("import, s", "raw COPY, s", "ratio (rows a second)"),
                            List.of(List.of(
                                    new Windows(result.imports()).shown(2),
                                    new Windows(result.raw()).shown(2),
                                    new Windows(ratios).shown(2))),
                            List.of(
                                    "Import = bytes stored, read, checked line by line and written. Raw = the same rows into"
                                            + " a table with the same partitions and index, interleaved in the same run.")),
                    new Table(
                            "performance: an epoch of scores",
                            List.of("masters", "rows", "s"),
                            List.of(List.of(
                                    Integer.toString(result.scored()),
                                    Long.toString(result.rows()),
                                    String.format(Locale.ROOT, "%.1f", result.epochSeconds()))),
                            List.of(
                                    "One epoch, the first: every score is new, stored, and its master marked for search.")));
        }
    }
}
