package io.reprise.storage.publication;

import static io.reprise.storage.event.Library.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.publication.Candidate;
import io.reprise.domain.publication.PublicationCommand;
import io.reprise.domain.publication.PublicationRejection;
import io.reprise.domain.rights.LicenceCommand;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.Library;
import io.reprise.storage.event.Position;
import io.reprise.storage.postgres.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int RACES = 1_000;

    @TempDir
    static Path directory;

    static TestDatabase database;
    static Library library;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded();
        library = new Library(database.dataSource(), directory.resolve("master.key"));
    }

    @AfterAll
    static void close() {
        library.close();
        database.close();
    }

    @Test
    void aSlotHoldsOneLiveVariantAtAnyInstant() {
        UUID first = licensedMaster("slot one");
        UUID second = licensedMaster("slot two");
        UUID live = publish(first, "LISTING-1", Map.of("until", "2026-04-01T00:00:00Z"));
        assertThatThrownBy(() -> publish(second, "LISTING-1", Map.of()))
                .isInstanceOfSatisfying(
                        PublicationRejection.SlotTaken.class,
                        taken -> assertThat(taken.params()).containsEntry("publicationId", live));
        // The next one begins at the very instant at which the first ends.
        UUID next = publish(second, "LISTING-1", Map.of("from", "2026-04-01T00:00:00Z"));
        assertThat(liveIn("LISTING-1", Instant.parse("2026-03-31T23:59:59Z"))).containsExactly(live);
        assertThat(liveIn("LISTING-1", Instant.parse("2026-04-01T00:00:00Z"))).containsExactly(next);
        assertThat(library.publications.find(live).orElseThrow().firstUse()).isTrue();
    }

    @Test
    void manyWhoWantOneSlotAtOnceLeaveOneInIt() throws Exception {
        List<UUID> masters = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            masters.add(licensedMaster("rival " + i));
        }
        int taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (UUID master : masters) {
                tries.add(threads.submit(() -> {
                    try {
                        publish(master, "LISTING-2", Map.of());
                        return true;
                    } catch (PublicationRejection.SlotTaken lost) {
                        return false;
                    }
                }));
            }
            for (Future<Boolean> each : tries) {
                taken += each.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(1);
        assertThat(liveIn("LISTING-2", NOW)).hasSize(1);
    }

    @Test
    void withoutALicenceNothingIsPublished() {
        UUID master = UUID.randomUUID();
        library.register(master, "nobody said anything", Map.of());
        assertThatThrownBy(() -> publish(master, "LISTING-3", Map.of()))
                .isInstanceOfSatisfying(
                        PublicationRejection.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(PublicationRejection.Reason::code)
                                .containsExactly("rights-refused"));
        assertThat(liveIn("LISTING-3", NOW)).isEmpty();
    }

    @Test
    void endingALicenceWhileItsMasterIsPublishedLeavesNothingLiveWithoutATakedown() throws Exception {
        List<UUID> masters = new ArrayList<>();
        List<Object> commands = new ArrayList<>();
        for (int i = 0; i < RACES; i++) {
            UUID master = UUID.randomUUID();
            masters.add(master);
            commands.add(new MasterCommand.Register(master, Library.content("race " + i), new HashMap<>()));
        }
        for (UUID master : masters) {
            commands.add(grant(licenceOf(master), master));
        }
        library.commands.dispatchAll(commands, ANNA);
        Position last = new Position(0, null);
        int published = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (UUID master : masters) {
                var barrier = new CyclicBarrier(2);
                Callable<Optional<Position>> end = () -> {
                    barrier.await();
                    return Optional.of(library.commands
                            .dispatch(new LicenceCommand.End(licenceOf(master), null, NOW.plusSeconds(60)), ANNA)
                            .position());
                };
                Callable<Optional<Position>> publish = () -> {
                    barrier.await();
                    try {
                        publish(master, "RACE-" + master, Map.of());
                        return Optional.of(new Position(0, null));
                    } catch (PublicationRejection.Refused lost) {
                        return Optional.empty();
                    }
                };
                Future<Optional<Position>> ended = threads.submit(end);
                published += threads.submit(publish).get().isPresent() ? 1 : 0;
                last = ended.get().orElseThrow();
            }
        }
        awaitPolicy(last);
        List<PublicationRows.Row> rows = masters.stream()
                .flatMap(master -> library.publications.of(master).stream())
                .toList();
        assertThat(rows).hasSize(published);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.takedownSince())
                        .as("live without rights and without a takedown")
                        .isNotNull());
    }

    private static void awaitPolicy(Position position) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!io.reprise.storage.event.EventLog.covers(library.log.token("policy-takedown"), position.index())) {
            assertThat(Instant.now()).as("the policy follows the log").isBefore(deadline);
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    private static UUID licensedMaster(String bytes) {
        UUID master = UUID.randomUUID();
        library.register(master, bytes, Map.of());
        library.commands.dispatch(grant(licenceOf(master), master), ANNA);
        return master;
    }

    private static UUID licenceOf(UUID master) {
        return new UUID(master.getMostSignificantBits() ^ 1, master.getLeastSignificantBits());
    }

    private static LicenceCommand.Grant grant(UUID licence, UUID master) {
        return new LicenceCommand.Grant(
                licence,
                new HashMap<>(Map.of(
                        "masterIds",
                        List.of(master.toString()),
                        "kind",
                        "own",
                        "territories",
                        List.of("*"),
                        "from",
                        "2026-01-01T00:00:00Z")));
    }

    private static UUID publish(UUID master, String listing, Map<String, Object> more) {
        Map<String, Object> use =
                new HashMap<>(Map.of("channel", "amazon", "market", "US", "listing", listing, "slot", "main"));
        use.putAll(more);
        UUID id = UUID.randomUUID();
        Commands.Receipt receipt = library.commands.dispatch(
                new PublicationCommand.Publish(
                        id,
                        UUID.randomUUID(),
                        master,
                        new Candidate(Library.digest(listing), 1, "amazon-main", "amazon", List.of(), false, null),
                        new HashMap<>(use),
                        NOW),
                ANNA);
        assertThat(receipt.version()).isZero();
        return id;
    }

    private static List<UUID> liveIn(String listing, Instant at) {
        var filter = new PublicationRows.Filter("amazon", "US", listing, null, null, at, false, at);
        return library.publications.list(filter, List.of(), null, 10).stream()
                .map(PublicationRows.Row::id)
                .toList();
    }
}
