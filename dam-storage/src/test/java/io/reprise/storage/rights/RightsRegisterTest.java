package io.reprise.storage.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.rights.Embargo;
import io.reprise.domain.rights.EmbargoCommand;
import io.reprise.domain.rights.LicenceCommand;
import io.reprise.domain.rights.RightsDecision;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.domain.rights.Use;
import io.reprise.domain.rights.Window;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.Library;
import io.reprise.storage.postgres.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RightsRegisterTest {
    private static final Instant SPRING = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path keys;

    TestDatabase database;
    Library library;
    RightsRows rows;
    RightsGate gate;
    JdbcClient jdbc;
    TransactionTemplate transaction;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded();
        library = new Library(database.dataSource(), keys.resolve("master.key"));
        rows = new RightsRows(database.dataSource());
        gate = new RightsGate(rows);
        jdbc = JdbcClient.create(database.dataSource());
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    }

    @AfterEach
    void close() {
        library.close();
        database.close();
    }

    @Test
    void rightsAreThereOnceTheCommandIsAcknowledgedAndGoWithTheLicence() {
        UUID shoe = UUID.randomUUID();
        assertThat(rows.of(shoe)).isEqualTo(RightsSnapshot.UNKNOWN);

        UUID licence = grant(List.of(shoe), null);
        assertThat(allowed(shoe, SUMMER)).isTrue();

        library.commands.dispatch(new LicenceCommand.End(licence, null, SUMMER), Library.ANNA);
        assertThat(allowed(shoe, SUMMER.minusNanos(1_000))).isTrue();
        assertThat(allowed(shoe, SUMMER)).isFalse();

        library.commands.dispatch(
                new EmbargoCommand.Place(Embargo.idOf(shoe), shoe, null, SUMMER, "launch", SPRING), Library.ANNA);
        assertThat(rows.of(shoe).embargo()).isEqualTo(new Window(null, SUMMER));
        assertThat(allowed(shoe, SPRING)).isFalse();

        library.commands.dispatch(new EmbargoCommand.Lift(Embargo.idOf(shoe), shoe), Library.ANNA);
        assertThat(allowed(shoe, SPRING)).isTrue();
    }

    @Test
    void mastersThatComeAndGoWithARevisionGainAndLoseTheirRights() {
        UUID shoe = UUID.randomUUID();
        UUID bag = UUID.randomUUID();
        UUID licence = grant(List.of(shoe), null);

        library.commands.dispatch(
                new LicenceCommand.Revise(
                        licence, null, map("masterIds", List.of(bag.toString()), "channels", List.of("amazon"))),
                Library.ANNA);

        assertThat(rows.of(shoe)).isEqualTo(RightsSnapshot.UNKNOWN);
        assertThat(allowed(bag, SPRING)).isTrue();
        assertThat(rows.of(bag).decide("taobao", "CN", SPRING, Use.PUBLISH).allowed())
                .isFalse();
    }

    @Test
    void tenThousandMastersOfOneLicenceShareOneRowOfTermsAndAreMarkedForSearch() {
        List<UUID> masters =
                IntStream.range(0, 10_000).mapToObj(_ -> UUID.randomUUID()).toList();
        UUID known = masters.get(4_711);
        library.awaitTables(library.register(known, "bytes", Map.of()));

        Commands.Receipt granted = library.commands.dispatch(
                new LicenceCommand.Grant(UUID.randomUUID(), terms(masters, null)), Library.ANNA);
        library.awaitTables(granted);

        assertThat(count("select count(distinct rights_id) from rights_snapshot"))
                .isEqualTo(1);
        assertThat(count("select count(*) from rights_snapshot")).isEqualTo(10_000);
        assertThat(rows.distinct()).hasSize(1);
        assertThat(rows.mastersWith(rows.distinct().keySet(), 20_000)).hasSize(10_000);
        assertThat(library.documents.load(List.of(known)).get(known).rightsId())
                .isEqualTo(rows.distinct().keySet().iterator().next());
        assertThat(count("select count(*) from search_mark")).isEqualTo(10_000);
    }

    @Test
    void twoLicencesOfTheSameMastersMeetWithoutLosingEither() throws Exception {
        List<UUID> masters =
                IntStream.range(0, 200).mapToObj(_ -> UUID.randomUUID()).toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 5; round++) {
                var grants = IntStream.range(0, 4)
                        .mapToObj(n -> CompletableFuture.runAsync(
                                () -> grant(n % 2 == 0 ? masters : masters.reversed(), null), threads))
                        .toArray(CompletableFuture[]::new);
                CompletableFuture.allOf(grants).get();
            }
        }
        assertThat(rows.of(masters).values())
                .allSatisfy(rights -> assertThat(rights.grants()).hasSize(20));
    }

    @Test
    void aPublicationHoldsTheRightsThatItWasDecidedBy() throws Exception {
        UUID shoe = UUID.randomUUID();
        UUID licence = grant(List.of(shoe), null);
        var ending = new CompletableFuture<Commands.Receipt>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(_ -> {
                assertThat(gate.decide(shoe, "amazon", "US", SPRING, null).allowed())
                        .isTrue();
                threads.execute(() -> ending.complete(
                        library.commands.dispatch(new LicenceCommand.End(licence, null, SPRING), Library.ANNA)));
                awaitALockThatIsWaitedFor();
                // Another publication does not wait, and the change has not happened yet.
                assertThat(gate.decide(shoe, "amazon", "US", SPRING, null).allowed())
                        .isTrue();
                assertThat(ending).isNotDone();
            });
        }
        ending.get();
        RightsDecision after = transaction.execute(_ -> gate.decide(shoe, "amazon", "US", SPRING, null));
        assertThat(after).isNotNull();
        assertThat(after.allowed()).isFalse();
    }

    @Test
    void theGateAnswersInATransactionOnly() {
        assertThatThrownBy(() -> gate.decide(UUID.randomUUID(), "amazon", "US", SPRING, null))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRefusedCommandLeavesNoRights() {
        UUID shoe = UUID.randomUUID();
        assertThatThrownBy(() -> library.commands.dispatch(
                        UUID.randomUUID().toString(),
                        new LicenceCommand.Grant(UUID.randomUUID(), terms(List.of(shoe), null)),
                        Library.ANNA,
                        _ -> {
                            throw new IllegalStateException("the answer could not be kept");
                        }))
                .isInstanceOf(RuntimeException.class);
        assertThat(rows.of(shoe)).isEqualTo(RightsSnapshot.UNKNOWN);
    }

    private void awaitALockThatIsWaitedFor() {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") == 0) {
            // A transaction that has looked once sees the same for ever.
            jdbc.sql("select pg_stat_clear_snapshot()").query().singleRow();
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private boolean allowed(UUID master, Instant at) {
        return rows.of(master).decide("amazon", "US", at, Use.PUBLISH).allowed();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private UUID grant(List<UUID> masters, @Nullable Instant until) {
        UUID licence = UUID.randomUUID();
        library.commands.dispatch(new LicenceCommand.Grant(licence, terms(masters, until)), Library.ANNA);
        return licence;
    }

    private static Map<String, @Nullable Object> terms(List<UUID> masters, @Nullable Instant until) {
        return map(
                "masterIds",
                masters.stream().map(UUID::toString).toList(),
                "kind",
                "own",
                "territories",
                List.of("*"),
                "from",
                SPRING.toString(),
                "until",
                until == null ? null : until.toString());
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... membersAndValues) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < membersAndValues.length; i += 2) {
            map.put(String.valueOf(membersAndValues[i]), membersAndValues[i + 1]);
        }
        return map;
    }
}
