package io.reprise.storage.reading;

import static io.reprise.storage.event.Library.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.channel.ChannelProfileCommand;
import io.reprise.domain.channel.Evidence;
import io.reprise.domain.channel.Metric;
import io.reprise.domain.channel.ProfileDefinition;
import io.reprise.domain.channel.Rendering;
import io.reprise.domain.channel.Requirement;
import io.reprise.domain.channel.Rule;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.variant.Conformance;
import io.reprise.domain.variant.Measurement;
import io.reprise.domain.variant.Rendition;
import io.reprise.domain.variant.VariantCommand;
import io.reprise.storage.event.Library;
import io.reprise.storage.postgres.TestDatabase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the tables after each kind of event. */
class ProjectedRowsTest {
    private static final String MASTER =
            "select concat_ws(' | ', revision, state, title, brand, asset_class, array_to_string(tags, ','), fields,"
                    + " versions) from reading.master where id = ?";
    private static final String VARIANT =
            "select concat_ws(' | ', state, stale, master_version, width, format, outcome,"
                    + " blocked, failure) from reading.variant where master_id = ?";

    @TempDir
    static Path keys;

    static TestDatabase database;
    static Library library;
    static JdbcClient jdbc;

    final UUID master = UUID.randomUUID();
    final UUID variant = UUID.randomUUID();

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded();
        library = new Library(database.dataSource(), keys.resolve("master.key"));
        jdbc = JdbcClient.create(database.dataSource());
    }

    @AfterAll
    static void close() {
        library.close();
        database.close();
    }

    @BeforeEach
    void register() {
        library.register(master, master + " 1", Map.of("title", "Shoe", "tags", List.of("a", "b")));
    }

    private void after(Object command) {
        library.awaitTables(library.commands.dispatch(command, ANNA));
    }

    private String row(String query) {
        return jdbc.sql(query).param(master).query(String.class).single();
    }

    @Test
    void describingClassifyingAndTaggingAMasterChangeItsRow() {
        after(new MasterCommand.Tag(master, null, List.of("c", "d"), List.of("a")));
        assertThat(row(MASTER)).isEqualTo("3 | active | Shoe | packshot | b,c,d | {} | 1");
        library.field("sole");
        after(new MasterCommand.Describe(
                master, null, Map.of("title", "Boot", "brand", "Atelier", "fields", Map.of("sole", "rubber"))));
        assertThat(row(MASTER))
                .isEqualTo("4 | active | Boot | Atelier | packshot | b,c,d | {\"sole\": \"rubber\"} | 1");
        after(new MasterCommand.Describe(master, null, Map.of("assetClass", "model")));
        assertThat(row(MASTER)).startsWith("5 | active | Boot | Atelier | model");
    }

    @Test
    void productsAreReplacedAsAWhole() {
        String products = "select string_agg(concat_ws(':', no, gtin, sku, name), ' ' order by no)"
                + " from reading.master_product where master_id = ?";
        after(new MasterCommand.Describe(
                master, null, Map.of("products", List.of(Map.of("gtin", "4006381333931"), Map.of("sku", "S1")))));
        assertThat(row(products)).isEqualTo("0:04006381333931 1:S1");
        after(new MasterCommand.Describe(
                master, null, Map.of("products", List.of(Map.of("sku", "S2", "name", "Two")))));
        assertThat(row(products)).isEqualTo("0:S2:Two");
    }

    @Test
    void versionsAreRowsAndARestoredOneNamesItsOrigin() {
        String versions = "select string_agg(concat_ws(':', number, left(sha256, 8), note, restored_from, actor), ' '"
                + " order by number) from reading.master_version where master_id = ?";
        after(new MasterCommand.AddVersion(master, null, Library.content(master + " 2"), "better"));
        after(new MasterCommand.RestoreVersion(master, null, 1));
        String first = Library.digest(master + " 1").value().substring(0, 8);
        String second = Library.digest(master + " 2").value().substring(0, 8);
        assertThat(row(versions))
                .isEqualTo("1:" + first + ":user:anna 2:" + second + ":better:user:anna 3:" + first + ":1:user:anna");
        assertThat(row(MASTER)).endsWith("| 3");
    }

    @Test
    void retiringAndReinstatingChangeTheState() {
        after(new MasterCommand.Retire(master, null));
        assertThat(row(MASTER)).startsWith("3 | retired");
        after(new MasterCommand.Reinstate(master, null));
        assertThat(row(MASTER)).startsWith("4 | active");
    }

    @Test
    void aVariantIsRequestedDerivedGoesStaleFailsAndIsDerivedAgain() {
        after(new VariantCommand.Request(variant, master, "amazon-main", "standard", 1));
        assertThat(row(VARIANT)).isEqualTo("requested | f | 1");
        after(derived(1, 1600));
        assertThat(row(VARIANT)).isEqualTo("derived | f | 1 | 1600 | jpeg | passed | f");
        after(new VariantCommand.MarkStale(variant, master, 2));
        assertThat(row(VARIANT)).isEqualTo("derived | t | 1 | 1600 | jpeg | passed | f");
        after(new VariantCommand.Request(variant, master, "amazon-main", "standard", 2));
        after(new VariantCommand.RecordFailure(variant, master, 2, "decoder-died"));
        assertThat(row(VARIANT)).isEqualTo("failed | t | 1 | 1600 | jpeg | passed | f | decoder-died");
        after(new VariantCommand.Request(variant, master, "amazon-main", "standard", 2));
        after(derived(2, 400));
        assertThat(row(VARIANT)).isEqualTo("derived | f | 2 | 400 | jpeg | failed | t");
        // Two events of the master, seven of its variant: each is a revision of its document.
        assertThat(row(MASTER)).startsWith("9 | ");
    }

    private VariantCommand.RecordDerived derived(int version, int width) {
        Rule rule = new Rule("min", Metric.LONGEST_SIDE, new Requirement.AtLeast(500), "s", null, Evidence.OFFICIAL);
        var measured = new Measurement(width, width, "jpeg", 9, "srgb", 1, null, null, 1);
        return new VariantCommand.RecordDerived(
                variant,
                master,
                version,
                1,
                new Rendition(Library.digest(variant + " " + version), 9, width, width, "jpeg", 90, "test"),
                Conformance.judge(List.of(rule), measured));
    }

    @Test
    void aProfileIsOneRowAsItsNewestRevisionSays() {
        after(new ChannelProfileCommand.Revise("shop-main", null, definition("Shop", LocalDate.of(2026, 1, 1))));
        after(new ChannelProfileCommand.Revise("shop-main", null, definition("Shop 2", LocalDate.of(2026, 2, 1))));
        assertThat(jdbc.sql(
                                "select concat_ws(' | ', name, revision, effective_from, markets) from reading.channel_profile"
                                        + " where profile = 'shop-main'")
                        .query(String.class)
                        .list())
                .containsExactly("Shop 2 | 2 | 2026-02-01 | {US}");
    }

    private static ProfileDefinition definition(String name, LocalDate from) {
        return new ProfileDefinition(
                "shop",
                name,
                List.of("US"),
                "main",
                from,
                List.of(),
                new Rendering(100, 100, Rendering.Fit.INSIDE, "jpeg", 90, null, false));
    }

    @Test
    void everyChangeOfAMasterMarksItForTheSearchIndex() {
        after(new MasterCommand.Tag(master, null, List.of("x"), List.of()));
        long mark = mark();
        after(new VariantCommand.Request(variant, master, "amazon-main", "standard", 1));
        assertThat(mark()).isGreaterThan(mark);
    }

    private long mark() {
        return jdbc.sql("select mark from search_mark where master_id = ? and not bulk")
                .param(master)
                .query(Long.class)
                .single();
    }
}
