package io.reprise.storage.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.performance.Score;
import io.reprise.domain.variant.VariantCommand;
import io.reprise.storage.blob.FileBlobStore;
import io.reprise.storage.brand.Brands;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventLog;
import io.reprise.storage.event.Library;
import io.reprise.storage.field.Fields;
import io.reprise.storage.postgres.TestDatabase;
import io.reprise.storage.review.Reviews;
import io.reprise.storage.rights.RightsGate;
import io.reprise.storage.rights.RightsRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports on a real database: what is taken, what is refused, and what the rows come to. */
class PerformanceReportsTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final String HEADER =
            "date,channel,market,master,impressions,clicks,orders,returns,revenue,currency\n";

    @TempDir
    Path directory;

    private TestDatabase database;
    private Library library;
    private EventLog log;
    private Commands commands;
    private PerformanceReports reports;
    private MasterScores scores;
    private JdbcClient jdbc;
    private final UUID a = UUID.randomUUID();
    private final UUID b = UUID.randomUUID();
    private final UUID c = UUID.randomUUID();

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.embedded();
        library = new Library(database.dataSource(), directory.resolve("master.key"));
        log = new EventLog(database.dataSource(), library.keys, NoOpEventUpcaster.INSTANCE);
        BlobStore blobs = new FileBlobStore(directory.resolve("blobs"));
        reports = new PerformanceReports(database.dataSource(), blobs);
        store = blobs;
        log.withCommands("reports", new ReportRegister(database.dataSource()));
        log.start();
        commands = new Commands(
                log,
                10,
                new RightsGate(new RightsRows(database.dataSource())),
                new Brands(database.dataSource()),
                new Reviews(database.dataSource()),
                new Fields(database.dataSource()));
        scores = new MasterScores(database.dataSource(), () -> {});
        jdbc = JdbcClient.create(database.dataSource());
        for (UUID id : List.of(a, b, c)) {
            library.awaitTables(library.register(
                    id, id.toString(), Map.of("products", List.of(Map.of("sku", "S-" + id)))));
        }
    }

    private BlobStore store;

    @AfterEach
    void close() {
        log.close();
        library.close();
        database.close();
    }

    private ReportAnswer imported(String text, Instant reportedAt) throws IOException {
        return imported(text.getBytes(StandardCharsets.UTF_8), reportedAt);
    }

    private ReportAnswer imported(byte[] bytes, Instant reportedAt) throws IOException {
        try (BlobStore.Staged staged = store.stage(new ByteArrayInputStream(bytes), 1L << 30)) {
            PerformanceReports.Prepared prepared = reports.prepare(staged, reportedAt, NOW, Hidden.NOTHING);
            if (!prepared.counts()) {
                commands.dispatch(prepared.command(), Library.ANNA);
            }
            return prepared.answer();
        }
    }

    private String row(LocalDate day, UUID master, long seen, long clicked, long bought, long back, long earned) {
        return day + ",amazon,US," + master + "," + seen + "," + clicked + "," + bought + "," + back + "," + earned
                + ",CNY\n";
    }

    /** The library of three photographs that the formulas are specified with. */
    private String golden() {
        return HEADER
                + row(LocalDate.of(2026, 4, 30), a, 40_000, 720, 72, 4, 14_400)
                + row(TODAY, a, 50_000, 1_100, 121, 9, 24_200)
                + row(TODAY, b, 400, 14, 3, 0, 600)
                + row(LocalDate.of(2026, 5, 31), c, 60_000, 780, 58, 14, 11_600);
    }

    private MasterScore score(UUID master) {
        return scores.compute(master, "amazon", "US", TODAY, Instant.now().plusSeconds(60))
                .orElseThrow();
    }

    private long impressions(UUID master) {
        return scores.compute(master, "amazon", "US", TODAY, Instant.now().plusSeconds(60))
                .map(MasterScore::impressions)
                .orElse(0L);
    }

    @Test
    void aReportBecomesScoresToTheLastDigit() throws IOException {
        ReportAnswer answer = imported(golden(), NOW);
        assertThat(answer.accepted()).isEqualTo(4);
        assertThat(answer.rejected()).isEmpty();
        assertThat(score(a).score().score()).isEqualTo("53.98");
        assertThat(score(b).score().score()).isEqualTo("49.12");
        assertThat(score(b).score().label()).isEqualTo(Score.Label.INSUFFICIENT);
        assertThat(score(c).score().score()).isEqualTo("31.04");
        assertThat(score(a).score().liftLo()).isEqualTo("1.173093");
    }

    @Test
    void theSameReportAgainChangesNothing() throws IOException {
        ReportAnswer first = imported(golden(), NOW);
        ReportAnswer again = imported(golden(), NOW.plusSeconds(3600));
        assertThat(again).isEqualTo(first);
        assertThat(jdbc.sql("select count(*) from performance_row")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from domain_event_entry where type = 'performance-report'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theNewestReportCountsWhateverTheOrderOfImport() throws IOException {
        String older = HEADER + row(TODAY, a, 1_000, 100, 10, 1, 2_000);
        String newer = HEADER + row(TODAY, a, 2_000, 100, 10, 1, 2_000);
        imported(newer, NOW.minusSeconds(60));
        ReportAnswer late = imported(older, NOW.minusSeconds(3600));
        assertThat(late.corrected()).isEqualTo(1);
        assertThat(impressions(a)).isEqualTo(2_000);
    }

    @Test
    void whatWasNotKnownYetDoesNotCount() throws IOException, InterruptedException {
        imported(HEADER + row(TODAY, a, 1_000, 100, 10, 1, 2_000), NOW.minusSeconds(60));
        Instant between = jdbc.sql("select max(recorded_at) from performance_report")
                .query(Timestamp.class)
                .single()
                .toInstant();
        imported(HEADER + row(TODAY, a, 3_000, 100, 10, 1, 2_000), NOW);
        assertThat(scores.compute(a, "amazon", "US", TODAY, between)
                        .orElseThrow()
                        .impressions())
                .isEqualTo(1_000);
        assertThat(impressions(a)).isEqualTo(3_000);
    }

    @Test
    void twoImportsOfOneReportAtOnceAreOne() {
        List<CompletableFuture<ReportAnswer>> both = List.of(racing(), racing());
        assertThat(both.get(0).join()).isEqualTo(both.get(1).join());
        assertThat(jdbc.sql("select count(*) from performance_row")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    private CompletableFuture<ReportAnswer> racing() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return imported(golden(), NOW);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aCoarserRowIsNeverAddedToAFinerOne() throws IOException {
        UUID variant = variantOf(a);
        imported(HEADER + row(TODAY, a, 1_000, 100, 10, 1, 2_000), NOW);
        imported(HEADER.replace("master", "variant") + row(TODAY, variant, 300, 30, 3, 0, 600), NOW);
        assertThat(impressions(a)).isEqualTo(300);
    }

    private UUID variantOf(UUID master) {
        UUID variant = UUID.randomUUID();
        library.commands.dispatch(
                new VariantCommand.Request(variant, master, "amazon-main", "standard", 1), Library.ANNA);
        return variant;
    }

    private void live(UUID master, String slot, String ends) {
        jdbc.sql(
                        "insert into publication (id, variant_id, master_id, channel, market, listing, slot, sku, starts, ends,"
                                + " first_use, version) values (?, ?, ?, 'amazon', 'US', 'B01', ?, 'SKU-1', '2026-06-01', ?::timestamptz,"
                                + " true, 0)")
                .params(UUID.randomUUID(), UUID.randomUUID(), master, slot, ends)
                .update();
    }

    @Test
    void aListingIsSharedOverItsLiveSlotsWithoutLosingOne() throws IOException {
        live(a, "main", "infinity");
        live(b, "1", "infinity");
        live(c, "2", "infinity");
        live(UUID.randomUUID(), "3", "2026-06-30T00:00:00Z");
        imported(
                "market;date;listing;channel;clicks;impressions;orders;revenue;currency;colour\n"
                        + "us;2026-06-30;B01;Amazon;100;1001;10;100.01;USD;red\n",
                NOW);
        assertThat(List.of(impressions(a), impressions(b), impressions(c)))
                .satisfies(shares -> assertThat(
                                shares.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(1_001))
                .satisfies(shares -> assertThat(shares.getFirst()).isBetween(500L, 501L))
                .satisfies(shares -> assertThat(shares.get(1)).isBetween(250L, 251L));
        BigDecimal earned = List.of(a, b, c).stream()
                .map(each -> score(each).score().counts().revenue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(earned).isEqualByComparingTo("100.01");
    }

    @Test
    void aListingThatWasNeverPublishedIsRefusedByLine() throws IOException {
        ReportAnswer answer = imported(
                "date,channel,market,listing,sku,master,variant,impressions\n"
                        + "2026-06-30,amazon,US,NEVER,,,,1\n"
                        + "2026-06-30,amazon,US,,NONE,,,1\n"
                        + "2026-06-30,amazon,US,,," + UUID.randomUUID() + ",,1\n"
                        + "2026-06-30,amazon,US,,,," + UUID.randomUUID() + ",1\n"
                        + "2026-06-30,amazon,US,,S-" + a + ",,,1\n",
                NOW);
        assertThat(answer.rejected().stream().map(ReportAnswer.Rejected::code))
                .containsExactly("never-published", "unknown-sku", "unknown-master", "unknown-variant");
        assertThat(answer.accepted()).isEqualTo(1);
    }

    @Test
    void everyWrongLineIsNamedWithItsCode() throws IOException {
        String good = ",amazon,US," + a;
        ReportAnswer answer = imported(
                HEADER
                        + "2190-01-01" + good + ",1,1,1,1,1,CNY\n"
                        + "1900-01-01" + good + ",1,1,1,1,1,CNY\n"
                        + "yesterday" + good + ",1,1,1,1,1,CNY\n"
                        + "2026-06-30" + good + ",-1,1,1,1,1,CNY\n"
                        + "2026-06-30" + good + ",1e3,1,1,1,1,CNY\n"
                        + "2026-06-30" + good + ",99999999999999999999,1,1,1,1,CNY\n"
                        + "2026-06-30" + good + ",1,1,1,1,1,DOUBLOON\n"
                        + "2026-06-30" + good + ",1,1,1,1,1,\n"
                        + "2026-06-30,amazon,XX," + a + ",1,1,1,1,1,CNY\n"
                        + "2026-06-30,ama zon,US," + a + ",1,1,1,1,1,CNY\n"
                        + "2026-06-30,amazon,US,,1,1,1,1,1,CNY\n"
                        + "2026-06-30" + good + ",1\n"
                        + "2026-06-30" + good + "," + "9".repeat(10_000_000) + ",1,1,1,1,CNY\n"
                        + ",".repeat(1_000_000) + "\n"
                        + "2026-06-30" + good + ",10,20,1,1,1,CNY\n",
                NOW);
        assertThat(answer.rejected().stream().map(ReportAnswer.Rejected::code))
                .containsExactlyInAnyOrder(
                        "date-in-future",
                        "date-too-old",
                        "malformed-date",
                        "negative",
                        "not-a-number",
                        "number-too-large",
                        "unknown-currency",
                        "currency-missing",
                        "unknown-market",
                        "malformed-channel",
                        "subject-missing",
                        "wrong-number-of-columns",
                        "line-too-long",
                        "too-many-columns");
        assertThat(answer.flagged()).containsExactly(new ReportAnswer.Flagged(16, "clicks-above-impressions"));
        assertThat(answer.accepted()).isEqualTo(1);
    }

    @Test
    void utf8WithAMarkAndGb18030AreReadAndNothingElse() throws IOException {
        String text = HEADER.replace("\n", ",\u989C\u8272\n")
                + row(TODAY, a, 1, 1, 1, 0, 1).replace("\n", ",\u7EA2\n");
        assertThat(imported(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), NOW)
                        .warnings())
                .containsExactly(
                        new ReportAnswer.Warning("unknown-column", "\u989C\u8272"),
                        // There are no profiles in this library.
                        new ReportAnswer.Warning("unknown-channel", "amazon"));
        assertThat(imported(text.getBytes(Charset.forName("GB18030")), NOW).warnings())
                .containsExactly(
                        new ReportAnswer.Warning("unknown-column", "\u989C\u8272"),
                        // There are no profiles in this library.
                        new ReportAnswer.Warning("unknown-channel", "amazon"));
        assertThatThrownBy(() -> imported(text.getBytes(StandardCharsets.UTF_16), NOW))
                .isInstanceOfSatisfying(
                        UnreadableReport.class,
                        refused -> assertThat(refused.code()).isEqualTo("unreadable-encoding"));
        assertThatThrownBy(() -> imported("a,b\n1,2\n", NOW))
                .isInstanceOfSatisfying(
                        UnreadableReport.class,
                        refused -> assertThat(refused.code()).isEqualTo("missing-column"));
        for (String empty : List.of("", HEADER, HEADER + "\n\n", HEADER.strip() + "\r2026-06-30,amazon,US,x,1")) {
            assertThatThrownBy(() -> imported(empty, NOW))
                    .isInstanceOfSatisfying(
                            UnreadableReport.class,
                            refused -> assertThat(refused.code()).isIn("empty-report", "unreadable-header"));
        }
    }

    @Test
    void linesOfJsonSayTheSame() throws IOException {
        ReportAnswer answer = imported(
                "{\"date\":\"2026-06-30\",\"channel\":\"amazon\",\"market\":\"US\",\"master\":\"" + a
                        + "\",\"impressions\":7,\"clicks\":2,\"orders\":1,\"revenue\":\"12.50\",\"currency\":\"CNY\"}\n"
                        + "[".repeat(5_000) + "\n{\"date\":{}}\n",
                NOW);
        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(answer.rejected().stream().map(ReportAnswer.Rejected::code))
                .containsExactly("malformed-json", "not-a-value");
        assertThat(impressions(a)).isEqualTo(7);
    }

    @Test
    void rowsAreFilledAgainFromTheStoredReport() throws IOException {
        String text = golden() + "2026-06-30,amazon,US," + UUID.randomUUID() + ",1,1,1,1,1,CNY\n";
        ReportAnswer answer = imported(text, NOW);
        MasterScore before = score(a);
        jdbc.sql("delete from performance_row").update();
        assertThat(impressions(a)).isZero();
        reports.refill(answer.reportId());
        assertThat(score(a)).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from performance_row")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void onlyMastersWhoseLiftHasChangedAreMarkedForSearch() throws IOException {
        imported(golden(), NOW);
        assertThat(scores.refresh("amazon", TODAY, Instant.now().plusSeconds(60)))
                .isEqualTo(3);
        jdbc.sql("delete from search_mark").update();
        assertThat(scores.refresh("amazon", TODAY, Instant.now().plusSeconds(60)))
                .isZero();
        assertThat(jdbc.sql("select count(*) from search_mark")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(scores.of(List.of(a), "amazon", "US")).containsExactly(score(a));
        assertThat(scores.channels()).containsExactly("amazon");
    }
}
