package io.reprise.storage.event;

import static io.reprise.storage.event.Library.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.master.MasterRejection;
import io.reprise.storage.postgres.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the store does on every PostgreSQL that Reprise runs on, whoever runs it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventLogContract {
    private final Supplier<TestDatabase> server;
    Path keys;
    TestDatabase database;
    Library library;
    JdbcClient jdbc;

    EventLogContract(Supplier<TestDatabase> server) {
        this.server = server;
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        keys = directory;
        database = server.get();
        library = new Library(database.dataSource(), keys.resolve("master.key"));
        jdbc = JdbcClient.create(database.dataSource());
    }

    @AfterAll
    void close() {
        library.close();
        database.close();
    }

    @Test
    void aRegisteredMasterIsReadBackFromTheLog() {
        UUID id = UUID.randomUUID();
        var receipt = library.register(id, "first", Map.of("title", "Red shoe 红色跑步鞋", "tags", List.of("shoe")));
        assertThat(receipt.version()).isEqualTo(1);
        Master master = Master.of(library.log.reader().payloads(id.toString(), null, MasterEvent.class));
        assertThat(master.description().title()).isEqualTo("Red shoe 红色跑步鞋");
        assertThat(master.current().content()).isEqualTo(Library.content("first"));
    }

    @Test
    void eventsCarryActorReasonCorrelationAndASaltOfTheirOwn() {
        UUID id = UUID.randomUUID();
        library.register(id, "salted", Map.of());
        library.commands.dispatch(
                new MasterCommand.Retire(id, null), new Commands.Context("user:bo", "out of season", "request-7"));
        RecordedEvent retired =
                library.log.reader().read(List.of(id.toString()), null).getLast();
        assertThat(retired.actor()).isEqualTo("user:bo");
        assertThat(retired.reason()).isEqualTo("out of season");
        assertThat(retired.correlation()).isEqualTo("request-7");
        List<String> stored = jdbc.sql("select convert_from(meta_data, 'UTF8') from domain_event_entry"
                        + " where aggregate_identifier = ?")
                .param(id.toString())
                .query(String.class)
                .list();
        assertThat(stored).allSatisfy(metadata -> assertThat(metadata).containsPattern("\"salt\":\"[\\w-]{22}\""));
        assertThat(stored.stream().map(each -> each.replaceAll(".*\"salt\":\"([^\"]+).*", "$1")))
                .doesNotHaveDuplicates();
        assertThat(stored).noneMatch(metadata -> metadata.contains("out of season"));
    }

    @Test
    void nothingForgettableStandsInTheLogAsPlainText() {
        UUID id = UUID.randomUUID();
        library.field("note");
        library.register(
                id,
                "plain-secret",
                Map.of(
                        "title", "secret-title",
                        "description", "secret-description",
                        "tags", List.of("secret-tag"),
                        "fields", Map.of("note", "secret-field"),
                        "products", List.of(Map.of("sku", "S1", "name", "secret-product"))));
        String all = String.join(
                "\n",
                jdbc.sql("select convert_from(payload, 'UTF8') from domain_event_entry where aggregate_identifier = ?")
                        .param(id.toString())
                        .query(String.class)
                        .list());
        assertThat(all).contains("enc:1:" + id).contains("\"sku\":\"S1\"");
        assertThat(all)
                .doesNotContain("secret-")
                .doesNotContain(Library.digest("plain-secret").value())
                .doesNotContain("Maker")
                .doesNotContain("embedded title");
    }

    @Test
    void oneCommandsRefusalLeavesNothingBehind() {
        UUID first = UUID.randomUUID();
        library.register(first, "twin", Map.of());
        UUID second = UUID.randomUUID();
        assertThatThrownBy(() -> library.register(second, "twin", Map.of()))
                .isInstanceOfSatisfying(
                        MasterRejection.DuplicateContent.class,
                        refusal -> assertThat(refusal.masterId()).isEqualTo(first));
        assertThat(library.log.reader().read(List.of(second.toString()), null)).isEmpty();
        assertThat(jdbc.sql("select count(*) from subject_key where subject = ?")
                        .param(second)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(library.contents.used(List.of(Library.digest("twin"), Library.digest("never sent"))))
                .containsExactly(Library.digest("twin"));
        // The refused id is free: its key, made in the refused transaction, must not linger in memory.
        library.register(second, "no twin", Map.of("title", "mine"));
        assertThat(Master.of(library.log.reader().payloads(second.toString(), null, MasterEvent.class))
                        .description()
                        .title())
                .isEqualTo("mine");
    }

    @Test
    void sixteenThreadsWithOnePhotographMakeOneMaster() throws Exception {
        for (int round = 0; round < 10; round++) {
            String photograph = "photograph " + round;
            List<Callable<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                tries.add(() -> {
                    try {
                        library.register(UUID.randomUUID(), photograph, Map.of());
                        return true;
                    } catch (MasterRejection.DuplicateContent e) {
                        return false;
                    }
                });
            }
            try (var threads = Executors.newFixedThreadPool(16)) {
                long registered = 0;
                for (Future<Boolean> each : threads.invokeAll(tries)) {
                    registered += each.get() ? 1 : 0;
                }
                assertThat(registered).isEqualTo(1);
            }
        }
    }

    @Test
    void aStaleVersionIsRefusedAndAMissingMasterIsNotFound() {
        UUID id = UUID.randomUUID();
        library.register(id, "versions", Map.of());
        library.tag(id, "a");
        assertThatThrownBy(() -> library.commands.dispatch(new MasterCommand.Retire(id, 1L), ANNA))
                .isInstanceOf(ConflictingAggregateVersionException.class);
        assertThat(library.commands
                        .dispatch(new MasterCommand.Retire(id, 2L), ANNA)
                        .version())
                .isEqualTo(3);
        assertThatThrownBy(() -> library.commands.dispatch(new MasterCommand.Retire(UUID.randomUUID(), null), ANNA))
                .isInstanceOf(AggregateNotFoundException.class);
    }

    @Test
    void aLongLifeIsReadFromASnapshot() {
        UUID id = UUID.randomUUID();
        library.register(id, "long life", Map.of("title", "snapshot-secret"));
        for (int i = 0; i < 120; i++) {
            library.tag(id, "tag" + i);
        }
        awaitOne("select count(*) from snapshot_event_entry where aggregate_identifier = '" + id + "'");
        String snapshot = jdbc.sql("select payload_type || convert_from(payload, 'UTF8') from snapshot_event_entry"
                        + " where aggregate_identifier = ?")
                .param(id.toString())
                .query(String.class)
                .single();
        assertThat(snapshot).startsWith("master.snapshot").doesNotContain("snapshot-secret");
        try (Library other = new Library(database.dataSource(), keys.resolve("master.key"))) {
            assertThat(other.tag(id, "one more").version()).isEqualTo(122);
        }
    }

    @Test
    void manyCommandsShareATransactionAndARefusedOneSpoilsNoOther() {
        UUID taken = UUID.randomUUID();
        library.register(taken, "bulk 3", Map.of());
        List<Object> commands = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            commands.add(new MasterCommand.Register(UUID.randomUUID(), Library.content("bulk " + i), Map.of()));
        }
        List<Commands.Outcome> outcomes = library.commands.dispatchAll(commands, ANNA);
        assertThat(outcomes).hasSize(10);
        assertThat(outcomes.get(3).failure()).isInstanceOf(MasterRejection.DuplicateContent.class);
        assertThat(outcomes.stream().filter(outcome -> outcome.receipt() != null))
                .hasSize(9);

        List<Object> clean = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            clean.add(new MasterCommand.Register(UUID.randomUUID(), Library.content("clean " + i), Map.of()));
        }
        library.commands.dispatchAll(clean, ANNA);
        long transactions = jdbc.sql("select count(distinct xmin::text) from domain_event_entry"
                        + " where aggregate_identifier = any (?)")
                .param(clean.stream()
                        .map(each -> ((MasterCommand) each).masterId().toString())
                        .toArray(String[]::new))
                .query(Long.class)
                .single();
        assertThat(transactions).isEqualTo(1);
    }

    @Test
    void aWriteIsCoveredByTheTablesSoonAndFromAnyNode() {
        UUID id = UUID.randomUUID();
        var receipt = library.register(id, "covered", Map.of("title", "covered"));
        try (Library other = new Library(database.dataSource(), keys.resolve("master.key"))) {
            assertThat(other.reading.await(receipt.position(), Duration.ofSeconds(10)))
                    .isTrue();
            assertThat(other.documents.load(List.of(id))).containsKey(id);
        }
        assertThat(library.reading.covers(new Position(receipt.position().index() + 1_000_000, null)))
                .isFalse();
    }

    @Test
    void tablesAreRebuiltWhereTheyWere() {
        UUID id = UUID.randomUUID();
        library.awaitTables(library.register(id, "rebuilt", Map.of("title", "rebuilt")));
        var before = library.documents.load(List.of(id));
        library.reading.rebuild(_ -> {});
        assertThat(library.documents.load(List.of(id))).isEqualTo(before).containsKey(id);
        library.awaitTables(library.tag(id, "followed"));
        assertThat(library.documents.load(List.of(id)).get(id).tags()).containsExactly("followed");
    }

    @Test
    void aPositionSurvivesEncodingAndGarbageIsNoPosition() {
        Position position = new Position(42, UUID.randomUUID());
        assertThat(Position.decode(position.encode())).contains(position);
        assertThat(Position.decode(new Position(7, null).encode())).contains(new Position(7, null));
        for (String garbage : List.of("", "x", "====", "1.42.", "\u0000", "a".repeat(10_000))) {
            assertThat(Position.decode(garbage)).isEmpty();
        }
    }

    void awaitOne(String countQuery) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (jdbc.sql(countQuery).query(Long.class).single() == 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nothing came of: " + countQuery);
            }
            Thread.onSpinWait();
        }
    }
}
