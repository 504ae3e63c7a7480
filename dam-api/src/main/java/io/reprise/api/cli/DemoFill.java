package io.reprise.api.cli;

import io.reprise.api.demo.Shot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Fills a library with the sample, as any client could. Each step asks first what is there, so a fill that was stopped
 * goes on where it was; once it is whole, a mark in the data folder keeps it from being looked at again.
 */
final class DemoFill {
    private static final List<String> PROFILES = List.of("amazon-main", "taobao-main", "douyin-main");
    private static final String MARK = "demo";
    /** Names the last day with rates; where it is lost they are recorded again, which changes no figure. */
    private static final String RATED = "demo.rates";

    private static final String BEGUN = "begun\n";
    private static final String FILLED = "filled\n";
    private static final int AT_A_TIME = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int MOST_LOOKS = 300;

    private final Client client;
    private final Library library;
    private final Path mark;
    private final Path rated;
    private final Instant today;
    private final PrintWriter out;

    /** @param today its first instant */
    DemoFill(Client client, Path data, Instant today, PrintWriter out) {
        this.client = client;
        this.library = new Library(client);
        this.mark = data.resolve(MARK);
        this.rated = data.resolve(RATED);
        this.today = today;
        this.out = out;
    }

    /**
     * False when the library is somebody's own: nothing was put into it.
     *
     * @param firstStart whether the data folder is new, so that nobody can have put anything there
     */
    boolean run(boolean firstStart) throws IOException {
        String state = Files.exists(mark) ? Files.readString(mark) : "";
        if (state.equals(FILLED)) {
            bringRatesUpToDate();
            // Asked only so that search answers when the demo is called ready.
            shown();
            say("The sample library is in it already.");
            return true;
        }
        if (state.isEmpty()) {
            if (!firstStart && shown() > 0) {
                say("There are pictures in this library that are not the demo's. Name another folder by --data.");
                return false;
            }
            Files.writeString(mark, BEGUN);
        }
        fill();
        Files.writeString(rated, day().toString());
        Files.writeString(mark, FILLED);
        return true;
    }

    private void bringRatesUpToDate() throws IOException {
        LocalDate last = lastRated();
        if (day().isAfter(last)) {
            new DemoCosts(client, today).ratesAfter(last);
            Files.writeString(rated, day().toString());
        }
    }

    private LocalDate lastRated() throws IOException {
        try {
            return LocalDate.parse(Files.readString(rated));
        } catch (NoSuchFileException | DateTimeParseException unknown) {
            return DemoCosts.dayBeforeRates(day());
        }
    }

