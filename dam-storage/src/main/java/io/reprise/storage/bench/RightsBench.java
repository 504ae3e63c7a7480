package io.reprise.storage.bench;

import io.reprise.domain.rights.LicenceCommand;
import io.reprise.domain.rights.Use;
import io.reprise.storage.brand.Brands;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventLog;
import io.reprise.storage.field.Fields;
import io.reprise.storage.key.KeyRing;
import io.reprise.storage.key.MasterKey;
import io.reprise.storage.review.Reviews;
import io.reprise.storage.rights.RightsGate;
import io.reprise.storage.rights.RightsRegister;
import io.reprise.storage.rights.RightsRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/** How long a decision about rights takes, read from a database that commands have filled. */
public final class RightsBench {
    private static final int MASTERS_PER_LICENCE = 500;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Commands.Context CONTEXT = new Commands.Context("system", null, "bench");

    private RightsBench() {}

    /** Of one window, in milliseconds. */
    public record Latency(double p50, double p99) {}

    /**
     * @param distinct how many different rights the masters have
     * @param cold each decision with nothing in memory
     * @param warm with the meanings of names in memory
     */
    public record Result(int distinct, List<Latency> cold, List<Latency> warm) {}

    /**
     * Measures on an otherwise idle database, which is full of rubbish afterwards.
     *
     * @throws IOException if the key file cannot be used
     */
    public static Result run(DataSource dataSource, Path keyFile, int masters, int windows, int decisions)
            throws IOException {
        List<UUID> ids =
                IntStream.range(0, masters).mapToObj(n -> new UUID(n, n)).toList();
        try (var log =
                new EventLog(dataSource, new KeyRing(MasterKey.in(keyFile), dataSource), NoOpEventUpcaster.INSTANCE)) {
            var commands = new Commands(
                    log,
                    100,
                    new RightsGate(new RightsRows(dataSource)),
                    new Brands(dataSource),
                    new Reviews(dataSource),
                    new Fields(dataSource));
            log.withCommands("registers", new RightsRegister(dataSource));
            log.start();
            // Every master has two licences, of different lots.
            grant(commands, ids, 0);
            grant(commands, ids, MASTERS_PER_LICENCE / 2);
        }
        var rows = new RightsRows(dataSource);
        int distinct = rows.distinct().size();
        var random = new Random(1);
        List<Latency> cold = new ArrayList<>();
        List<Latency> warm = new ArrayList<>();
        window(dataSource, null, ids, random, decisions);
        for (int window = 0; window < windows; window++) {
            cold.add(window(dataSource, null, ids, random, decisions));
            warm.add(window(dataSource, rows, ids, random, decisions));
        }
        return new Result(distinct, cold, warm);
    }

    private static void grant(Commands commands, List<UUID> ids, int offset) {
        for (int from = offset; from < ids.size(); from += MASTERS_PER_LICENCE) {
            Map<String, @Nullable Object> terms = new HashMap<>();
            terms.put("kind", "own");
            terms.put("territories", List.of("US", "DE", "CN"));
            terms.put("from", BEGIN.plusSeconds(from).toString());
            terms.put(
                    "masterIds",
                    ids.subList(from, Math.min(ids.size(), from + MASTERS_PER_LICENCE)).stream()
                            .map(UUID::toString)
                            .toList());
            commands.dispatch(new LicenceCommand.Grant(UUID.randomUUID(), terms), CONTEXT);
        }
    }

    private static Latency window(
            DataSource dataSource, @Nullable RightsRows known, List<UUID> ids, Random random, int decisions) {
        long[] took = new long[decisions];
        Instant at = BEGIN.plusSeconds(86_400);
        for (int i = 0; i < decisions; i++) {
            UUID id = ids.get(random.nextInt(ids.size()));
            long start = System.nanoTime();
            RightsRows rows = known == null ? new RightsRows(dataSource) : known;
            var _ = rows.of(id).decide("amazon", "US", at, Use.PUBLISH);
            took[i] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        return new Latency(took[decisions / 2] / 1e6, took[Math.min(decisions - 1, decisions * 99 / 100)] / 1e6);
    }
}
