package io.reprise.api.cli;

import io.reprise.storage.bench.CostRows;
import io.reprise.storage.postgres.Database;
import io.reprise.storage.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The value of a library summed from its ledger, against a plain SUM over the same rows. */
public final class ValuationBenchmark implements Benchmark {
    private static final int DEFAULT_MASTERS = 100_000;

    @Override
    public String name() {
        return "valuation";
    }

    @Override
    public String summary() {
        return "the value of --size masters, against a raw SUM over the same rows";
    }

    @Override
    public List<Table> run(Options options) throws IOException {
        int masters = options.size().orElse(DEFAULT_MASTERS);
        try (Scratch scratch = Scratch.named("valuation");
                EmbeddedDatabase server =
                        EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(scratch.resolve("database")));
                Database database = Database.open(server.url(), Database.Settings.DEFAULT)) {
            CostRows rows = new CostRows(database.dataSource());
            rows.fill(masters);
            return List.of(measure(rows, masters, options.windows()));
        }
    }

    private static Table measure(CostRows rows, int masters, int windows) {
        long entries = (long) masters * CostRows.ENTRIES;
        if (rows.value().exact().compareTo(rows.raw()) != 0 || rows.value().entries() != entries) {
            throw new IllegalStateException("The two sums differ");
        }
        List<Double> valued = new ArrayList<>();
        List<Double> raw = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int n = 0; n < windows; n++) {
            // By turns first, so that neither always finds the other's pages in memory.
            if (n % 2 == 0) {
                valued.add(seconds(rows::value));
            }
            raw.add(seconds(rows::raw));
            if (n % 2 != 0) {
                valued.add(seconds(rows::value));
            }
            ratios.add(raw.getLast() / valued.getLast());
        }
        return new Table(
                "valuation: " + masters + " masters, " + entries + " entries",
                List.of("what", "seconds, median (95 % interval)", "rows/s", "ratio to raw"),
                List.of(
                        List.of("raw SUM", new Windows(raw).shown(3), rate(entries, raw), "1"),
                        List.of(
                                "cost to date of the library",
                                new Windows(valued).shown(3),
                                rate(entries, valued),
                                new Windows(ratios).shown(2))),
                List.of(windows + " interleaved windows; the figure selects by day and instant of recording, sums each"
                        + " currency, converts by the recorded rate and closes the horizon besides."));
    }

    private static String rate(long rows, List<Double> seconds) {
        return Long.toString(Math.round(rows / new Windows(seconds).median()));
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
