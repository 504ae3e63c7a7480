package io.reprise.api.cli;

import io.reprise.domain.master.MasterDocument;
import io.reprise.domain.master.MasterDocuments;
import io.reprise.search.index.MasterIndex;
import io.reprise.search.index.Rebuild;
import io.reprise.storage.bench.MasterRows;
import io.reprise.storage.master.MasterDocumentRows;
import io.reprise.storage.postgres.Database;
import io.reprise.storage.postgres.EmbeddedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The index filled anew from the rows, against the same documents sent to Elasticsearch with nothing else to do. */
public final class RebuildBenchmark implements Benchmark {
    private static final int DEFAULT_SIZE = 10_000;
    private static final String RAW = "bench-raw";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> LINES = Map.of("Content-Type", "application/x-ndjson");

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String summary() {
        return "the search index rebuilt from the rows, against raw bulk indexing of the same documents";
    }

    @Override
    public List<Table> run(Options options) throws IOException, InterruptedException, SQLException {
        int size = options.size().orElse(DEFAULT_SIZE);
        try (Scratch scratch = Scratch.named("rebuild");
                EmbeddedDatabase server =
                        EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(scratch.resolve("database")));
                Database database = Database.open(server.url(), Database.Settings.DEFAULT);
                SearchNode search = SearchNode.start(scratch.resolve("elasticsearch"));
                Wire wire = search.wire()) {
            fill(new MasterRows(database.dataSource()), size);
            MasterDocuments rows = new MasterDocumentRows(database.dataSource());
            Pair pair = new Pair(rows, search, wire, bodies(rows), size);
            return List.of(measure(pair, options.windows(), size, options.progress()));
        }
    }

    private static void fill(MasterRows rows, int size) throws SQLException {
        GeneratedMasters masters = new GeneratedMasters(size);
        List<UUID> page = masters.page(null, Rebuild.BATCH);
        while (!page.isEmpty()) {
            rows.add(masters.load(page).values());
            page = masters.page(page.getLast(), Rebuild.BATCH);
        }
        rows.analyze();
    }

    /** The bulk requests of the reference, written before the clock runs, of what the rebuild will read. */
    private static List<byte[]> bodies(MasterDocuments rows) {
        List<byte[]> bodies = new ArrayList<>();
        List<UUID> page = rows.page(null, Rebuild.BATCH);
        while (!page.isEmpty()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (MasterDocument document : rows.load(page).values()) {
                body.writeBytes(
                        ("{\"index\":{\"_id\":\"" + document.masterId() + "\"}}\n").getBytes(StandardCharsets.UTF_8));
                body.writeBytes(JSON.writeValueAsBytes(document));
                body.write('\n');
            }
            bodies.add(body.toByteArray());
            page = rows.page(page.getLast(), Rebuild.BATCH);
        }
        return bodies;
    }

    private static Table measure(Pair pair, int windows, int size, PrintWriter progress)
            throws IOException, InterruptedException {
        // Once without counting: code that is compiled on the way, files that are read for the first time.
        double ignored = pair.rebuild() + pair.raw();
        List<Double> rebuilt = new ArrayList<>();
        List<Double> raw = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int n = 1; n <= windows; n++) {
            boolean rebuildFirst = n % 2 == 0;
            if (rebuildFirst) {
                rebuilt.add(pair.rebuild());
            }
            raw.add(pair.raw());
            if (!rebuildFirst) {
                rebuilt.add(pair.rebuild());
            }
            ratios.add(rebuilt.getLast() / raw.getLast());
            progress.println(n + " of " + windows + " windows");
            progress.flush();
        }
        return new Table(
                "rebuild: " + size + " masters",
                List.of("what", "documents/s, median (95 % interval)", "ratio to raw"),
                List.of(
                        List.of("raw bulk indexing", new Windows(raw).shown(0), "1"),
                        List.of("rebuild search", new Windows(rebuilt).shown(0), new Windows(ratios).shown(2))),
                List.of(windows + " interleaved windows, each into a new index, " + Rebuild.BATCH
                        + " documents a request, one request at a time; raw = requests written beforehand and a"
                        + " refresh; rebuild = reading the rows, writing the requests, making the index and"
                        + " swapping it in besides."));
    }

    /** What is compared. Each answers documents per second. */
    private record Pair(MasterDocuments rows, SearchNode search, Wire wire, List<byte[]> bodies, int size) {

        double rebuild() throws InterruptedException {
            MasterIndex index = new MasterIndex(search.node(), "bench-rebuilt", InstantSource.system());
            index.ensure();
            long start = System.nanoTime();
            Rebuild.Result result = new Rebuild(index, rows).run((_, _) -> {});
            double rate = rate(start);
            if (result.written() != size || index.count() != size) {
                throw new IllegalStateException("The rebuild lost something: " + result);
            }
            index.drop();
            return rate;
        }

        double raw() throws IOException, InterruptedException {
            MasterIndex index = new MasterIndex(search.node(), RAW, InstantSource.system());
            index.ensure();
            wire.send("PUT", "/" + RAW + "/_settings", Map.of(), bytes("{\"index\":{\"refresh_interval\":\"-1\"}}"));
            long start = System.nanoTime();
            for (byte[] body : bodies) {
                String answer =
                        wire.send("POST", "/" + RAW + "/_bulk", LINES, body).body();
                if (!answer.contains("\"errors\":false")) {
                    throw new IOException("Elasticsearch refused documents");
                }
            }
            wire.post("/" + RAW + "/_refresh", "");
            double rate = rate(start);
            if (index.count() != size) {
                throw new IOException("Raw indexing lost something");
            }
            index.drop();
            return rate;
        }

        private double rate(long startNanos) {
            return size / ((System.nanoTime() - startNanos) / 1e9);
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
