package io.reprise.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A badge on many variants and off again, each a job that renders them all anew. Taking it off is the reference: the same
 * decoding, encoding, measuring and recording, and nothing drawn.
 */
public final class RecipesBenchmark implements Benchmark {
    private static final List<String> PROFILES = List.of(
            "amazon-main",
            "google-merchant-main",
            "ebay-main",
            "shopify-main",
            "zalando-main",
            "tiktok-shop-us-main",
            "pinduoduo-main",
            "douyin-main",
            "xiaohongshu-main",
            "taobao-main");
    private static final int DEFAULT_SIZE = 200;
    private static final Duration START = Duration.ofMinutes(3);
    private static final String BADGE = "bench-badge";

    @Override
    public String name() {
        return "recipes";
    }

    @Override
    public String summary() {
        return "a badge put on many variants by one job, against taking it off";
    }

    @Override
    public List<Table> run(Options options) throws IOException {
        int masters = Math.max(1, options.size().orElse(DEFAULT_SIZE) / PROFILES.size());
        try (Scratch scratch = Scratch.named("recipes");
                ServerProcess server =
                        ServerProcess.start(scratch.resolve("server"), START, ServerProcess.WITHOUT_RATE_LIMIT);
                Client client = server.client()) {
            List<Path> files = options.input().isEmpty()
                    ? Specimens.draw(masters, scratch.resolve("photographs"))
                    : FileWalk.of(List.of(options.input().get())).files().stream()
                            .limit(masters)
                            .toList();
            say(options, files.size() + " photographs are imported for " + PROFILES.size() + " profiles");
            imported(files, client);
            define(client);
            Series series = new Series();
            ProcessorTime processors = new ProcessorTime(server.pid());
            for (int n = 1; n <= options.windows(); n++) {
                say(options, n + " of " + options.windows() + " windows");
                Map<String, Double> before = processors.seconds();
                Job on = job(client, "add");
                processors
                        .seconds()
                        .forEach((process, seconds) -> series.processes
                                .computeIfAbsent(process, _ -> new ArrayList<>())
                                .add((seconds - before.getOrDefault(process, 0.0)) * 1000 / on.variants()));
                double spent = processors.seconds().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()
                        - before.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum();
                series.busy.add(
                        100 * spent / on.seconds() / Runtime.getRuntime().availableProcessors());
                series.on.add(on.rate());
                series.off.add(job(client, "remove").rate());
                series.ratios.add(series.on.getLast() / series.off.getLast());
            }
            return List.of(throughput(files.size() * PROFILES.size(), series), costs(series));
        }
    }

    /** What the windows came to. */
    private static final class Series {
        private final List<Double> on = new ArrayList<>();
        private final List<Double> off = new ArrayList<>();
        private final List<Double> ratios = new ArrayList<>();
        private final List<Double> busy = new ArrayList<>();
        private final Map<String, List<Double>> processes = new LinkedHashMap<>();
    }

    private record Job(long variants, double seconds) {
        double rate() {
            return variants / seconds;
        }
    }

    private static void imported(List<Path> files, Client client) throws IOException {
        int parallel = 2 * Runtime.getRuntime().availableProcessors();
        ImportRun run =
                new ImportRun(new Library(client), new ImportRun.Plan(Map.of(), PROFILES, true, parallel), _ -> {});
        Optional<ClientFailure> end = run.run(files);
        if (end.isPresent()) {
            throw end.get();
        }
    }

    private static void define(Client client) {
        Map<String, Object> text = Map.of("text", "环保 ECO", "position", "top-left", "size", 0.07, "ground", "#1d5a46");
        client.put("/api/v1/recipes/" + BADGE, Map.of("definition", Map.of("overlays", List.of(text))))
                .object();
    }

    private static Job job(Client client, String what) throws IOException {
        long start = System.nanoTime();
        String path = client.post(
                        "/api/v1/variants:bulk",
                        Map.of("query", Map.of(), "recipeChange", Map.of(what, List.of(BADGE))))
                .job();
        Library.Job job = new Library(client).await(path, _ -> {});
        if (!job.wentWell()) {
            throw new IOException(job.failed() + " of " + job.total() + " variants did not come through");
        }
        return new Job(job.total(), (System.nanoTime() - start) / 1e9);
    }

    private static Table throughput(int variants, Series series) {
        return new Table(
                "recipes: " + variants + " variants of ten profiles, made anew by one job",
                List.of("what", "variants/s, median (95 % interval)", "ratio to taking it off"),
                List.of(
                        List.of("take the badge off", new Windows(series.off).shown(1), "1"),
                        List.of(
                                "put the badge on",
                                new Windows(series.on).shown(1),
                                new Windows(series.ratios).shown(2))),
                List.of("While it is put on, the processors are busy for " + new Windows(series.busy).shown(0)
                        + " % of the time; client and server share the machine."));
    }

    private static Table costs(Series series) {
        List<List<String>> rows = new ArrayList<>();
        series.processes.forEach((process, spent) -> rows.add(List.of(process, new Windows(spent).shown(1))));
        return new Table(
                "recipes: what each process does for it",
                List.of("process", "processor time a variant, ms, median (95 % interval)"),
                rows,
                List.of("Processes that ended meanwhile are not counted."));
    }

    private static void say(Options options, String line) {
        options.progress().println(line);
        options.progress().flush();
    }
}
