package io.reprise.api.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows far down an answer against its first, and how the library's page scrolls over them in a browser. */
public final class GridBenchmark implements Benchmark {
    private static final int DEFAULT_SIZE = 20_000;
    private static final int ROWS = 40;
    private static final int PAGE = 100;
    private static final Duration START = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public String summary() {
        return "the library's page scrolled in a browser, and rows far down against the first (--input: dam-api/web)";
    }

    @Override
    public List<Table> run(Options options) throws IOException, InterruptedException {
        int size = options.size().orElse(DEFAULT_SIZE);
        try (Scratch scratch = Scratch.named("grid");
                SearchNode search = SearchNode.start(scratch.resolve("elasticsearch"))) {
            search.fill(size, options);
            Map<String, String> environment = new HashMap<>(ServerProcess.WITHOUT_RATE_LIMIT);
            environment.put("REPRISE_ELASTICSEARCH_URL", search.address().toString());
            try (ServerProcess server = ServerProcess.start(scratch.resolve("server"), START, environment);
                    Wire api = server.wire()) {
                api.awaitSuccess("/api/v1/search?size=1", START);
                return List.of(rows(api, size, options), scrolling(server, size, options, scratch));
            }
        }
    }

    private static Table rows(Wire api, int size, Options options) throws IOException, InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        for (String sort : List.of("newest", "reuse", "performance&channel=amazon&market=US")) {
            String path = "/api/v1/search?size=" + PAGE + "&sort=" + sort + "&from=";
            List<Windows> first = new ArrayList<>();
            List<Windows> far = new ArrayList<>();
            Random random = new Random(7);
            for (int window = 0; window <= options.windows(); window++) {
                List<Double> near = new ArrayList<>();
                List<Double> anywhere = new ArrayList<>();
                for (int n = 0; n < ROWS; n++) {
                    near.add(milliseconds(api, path + 0));
                    anywhere.add(milliseconds(api, path + random.nextInt(size)));
                }
                // The first window is not counted, for both alike.
                if (window > 0) {
                    first.add(new Windows(near));
                    far.add(new Windows(anywhere));
                }
            }
            rows.add(List.of(sort.replaceAll("&.*", ""), at(0.5, first), at(0.5, far), at(0.99, far)));
        }
        return new Table(
                "grid: pages of " + PAGE + " of " + size + " masters, sorted",
                List.of("by", "first page, p50 ms", "any row, p50 ms", "any row, p99 ms"),
                rows,
                List.of(options.windows() + " windows of " + ROWS
                        + " pages each way in turn; medians (95 % interval)."));
    }

    private static double milliseconds(Wire api, String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var ignored = api.get(path);
        return (System.nanoTime() - start) / 1e6;
    }

    private static Table scrolling(ServerProcess server, int size, Options options, Scratch scratch)
            throws IOException, InterruptedException {
        Path web = options.input().orElseGet(GridBenchmark::inTheProject);
        Path answer = scratch.resolve("grid.json");
        Path log = scratch.resolve("grid.log");
        ProcessBuilder node = new ProcessBuilder("node", "bench/grid.mjs", Integer.toString(options.windows()))
                .directory(web.toFile())
                .redirectOutput(answer.toFile())
                .redirectError(log.toFile());
        node.environment().put("REPRISE_URL", server.url().toString());
        node.environment().put("REPRISE_TOKEN", server.token());
        if (node.start().waitFor() != 0) {
            throw new IOException("The browser could not be driven; npm ci in " + web + " and Chromium are needed: "
                    + Files.readString(log, StandardCharsets.UTF_8).strip());
        }
        JsonNode measured = JSON.readTree(Files.readString(answer, StandardCharsets.UTF_8));
        return new Table(
                "grid: the page scrolled over " + size + " masters",
                List.of("what", "p50 ms", "p99 ms", "longest ms"),
                List.of(
                        frames("a frame, wheel at the top", measured.path("top")),
                        frames("a frame, wheel in the middle", measured.path("middle")),
                        frames("a frame, scroll bar from top to bottom", measured.path("drag")),
                        frames("a jump, until every tile in the window is there", measured.path("jumps"))),
                List.of(
                        options.windows()
                                + " windows in headless Chromium of 1440 × 900 pixels without a graphics card; "
                                + "the browser, the server and its Elasticsearch share the machine.",
                        "Searches asked for while the scroll bar was dragged from top to bottom: "
                                + measured.path("asked") + ".",
                        "The masters of the synthetic index have no bytes: the browser is given one picture of 512 × 512 "
                                + "pixels for every thumbnail."));
    }

    private static List<String> frames(String what, JsonNode measured) {
        List<Double> all = StreamSupport.stream(measured.spliterator(), false)
                .flatMap(one -> one.isArray() ? StreamSupport.stream(one.spliterator(), false) : Stream.of(one))
                .map(JsonNode::asDouble)
                .toList();
        Windows frames = new Windows(all);
        return List.of(what, shown(frames.at(0.5)), shown(frames.at(0.99)), shown(frames.at(1)));
    }

    private static String at(double share, List<Windows> windows) {
        return new Windows(windows.stream().map(window -> window.at(share)).toList()).shown(1);
    }

    private static String shown(double milliseconds) {
        return String.format(Locale.ROOT, "%.1f", milliseconds);
    }

    private static Path inTheProject() {
        return Path.of(System.getProperty("reprise.home", "dam-api/target/reprise"), "../../web")
                .toAbsolutePath()
                .normalize();
    }
}
