package io.reprise.api.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Photographs end to end: every file registered and two variants each rendered and measured. The first window meets a
 * server that has just begun; the others the same server, and the same photographs under another comment each, so that
 * none of them is there already.
 */
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
        try (Scratch scratch = Scratch.named("ingest");
                ServerProcess server =
                        ServerProcess.start(scratch.resolve("server"), START, ServerProcess.WITHOUT_RATE_LIMIT);
                Client client = server.client()) {
            List<Path> files = files(options, scratch.folder());
            Series series = new Series();
            ProcessorTime processors = new ProcessorTime(server.pid());
            double cold = imported(files, client);
            for (int n = 1; n <= options.windows(); n++) {
                say(options.progress(), n + " of " + options.windows() + " windows");
                List<Path> commented = commented(files, n, Files.createDirectory(scratch.resolve("window-" + n)));
                series.copied.add(copied(commented, Files.createDirectory(scratch.resolve("copy-" + n))));
                Map<String, Double> before = processors.seconds();
                double rate = imported(commented, client);
                processors
                        .seconds()
                        .forEach((process, seconds) -> series.processes
                                .computeIfAbsent(process, _ -> new ArrayList<>())
                                .add((seconds - before.getOrDefault(process, 0.0)) * 1000 / files.size()));
                series.imported.add(rate);
                series.ratios.add(rate / series.copied.getLast());
            }
            return List.of(throughput(files.size(), cold, series), costs(series));
        }
    }

    /** What the windows with a warm server came to; processor time in milliseconds a photograph. */
    private static final class Series {
        private final List<Double> copied = new ArrayList<>();
        private final List<Double> imported = new ArrayList<>();
        private final List<Double> ratios = new ArrayList<>();
        private final Map<String, List<Double>> processes = new LinkedHashMap<>();
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

    private static List<Path> commented(List<Path> files, int window, Path folder) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path file : files) {
            Path copy = folder.resolve(copies.size() + ".jpg");
            writeCommented(Files.readAllBytes(file), "window " + window, copy);
            copies.add(copy);
        }
        return copies;
    }

    /** A comment is a segment that may stand right behind the first marker (ITU-T T.81, B.2.4.5). */
    private static void writeCommented(byte[] jpeg, String comment, Path copy) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        if (bytes.remaining() < 2 || bytes.getShort() != (short) 0xffd8) {
            throw new IOException("Only JPEG files can be measured again and again");
        }
        byte[] text = comment.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer segment = ByteBuffer.allocate(6 + text.length)
                .putShort((short) 0xffd8)
                .putShort((short) 0xfffe)
                .putShort((short) (2 + text.length))
                .put(text);
        try (OutputStream out = Files.newOutputStream(copy)) {
            out.write(segment.array());
            out.write(jpeg, 2, jpeg.length - 2);
        }
    }

    /** @return photographs a second */
    private static double imported(List<Path> files, Client client) throws IOException {
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
            throw new IOException(files.size() - whole.get() + " of " + files.size() + " files did not come through");
        }
        return rate;
    }

    /** @return files a second */
    private static double copied(List<Path> files, Path target) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < files.size(); i++) {
            Path copy = Files.copy(files.get(i), target.resolve(String.valueOf(i)));
            try (FileChannel written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        }
        return files.size() / seconds(start);
    }

    private static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private static Table throughput(int size, double cold, Series series) {
        String command = "import --profiles " + String.join(",", PROFILES) + " --wait";
        return new Table(
                "ingest: " + size + " photographs, two variants each",
                List.of("what", "photographs/s, median (95 % interval)", "ratio to copying"),
                List.of(
                        List.of("copy and fsync each file", new Windows(series.copied).shown(1), "1"),
                        List.of(command, new Windows(series.imported).shown(1), new Windows(series.ratios).shown(4)),
                        List.of(
                                command + ", first after the server's start",
                                new Windows(List.of(cold)).shown(1),
                                "-")),
                List.of(series.imported.size() + " windows into one library; client and server share the machine."));
    }

    private static Table costs(Series series) {
        List<List<String>> rows = new ArrayList<>();
        series.processes.forEach((process, spent) -> rows.add(List.of(process, new Windows(spent).shown(1))));
        return new Table(
                "ingest: what each process does for it",
                List.of("process", "processor time a photograph, ms, median (95 % interval)"),
                rows,
                List.of("Processes that ended meanwhile are not counted."));
    }

    private static void say(PrintWriter progress, String line) {
        progress.println(line);
        progress.flush();
    }
}
