package io.reprise.storage.bench;

import io.reprise.domain.master.Content;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.shared.Digest;
import io.reprise.storage.brand.Brands;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventLog;
import io.reprise.storage.field.Fields;
import io.reprise.storage.key.KeyRing;
import io.reprise.storage.key.MasterKey;
import io.reprise.storage.master.ContentRegister;
import io.reprise.storage.review.Reviews;
import io.reprise.storage.rights.RightsGate;
import io.reprise.storage.rights.RightsRows;
import io.reprise.storage.variant.VariantSlots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * Appends by commands against inserting the same rows by plain SQL: same tables, same indexes, same bytes, same pool and
 * the same number of commits. Windows of both alternate, so that a noisy machine disturbs both.
 */
public final class AppendBench implements AutoCloseable {
    private static final Commands.Context CONTEXT = new Commands.Context("system", null, "bench");

    private final Size size;
    private final TimedDataSource timed;
    private final EventLog log;
    private final Commands commands;
    private final RawAppend raw;

    /**
     * How much to measure.
     *
     * @param windows pairs of windows per row, at least 1; 15 or more for an interval that says something
     * @param operations per thread and window, at least 1
     * @param bulk commands per bulk window, at least 1
     */
    public record Size(int windows, int operations, int bulk) {
        public static final Size SMALL = new Size(15, 10, Commands.BULK);
    }

    /**
     * One result.
     *
     * @param threads how many clients at once
     * @param perSecond operations per second by commands, median of the windows
     * @param rawPerSecond operations per second by plain SQL
     * @param ratio commands over plain SQL
     */
    public record Row(String name, int threads, double perSecond, double rawPerSecond, Ratio ratio) {}

    private AppendBench(DataSource dataSource, Path keyFile, Size size) throws IOException {
        this.size = size;
        this.timed = new TimedDataSource(dataSource);
        this.log = new EventLog(timed, new KeyRing(MasterKey.in(keyFile), timed), NoOpEventUpcaster.INSTANCE);
        this.commands = new Commands(
                log,
                10_000,
                new RightsGate(new RightsRows(timed)),
                new Brands(timed),
                new Reviews(timed),
                new Fields(timed));
        log.withCommands("registers", new ContentRegister(timed), new VariantSlots(timed));
        log.start();
        UUID like = UUID.randomUUID();
        commands.dispatch(register(like), CONTEXT);
        commands.dispatch(tag(like, 0), CONTEXT);
        this.raw = new RawAppend(dataSource, like);
    }

    /**
     * Measures on an otherwise idle database, which is full of rubbish afterwards.
     *
     * @throws IOException if the key file cannot be used
     */
    public static List<Row> run(DataSource dataSource, Path keyFile, Size size) throws IOException {
        try (var bench = new AppendBench(dataSource, keyFile, size)) {
            List<Row> rows = new ArrayList<>();
            for (int threads : List.of(8, 32)) {
                rows.add(bench.create(threads));
                rows.add(bench.update(threads));
            }
            rows.addAll(bench.bulk());
            return rows;
        }
    }

    @Override
    public void close() {
        log.close();
    }

    private Row create(int threads) {
        return compare(
                "create", threads, _ -> commands.dispatch(register(UUID.randomUUID()), CONTEXT), _ -> raw.create(1));
    }

