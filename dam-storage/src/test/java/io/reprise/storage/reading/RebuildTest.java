package io.reprise.storage.reading;

import static io.reprise.storage.event.Library.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.brand.Brand;
import io.reprise.domain.brand.BrandCommand;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MasterDocument;
import io.reprise.domain.variant.VariantCommand;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.Library;
import io.reprise.storage.postgres.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RebuildTest {
    private static final List<String> TABLES =
            List.of("master", "master_product", "master_version", "variant", "channel_profile");
    private static final int REBUILDS = 4;

    @TempDir
    Path keys;

    TestDatabase database;
    Library library;
    JdbcClient jdbc;
    final AtomicBoolean over = new AtomicBoolean();

    @BeforeEach
    void open() {
        database = TestDatabase.embedded();
        library = new Library(database.dataSource(), keys.resolve("master.key"));
        jdbc = JdbcClient.create(database.dataSource());
    }

    @AfterEach
    void close() {
        library.close();
        database.close();
    }

    @Test
    void tablesRebuiltWhileTheyAreWrittenAndReadAreThoseOfARebuildFromScratch() throws Exception {
        try (var threads = Executors.newFixedThreadPool(5)) {
            List<Future<Commands.Receipt>> writers = new ArrayList<>();
            for (int w = 0; w < 2; w++) {
                String name = "writer " + w;
                writers.add(threads.submit(() -> write(name)));
            }
            List<Future<Long>> readers = List.of(
                    threads.submit(this::readDocuments),
                    threads.submit(read("select count(*) from reading.master m join reading.master_version v"
                            + " on v.master_id = m.id left join reading.variant t on t.master_id = m.id")),
                    threads.submit(read("select count(*) from reading.variant t join reading.master_version v"
                            + " on v.master_id = t.master_id join reading.master m on m.id = t.master_id")));
            try {
                for (int i = 0; i < REBUILDS; i++) {
                    library.reading.rebuild(_ -> {});
                }
            } finally {
                over.set(true);
            }
            for (Future<Commands.Receipt> writer : writers) {
                library.awaitTables(writer.get());
            }
            for (Future<Long> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
        Map<String, List<String>> followed = dump();
        assertThat(followed.get("master")).isNotEmpty();
        library.reading.rebuild(_ -> {});
        assertThat(dump()).isEqualTo(followed);
        assertThat(jdbc.sql("select count(*) from dead_letter_entry")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** The framework by itself would note the place five seconds after the batch before. */
    @Test
    void aPlaceIsReachedWhoeverWroteThere() {
        library.awaitTables(library.register(UUID.randomUUID(), "shoe", Map.of()));
        Commands.Receipt unshown =
                library.commands.dispatch(new BrandCommand.Rule(Brand.idOf("Shoe"), null, "Shoe", true), ANNA);
        assertThat(library.reading.await(unshown.position(), Duration.ofSeconds(4)))
                .isTrue();
    }

    private Commands.Receipt write(String name) {
        Commands.Receipt last = null;
        for (int i = 0; !over.get(); i++) {
            UUID master = UUID.randomUUID();
            library.register(master, name + i, Map.of("title", name, "products", List.of(Map.of("sku", name))));
            library.commands.dispatch(
                    new VariantCommand.Request(UUID.randomUUID(), master, "amazon-main", "standard", 1), ANNA);
            library.tag(master, "tag" + i);
            last = library.commands.dispatch(
                    new MasterCommand.AddVersion(master, null, Library.content(name + i + "b"), null), ANNA);
        }
        return last;
    }

    private long readDocuments() {
        Map<UUID, Long> revisions = new HashMap<>();
        long reads = 0;
        while (!over.get()) {
            for (MasterDocument document :
                    library.documents.load(library.documents.page(null, 200)).values()) {
                Long before = revisions.put(document.masterId(), document.revision());
                assertThat(document.revision()).isGreaterThanOrEqualTo(before == null ? 0 : before);
            }
            reads++;
        }
        return reads;
    }

    private Callable<Long> read(String query) {
        return () -> {
            long reads = 0;
            while (!over.get()) {
                jdbc.sql(query).query(Long.class).single();
                reads++;
            }
            return reads;
        };
    }

    @Test
    void replayingTheWholeLogMakesNoEventJobOrBlobAndMarksEveryMasterForTheIndex() {
        UUID master = UUID.randomUUID();
        library.register(master, "one", Map.of());
        library.register(UUID.randomUUID(), "two", Map.of());
        library.commands.dispatch(new VariantCommand.Request(UUID.randomUUID(), master, "p", "standard", 1), ANNA);
        library.awaitTables(library.commands.dispatch(
                new MasterCommand.AddVersion(master, null, Library.content("three"), null), ANNA));
        org.awaitility.Awaitility.await().until(() -> rows("domain_event_entry").size() == 7);
        library.documents.indexed(library.documents.claim(100));
        List<List<String>> before = untouched();

        long replayed = library.reading.rebuild(_ -> {});

        assertThat(replayed).isEqualTo(7);
        assertThat(untouched()).isEqualTo(before);
        assertThat(library.documents.claim(100)).hasSize(2);
    }

    private List<List<String>> untouched() {
        return List.of(
                rows("domain_event_entry"),
                rows("job"),
                rows("blob_use"),
                rows("content_digest"),
                rows("variant_slot"),
                rows("subject_key"));
    }

    private Map<String, List<String>> dump() {
        Map<String, List<String>> all = new TreeMap<>();
        TABLES.forEach(table -> all.put(table, rows("reading." + table)));
        return all;
    }

    private List<String> rows(String table) {
        return jdbc.sql("select t::text from " + table + " t order by 1")
                .query(String.class)
                .list();
    }
}