    private LocalDate day() {
        return today.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private void fill() throws IOException {
        long begun = System.nanoTime();
        try (Scratch scratch = Scratch.named("demo");
                ExecutorService drawing =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
                ExecutorService asking = Executors.newFixedThreadPool(
                        AT_A_TIME, Thread.ofVirtual().factory())) {
            new DemoFields(client).define();
            Map<Shot, String> masters = masters(scratch.folder(), drawing, asking);
            new DemoRights(client, today).record(states(masters, asking));
            say("rights recorded: own work, two licences, one embargo, some unknown");
            variants(states(masters, asking), asking);
            new DemoPlacements(client, today).publish(states(masters, asking), this::say);
            DemoReports reports = new DemoReports(client, today);
            reports.send(masters, scratch.folder(), this::say);
            // The server makes its scores while the costs are recorded.
            new DemoCosts(client, today).record(masters, this::say);
            await(() -> shown() >= masters.size());
            await(reports::scored);
            say("scores made of them, and searches sorted by them");
            new DemoVersions(client).add(masters, scratch.folder());
        }
        say("filled in " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
    }

    private Map<Shot, String> masters(Path folder, ExecutorService drawing, ExecutorService asking) throws IOException {
        List<Shot> shots = Shot.all();
        say("drawing " + shots.size() + " product pictures");
        Map<Path, Shot> files = new LinkedHashMap<>();
        shots.forEach(shot -> files.put(folder.resolve(shot.fileName()), shot));
        List<Callable<Void>> drawings = new ArrayList<>();
        files.forEach((file, shot) -> drawings.add(() -> {
            shot.draw(file);
            return null;
        }));
        all(drawing, drawings);
        Fingerprints found = Fingerprints.of(List.copyOf(files.keySet()), drawing);
        Map<String, String> known = library.known(List.copyOf(found.bySha256().keySet()));
        Map<Shot, String> masters = new LinkedHashMap<>();
        List<Callable<String>> uploads = new ArrayList<>();
        List<Shot> order = new ArrayList<>();
        found.bySha256().forEach((sha256, same) -> {
            Path file = same.getFirst();
            Shot shot = Objects.requireNonNull(files.get(file));
            order.add(shot);
            String id = known.get(sha256);
            uploads.add(() -> id != null
                    ? id
                    : library.register(new Multipart(file, shot.meta())).masterId());
        });
        List<String> ids = all(asking, uploads);
        for (int i = 0; i < ids.size(); i++) {
            masters.put(order.get(i), ids.get(i));
        }
        say("masters: " + (masters.size() - known.size()) + " registered, " + known.size() + " already there");
        return masters;
    }

    /** What the server says of each master now. */
    private Map<Shot, JsonNode> states(Map<Shot, String> masters, ExecutorService asking) throws IOException {
        List<Callable<JsonNode>> questions = new ArrayList<>();
        masters.values()
                .forEach(id ->
                        questions.add(() -> client.get("/api/v1/masters/" + id).object()));
        List<JsonNode> answers = all(asking, questions);
        Map<Shot, JsonNode> states = new LinkedHashMap<>();
        masters.keySet().forEach(shot -> states.put(shot, answers.get(states.size())));
        return states;
    }

    /** Returns when the tables show all of them. */
    private void variants(Map<Shot, JsonNode> states, ExecutorService asking) throws IOException {
        List<Callable<Boolean>> orders = new ArrayList<>();
        states.values().forEach(state -> {
            List<String> lacking = lacking(state);
            if (!lacking.isEmpty()) {
                orders.add(() -> derived(Library.id(state, "masterId"), lacking));
            }
        });
        say("deriving variants for " + String.join(", ", PROFILES) + " of " + orders.size() + " masters");
        List<Boolean> done = all(asking, orders);
        if (done.contains(false)) {
            throw new IOException("Some variants could not be derived. Start the demo again to try once more.");
        }
        say("variants derived and measured");
    }

    private boolean derived(String masterId, List<String> profiles) {
        Library.Job job = library.await(library.derive(masterId, profiles), _ -> {});
        // Read past the job's position, so that whoever looks next sees the variants too.
        library.variants(masterId, profiles, job.position());
        return job.wentWell();
    }

    private static List<String> lacking(JsonNode master) {
        List<String> lacking = new ArrayList<>(PROFILES);
        for (JsonNode variant : master.path("variants")) {
            if (Answer.text(variant, "state", "").equals("derived")) {
                lacking.remove(Answer.text(variant, "profile", ""));
            }
        }
        return lacking;
    }

    private long shown() {
        return client.get("/api/v1/search?size=1").object().path("total").asLong(0);
    }

    private static void await(BooleanSupplier there) throws IOException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            if (there.getAsBoolean()) {
                return;
            }
            Client.sleep(BETWEEN_LOOKS);
        }
        throw new IOException("Search does not show the sample. Start the demo again to look once more.");
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    /** The results in order; the first failure ends it. */
    private static <T> List<T> all(ExecutorService pool, List<Callable<T>> tasks) throws IOException {
        List<Future<T>> futures = new ArrayList<>();
        tasks.forEach(task -> futures.add(pool.submit(task)));
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> future : futures) {
                results.add(future.get());
            }
        } catch (ExecutionException failed) {
            futures.forEach(each -> each.cancel(true));
            switch (failed.getCause()) {
                case ClientFailure known -> throw known;
                case IOException io -> throw io;
                case null, default -> throw new IllegalStateException("a step of the demo failed", failed);
            }
        } catch (InterruptedException stopped) {
            futures.forEach(each -> each.cancel(true));
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", stopped);
        }
        return results;
    }
}
