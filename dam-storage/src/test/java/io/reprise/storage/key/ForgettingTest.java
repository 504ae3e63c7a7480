package io.reprise.storage.key;

import static io.reprise.storage.event.Library.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.channel.Evidence;
import io.reprise.domain.channel.Metric;
import io.reprise.domain.channel.Requirement;
import io.reprise.domain.channel.Rule;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.variant.Conformance;
import io.reprise.domain.variant.Measurement;
import io.reprise.domain.variant.Rendition;
import io.reprise.domain.variant.VariantCommand;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.Library;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.postgres.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ForgettingTest {
    private static final List<String> SECRETS = List.of(
            "Karla-title",
            "Karla-text",
            "Karla-tag",
            "Karla-field",
            "Karla-product",
            "Karla-note",
            "Karla-reason",
            "Karla.jpg");

    @TempDir
    Path keys;

    @Test
    void aDestroyedKeyLeavesNoPlainTextInAnyTableOrFileOfTheDatabase() throws Exception {
        try (TestDatabase database = TestDatabase.embedded();
                Library library = new Library(database.dataSource(), keys.resolve("master.key"))) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            UUID karla = UUID.randomUUID();
            UUID other = UUID.randomUUID();
            fill(library, karla);
            library.awaitTables(library.register(other, "other", Map.of("title", "Stays")));
            assertThat(tablesWith(jdbc, "Karla-title")).contains("reading.master");

            library.keys.destroy(karla);
            library.contents.forget(karla);
            library.commands.forget(karla);
            library.reading.rebuild(_ -> {});

            for (String secret : SECRETS) {
                assertThat(tablesWith(jdbc, secret)).as(secret).isEmpty();
            }
            assertThat(tablesWith(jdbc, Library.digest("Karla").value())).isEmpty();
            Master forgotten = Master.of(library.log.reader().payloads(karla.toString(), null, MasterEvent.class));
            assertThat(forgotten.description().title()).isEqualTo("[erased]");
            assertThat(forgotten.current().content().digest().isErased()).isTrue();
            assertThat(library.log.reader().read(List.of(karla.toString()), null))
                    .extracting(RecordedEvent::reason)
                    .contains("[erased]")
                    .doesNotContain("Karla-reason");
            assertThat(library.documents.load(List.of(other)).get(other).title())
                    .isEqualTo("Stays");

            settle(database);
            assertThat(filesWith(TestDatabase.files(), SECRETS)).isEmpty();
        }
    }

    private static void fill(Library library, UUID karla) {
        library.field("note");
        library.register(
                karla,
                "Karla",
                Map.of(
                        "title", "Karla-title",
                        "description", "Karla-text",
                        "tags", List.of("Karla-tag"),
                        "fields", Map.of("note", "Karla-field"),
                        "products", List.of(Map.of("sku", "S-1", "name", "Karla-product"))));
        library.commands.dispatch(
                new MasterCommand.AddVersion(karla, null, Library.content("Karla 2"), "Karla-note"),
                new Commands.Context("user:anna", "Karla-reason", "request"));
        UUID variant = UUID.randomUUID();
        library.commands.dispatch(new VariantCommand.Request(variant, karla, "amazon-main", "standard", 2), ANNA);
        Rule rule =
                new Rule("min", Metric.LONGEST_SIDE, new Requirement.AtLeast(500), "source", null, Evidence.OFFICIAL);
        var measured = new Measurement(1600, 1600, "jpeg", 9, "srgb", 1, null, null, 1);
        library.awaitTables(library.commands.dispatch(
                new VariantCommand.RecordDerived(
                        variant,
                        karla,
                        2,
                        1,
                        new Rendition(Library.digest("Karla variant"), 9, 1600, 1600, "jpeg", 90, "test"),
                        Conformance.judge(List.of(rule), measured)),
                ANNA));
    }

    private static List<String> tablesWith(JdbcClient jdbc, String text) {
        List<String> tables = jdbc.sql("select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_schema not in ('pg_catalog', 'information_schema')")
                .query(String.class)
                .list();
        List<String> found = new ArrayList<>();
        for (String table : tables) {
            boolean there = jdbc.sql("select exists (select 1 from " + table + " t where strpos(t::text, ?) > 0"
                            + " or strpos(t::text, encode(?::bytea, 'hex')) > 0)")
                    .params(text, text.getBytes(StandardCharsets.UTF_8))
                    .query(Boolean.class)
                    .single();
            if (there) {
                found.add(table);
            }
        }
        return found;
    }

    /** Dead rows and the write-ahead log are not answers to any query, but they are files. */
    private static void settle(TestDatabase database) {
        List.of(
                        "vacuum full",
                        "checkpoint",
                        "select pg_switch_wal()",
                        "checkpoint",
                        "select pg_switch_wal()",
                        "checkpoint")
                .forEach(database::administer);
    }

    private static List<String> filesWith(Path directory, List<String> texts) throws IOException {
        List<String> found = new ArrayList<>();
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
                texts.stream().filter(bytes::contains).forEach(text -> found.add(file + ": " + text));
            }
        }
        return found;
    }
}
