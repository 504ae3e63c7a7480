package io.reprise.api.cli;

import io.reprise.search.index.MasterIndex;
import io.reprise.search.master.MasterSearch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Searches through the server, against the same request bodies sent straight to its Elasticsearch. */
public final class SearchBenchmark implements Benchmark {
    private static final int DEFAULT_SIZE = 20_000;
    private static final int QUERIES = 200;
    private static final Duration START = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String summary() {
        return "searches through the server, against the same requests sent straight to Elasticsearch";
    }

    @Override
    public List<Table> run(Options options) throws IOException, InterruptedException {
        int size = options.size().orElse(DEFAULT_SIZE);
        try (Scratch scratch = Scratch.named("search");
                SearchNode search = SearchNode.start(scratch.resolve("elasticsearch"))) {
            search.fill(size, options);
            Map<String, String> environment = new HashMap<>(ServerProcess.WITHOUT_RATE_LIMIT);
            environment.put("REPRISE_ELASTICSEARCH_URL", search.address().toString());
            try (ServerProcess server = ServerProcess.start(scratch.resolve("server"), START, environment);
                    Wire api = server.wire();
                    Wire straight = search.wire()) {
                api.awaitSuccess("/api/v1/search?size=1", START);
                return List.of(
                        measure(api, straight, size, false, options), measure(api, straight, size, true, options));
            }
        }
    }

    private static Table measure(Wire api, Wire straight, int size, boolean byPerformance, Options options)
            throws IOException, InterruptedException {
        List<BenchQueries.Asked> queries = BenchQueries.draw(QUERIES, size, byPerformance);
        Series series = new Series();
        // Once without counting, for both alike.
        window(api, straight, queries, new Series());
        window(api, straight, queries, new Series());
        for (int n = 1; n <= options.windows(); n++) {
            window(api, straight, queries, series);
            options.progress().println(n + " of " + options.windows() + " windows");
            options.progress().flush();
        }
        return new Table(
                "search: " + size + " masters" + (byPerformance ? ", sorted by performance" : ""),
                List.of("what", "p50 ms, median (95 % interval)", "p99 ms, median (95 % interval)"),
                List.of(
                        series.row("straight to Elasticsearch", series.straight, 2),
                        series.row("GET /api/v1/search", series.api, 2),
                        series.ratios()),
                List.of(options.windows() + " windows of " + QUERIES
                        + " queries, one at a time, each asked both ways in turn; a page of 50, "
                        + (byPerformance ? "all" : "half") + " of the queries"
                        + " with facets; the server, its Elasticsearch and the client share the machine."));
    }

    private static void window(Wire api, Wire straight, List<BenchQueries.Asked> queries, Series series)
            throws IOException, InterruptedException {
        String opened = straight.post("/" + MasterIndex.DEFAULT_ALIAS + "/_pit?keep_alive=5m", "")
                .body();
        String pointInTime = JSON.readTree(opened).path("id").asString();
        List<Double> throughApi = new ArrayList<>();
        List<Double> direct = new ArrayList<>();
        for (int n = 0; n < queries.size(); n++) {
            BenchQueries.Asked asked = queries.get(n);
            String body = MasterSearch.requestBody(asked.query(), pointInTime);
            boolean apiFirst = n % 2 == 0;
            if (apiFirst) {
                throughApi.add(milliseconds(() -> api.get(asked.path())));
            }
            direct.add(milliseconds(() -> straight.post("/_search?typed_keys=true", body)));
            if (!apiFirst) {
                throughApi.add(milliseconds(() -> api.get(asked.path())));
            }
        }
        series.add(new Windows(throughApi), new Windows(direct));
        straight.send("DELETE", "/_pit", Map.of(), JSON.writeValueAsBytes(Map.of("id", pointInTime)));
    }

    private static double milliseconds(Request request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var ignored = request.send();
        return (System.nanoTime() - start) / 1e6;
    }

    @FunctionalInterface
    private interface Request {
        Object send() throws IOException, InterruptedException;
    }

    /** What all windows together came to. */
    private static final class Series {
        private final List<Windows> api = new ArrayList<>();
        private final List<Windows> straight = new ArrayList<>();

        void add(Windows throughApi, Windows direct) {
            api.add(throughApi);
            straight.add(direct);
        }

        List<String> row(String name, List<Windows> windows, int decimals) {
            return List.of(
                    name, at(0.5, windows).shown(decimals), at(0.99, windows).shown(decimals));
        }

        List<String> ratios() {
            return List.of("ratio", ratio(0.5).shown(2), ratio(0.99).shown(2));
        }

        private static Windows at(double share, List<Windows> windows) {
            return new Windows(windows.stream().map(window -> window.at(share)).toList());
        }

        private Windows ratio(double share) {
            List<Double> ratios = new ArrayList<>();
            for (int n = 0; n < api.size(); n++) {
                ratios.add(api.get(n).at(share) / straight.get(n).at(share));
            }
            return new Windows(ratios);
        }
    }
}