    /** Each client has a master of its own, in memory from the first update on. */
    private Row update(int threads) {
        List<UUID> masters = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            masters.add(UUID.randomUUID());
            commands.dispatch(register(masters.getLast()), CONTEXT);
        }
        UUID[] plain =
                IntStream.range(0, threads).mapToObj(_ -> UUID.randomUUID()).toArray(UUID[]::new);
        int[] done = new int[threads];
        long[] sequences = new long[threads];
        return compare(
                "update",
                threads,
                thread -> commands.dispatch(tag(masters.get(thread), done[thread]++), CONTEXT),
                thread -> raw.update(plain[thread], sequences[thread]++));
    }

    private Row compare(String name, int threads, IntConsumer ours, IntConsumer reference) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            window(pool, threads, ours);
            window(pool, threads, reference);
            double[] mine = new double[size.windows()];
            double[] theirs = new double[size.windows()];
            for (int i = 0; i < size.windows(); i++) {
                boolean oursFirst = i % 2 == 0;
                if (oursFirst) {
                    mine[i] = window(pool, threads, ours);
                }
                theirs[i] = window(pool, threads, reference);
                if (!oursFirst) {
                    mine[i] = window(pool, threads, ours);
                }
            }
            return row(name, threads, threads * size.operations(), mine, theirs);
        }
    }

    /** Nanoseconds until all clients have done their operations. */
    private double window(ExecutorService pool, int threads, IntConsumer operation) {
        long start = System.nanoTime();
        List<Future<?>> clients = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            clients.add(pool.submit(() -> {
                for (int i = 0; i < size.operations(); i++) {
                    operation.accept(thread);
                }
            }));
        }
        for (Future<?> client : clients) {
            try {
                client.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("an operation failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return System.nanoTime() - start;
    }

    /** One row for the whole, one for the share of it that waits for the database, one for what deciding takes. */
    private List<Row> bulk() {
        bulkWindow();
        raw.create(size.bulk());
        double[] whole = new double[size.windows()];
        double[] database = new double[size.windows()];
        double[] deciding = new double[size.windows()];
        double[] theirs = new double[size.windows()];
        for (int i = 0; i < size.windows(); i++) {
            long waited = timed.waited();
            whole[i] = bulkWindow();
            database[i] = timed.waited() - waited;
            deciding[i] = whole[i] - database[i];
            long start = System.nanoTime();
            for (int from = 0; from < size.bulk(); from += Commands.BULK) {
                raw.create(Math.min(Commands.BULK, size.bulk() - from));
            }
            theirs[i] = System.nanoTime() - start;
        }
        return List.of(
                row("bulk", 1, size.bulk(), whole, theirs),
                row("bulk, database only", 1, size.bulk(), database, theirs),
                row("bulk, deciding only", 1, size.bulk(), deciding, theirs));
    }

    private double bulkWindow() {
        List<MasterCommand> registers = IntStream.range(0, size.bulk())
                .mapToObj(_ -> register(UUID.randomUUID()))
                .toList();
        long start = System.nanoTime();
        for (Commands.Outcome outcome : commands.dispatchAll(registers, CONTEXT)) {
            if (outcome.failure() != null) {
                throw outcome.failure();
            }
        }
        return System.nanoTime() - start;
    }

    private static Row row(String name, int threads, int operations, double[] mine, double[] theirs) {
        double[] ratios = IntStream.range(0, mine.length)
                .mapToDouble(i -> theirs[i] / mine[i])
                .toArray();
        return new Row(name, threads, perSecond(operations, mine), perSecond(operations, theirs), Ratio.of(ratios));
    }

    private static double perSecond(int operations, double[] nanos) {
        double[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return operations / (sorted[sorted.length / 2] / 1e9);
    }

    private static MasterCommand register(UUID id) {
        var features = new MediaFacts.Features(
                120.5, 6.1, List.of(new MediaFacts.Colour("red", 0.8)), 0.99, 1.0, null, "0123456789abcdef");
        var media = new MediaFacts(
                "jpeg", 4000, 6000, 1, "srgb", 8, false, null, 1, null, "Maker Model", false, features, Map.of());
        return new MasterCommand.Register(
                id,
                new Content(randomDigest(), 4_000_000, "photograph.jpg", media),
                Map.of("title", "A photograph of a shoe", "brand", "Atelier", "tags", List.of("shoe", "red")));
    }

    /** Adds a tag at even turns and takes it away at odd ones: always one event. */
    private static MasterCommand tag(UUID id, int turn) {
        List<String> tag = List.of("bench");
        return new MasterCommand.Tag(id, null, turn % 2 == 0 ? tag : List.of(), turn % 2 == 0 ? List.of() : tag);
    }

    static Digest randomDigest() {
        byte[] bytes = new byte[32];
        ThreadLocalRandom.current().nextBytes(bytes);
        return new Digest(HexFormat.of().formatHex(bytes));
    }
}
