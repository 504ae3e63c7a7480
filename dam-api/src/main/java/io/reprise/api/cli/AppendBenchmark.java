package io.reprise.api.cli;

import io.reprise.storage.bench.AppendBench;
import io.reprise.storage.event.Commands;
import io.reprise.storage.postgres.Database;
import io.reprise.storage.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Commands decided and appended on a PostgreSQL of their own, against plain INSERTs of the same rows. */
public final class AppendBenchmark implements Benchmark {
    private static final int DEFAULT_OPERATIONS = 60;

    @Override
    public String name() {
        return "append";
    }

    @Override
    public String summary() {
        return "commands decided and appended, against raw INSERT and commit of the same rows";
    }

    @Override
    public List<Table> run(Options options) throws IOException {
        int operations = options.size().orElse(DEFAULT_OPERATIONS);
        try (Scratch scratch = Scratch.named("append");
                EmbeddedDatabase server =
                        EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(scratch.resolve("database")));
                Database database = Database.open(server.url(), Database.Settings.DEFAULT)) {
            List<AppendBench.Row> rows = AppendBench.run(
                    database.dataSource(),
                    scratch.resolve("master.key"),
                    new AppendBench.Size(options.windows(), operations, Commands.BULK));
            return List.of(new Table(
                    "append: " + options.windows() + " windows of " + operations + " operations a thread",
                    List.of("what", "threads", "per second", "raw per second", "ratio (median)", "95 % interval"),
                    rows.stream().map(AppendBenchmark::cells).toList(),
                    List.of("Raw = the same rows in the same tables by plain JDBC, interleaved in the same run.")));
        }
    }

    private static List<String> cells(AppendBench.Row row) {
        return List.of(
                row.name(),
                Integer.toString(row.threads()),
                String.format(Locale.ROOT, "%.0f", row.perSecond()),
                String.format(Locale.ROOT, "%.0f", row.rawPerSecond()),
                String.format(Locale.ROOT, "%.2f", row.ratio().median()),
                String.format(
                        Locale.ROOT, "%.2f-%.2f", row.ratio().low(), row.ratio().high()));
    }
}
