package io.reprise.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Photographs end to end: a server of its own, every file registered and two variants each rendered and measured. */
public final class IngestBenchmark implements Benchmark {
    private static final List<String> PROFILES = List.of("amazon-main", "taobao-main");
    private static final int DEFAULT_SIZE = 64;
    private static final Duration START = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String summary() {
        return "photographs imported with two variants each, against copying the same files";
    }

    @Override
    public List<Table> run(Options options) throws IOException {
        try (Scratch scratch = Scratch.named("ingest")) {
            List<Path> files = files(options, scratch.folder());
            Series series = new Series();
            for (int n = 1; n <= options.windows(); n++) {
                series.copied.add(files.size() / copy(files, Files.createDirectory(scratch.resolve("copy-" + n))));
                measure(files, scratch.resolve("server-" + n), series);
                say(options.progress(), n + " of " + options.windows() + " windows");
            }
            return List.of(throughput(files.size(), series), stages(series));
        }
    }

    /** What all windows together came to. */
    private static final class Series {
        private final List<Double> copied = new ArrayList<>();
        private final List<Double> imported = new ArrayList<>();
        private final List<Double> ratios = new ArrayList<>();
        private final Map<String, List<Double>> stageSeconds = new LinkedHashMap<>();
    }

    private static List<Path> files(Options options, Path scratch) throws IOException {
        if (options.input().isEmpty()) {
            return Specimens.draw(options.size().orElse(DEFAULT_SIZE), scratch.resolve("photographs"));
        }
        List<Path> found = FileWalk.of(List.of(options.input().get())).files();
        if (found.isEmpty()) {
            throw new IOException("There is no file in " + options.input().get());
        }
        return found.stream().limit(options.size().orElse(Integer.MAX_VALUE)).toList();
    }

    private static void measure(List<Path> files, Path data, Series series) throws IOException {
        try (ServerProcess server = ServerProcess.start(data, START);
                Client client = server.client()) {
            int parallel = 2 * Runtime.getRuntime().availableProcessors();
            AtomicInteger whole = new AtomicInteger();
            ImportRun run = new ImportRun(
                    new Library(client),
                    new ImportRun.Plan(Map.of("tags", List.of("bench")), PROFILES, true, parallel),
                    outcome -> whole.addAndGet(outcome.wentWell() ? 1 : 0));
            long start = System.nanoTime();
            run.run(files).ifPresent(end -> {
                throw end;
            });
            double rate = files.size() / seconds(start);
            if (whole.get() != files.size()) {
                throw new IOException(
                        files.size() - whole.get() + " of " + files.size() + " files did not come through");
            }
            series.imported.add(rate);
            series.ratios.add(rate / series.copied.getLast());
            readStages(client, series);
        }
    }

    private static void readStages(Client client, Series series) {
        JsonNode parts = client.get("/api/v1/system").object().path("parts");
        for (JsonNode part : parts) {
            for (JsonNode stage : part.path("stages")) {
                series.stageSeconds
                        .computeIfAbsent(Answer.text(stage, "stage", "?"), _ -> new ArrayList<>())
                        .add(stage.path("seconds").asDouble(Double.NaN));
            }
        }
    }

    private static double copy(List<Path> files, Path target) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < files.size(); i++) {
            Path copy = Files.copy(files.get(i), target.resolve(String.valueOf(i)));
            try (FileChannel written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        }
        return seconds(start);
    }

    private static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private static Table throughput(int size, Series series) {
        return new Table(
                "ingest: " + size + " photographs, two variants each",
                List.of("what", "photographs/s, median (95 % interval)", "ratio to copying"),
                List.of(
                        List.of("copy and fsync each file", new Windows(series.copied).shown(1), "1"),
                        List.of(
                                "import --profiles " + String.join(",", PROFILES) + " --wait",
                                new Windows(series.imported).shown(1),
                                new Windows(series.ratios).shown(4))),
                List.of(
                        series.imported.size()
                                + " windows, each with a new server and an empty library; client and server share the machine."));
    }

    private static Table stages(Series series) {
        List<List<String>> rows = new ArrayList<>();
        series.stageSeconds.forEach((stage, seconds) -> rows.add(List.of(stage, new Windows(seconds).shown(3))));
        return new Table(
                "ingest: cost of each stage",
                List.of("stage", "seconds per window, median (95 % interval)"),
                rows,
                rows.isEmpty() ? List.of("The server reports no cost of stages.") : List.of());
    }

    private static void say(PrintWriter progress, String line) {
        progress.println(line);
        progress.flush();
    }
}
