package io.reprise.api.cli;

import io.reprise.storage.bench.RightsBench;
import io.reprise.storage.postgres.Database;
import io.reprise.storage.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Decisions about rights through a PostgreSQL of their own. */
public final class RightsBenchmark implements Benchmark {
    private static final int DEFAULT_MASTERS = 100_000;
    private static final int DECISIONS = 1_000;

    @Override
    public String name() {
        return "rights";
    }

    @Override
    public String summary() {
        return "decisions about masters, each read from the database";
    }

    @Override
    public List<Table> run(Options options) throws IOException {
        int masters = options.size().orElse(DEFAULT_MASTERS);
        Path scratch = Files.createTempDirectory("reprise-rights");
        try (EmbeddedDatabase server =
                        EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(scratch.resolve("database")));
                Database database = Database.open(server.url(), Database.Settings.DEFAULT)) {
            RightsBench.Result result = RightsBench.run(
                    database.dataSource(), scratch.resolve("master.key"), masters, options.windows(), DECISIONS);
            return List.of(new Table(
                    "rights: " + options.windows() + " windows of " + DECISIONS + " decisions, " + masters
                            + " masters, " + result.distinct() + " distinct rights",
                    List.of("what", "p50, ms", "p99, ms"),
                    List.of(
                            row("cold: nothing in memory", result.cold()),
                            row("warm: meanings of names in memory", result.warm())),
                    List.of("Median of the windows (95 % interval). Every decision reads the master's row.")));
        } finally {
            delete(scratch);
        }
    }

    private static List<String> row(String what, List<RightsBench.Latency> windows) {
        return List.of(
                what,
                new Windows(windows.stream().map(RightsBench.Latency::p50).toList()).shown(3),
                new Windows(windows.stream().map(RightsBench.Latency::p99).toList()).shown(3));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
