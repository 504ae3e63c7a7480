package io.reprise.api.cli;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** From sending a change until a search finds it, through the interface that everybody uses. */
public final class FreshnessBenchmark implements Benchmark {
    private static final int DEFAULT_SIZE = 40;
    private static final int WRITERS = 4;
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** Longer than the index takes between two refreshes, so that changes do not fall in step with them. */
    private static final int PAUSE_MILLISECONDS = 700;

    private final AtomicLong words = new AtomicLong();

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public String summary() {
        return "from a change being sent until a search finds it";
    }

    @Override
    public List<Table> run(Options options) throws IOException, InterruptedException {
        int size = Math.max(WRITERS, options.size().orElse(DEFAULT_SIZE));
        try (Scratch scratch = Scratch.named("freshness");
                ServerProcess server =
                        ServerProcess.start(scratch.resolve("server"), START, ServerProcess.WITHOUT_RATE_LIMIT);
                Wire wire = server.wire();
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            wire.awaitSuccess("/api/v1/search?size=1", START);
            List<Writer> each = masters(server, scratch.resolve("photographs"), wire);
            List<Windows> looking = new ArrayList<>();
            List<Windows> after = new ArrayList<>();
            window(writers, each, size, false);
            window(writers, each, size, true);
            for (int n = 1; n <= options.windows(); n++) {
                looking.add(window(writers, each, size, false));
                after.add(window(writers, each, size, true));
                options.progress().println(n + " of " + options.windows() + " windows");
                options.progress().flush();
            }
            return List.of(new Table(
                    "freshness: " + size + " changes a window",
                    List.of("search", "p50 ms, median (95 % interval)", "p95 ms, median (95 % interval)"),
                    List.of(row("asked until it finds the change", looking), row("asked once with after=", after)),
                    List.of(options.windows() + " windows, " + WRITERS + " clients with a pause of up to "
                            + PAUSE_MILLISECONDS + " ms before each change; the time begins when the change is sent."
                            + " Asked every " + LOOK.toMillis() + " ms, which the figure includes.")));
        }
    }

    private List<Writer> masters(ServerProcess server, Path photographs, Wire wire) throws IOException {
        try (Client client = server.client()) {
            Library library = new Library(client);
            List<Writer> writers = new ArrayList<>();
            for (Path photograph : Specimens.draw(WRITERS, photographs)) {
                String id = library.register(new Multipart(photograph, Map.of("title", "bench")))
                        .masterId();
                writers.add(new Writer(wire, "/api/v1/masters/" + id, words, new Random(writers.size())));
            }
            return writers;
        }
    }

    private static List<String> row(String name, List<Windows> windows) {
        return List.of(
                name,
                new Windows(windows.stream().map(Windows::median).toList()).shown(0),
                new Windows(windows.stream().map(window -> window.at(0.95)).toList()).shown(0));
    }

    private static Windows window(ExecutorService pool, List<Writer> writers, int size, boolean after)
            throws InterruptedException, IOException {
        List<Future<List<Double>>> running = new ArrayList<>();
        for (Writer writer : writers) {
            running.add(pool.submit(() -> writer.write(size / writers.size(), after)));
        }
        List<Double> milliseconds = new ArrayList<>();
        for (Future<List<Double>> each : running) {
            try {
                milliseconds.addAll(each.get());
            } catch (ExecutionException e) {
                throw new IOException("A change could not be measured", e.getCause());
            }
        }
        return new Windows(milliseconds);
    }

    /** A client with a master of its own. */
    private record Writer(Wire wire, String master, AtomicLong words, Random chance) {

        List<Double> write(int changes, boolean after) throws IOException, InterruptedException {
            List<Double> milliseconds = new ArrayList<>();
            String tag = tag(wire.get(master));
            for (int i = 0; i < changes; i++) {
                Thread.sleep(chance.nextInt(PAUSE_MILLISECONDS));
                String word = "w" + words.incrementAndGet() + "x";
                long start = System.nanoTime();
                HttpResponse<String> answer = wire.send(
                        "PATCH",
                        master,
                        Map.of("If-Match", tag),
                        ("{\"title\":\"bench " + word + "\"}").getBytes(StandardCharsets.UTF_8));
                tag = tag(answer);
                String position =
                        answer.headers().firstValue("Reprise-Position").orElseThrow();
                find(word, after ? "&after=" + Query.encode(position) : "", start);
                milliseconds.add((System.nanoTime() - start) / 1e6);
            }
            return milliseconds;
        }

        private void find(String word, String after, long start) throws IOException, InterruptedException {
            while (!wire.get("/api/v1/search?size=1&q=" + word + after).body().contains("\"total\":1")) {
                if (!after.isEmpty() || System.nanoTime() - start > LONGEST.toNanos()) {
                    throw new IOException("A change was not found");
                }
                Thread.sleep(LOOK);
            }
        }

        private static String tag(HttpResponse<String> answer) {
            return answer.headers().firstValue("ETag").orElseThrow();
        }
    }
}
