package io.reprise.storage.cost;

import static io.reprise.storage.event.Library.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.cost.CostCommand;
import io.reprise.domain.cost.CostEvent;
import io.reprise.domain.cost.CostKind;
import io.reprise.domain.money.Money;
import io.reprise.domain.rate.RateCommand;
import io.reprise.domain.shared.RecordedTooEarly;
import io.reprise.domain.valuation.CostEntry;
import io.reprise.domain.valuation.CostToDate;
import io.reprise.domain.valuation.Figure;
import io.reprise.storage.event.Library;
import io.reprise.storage.postgres.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the ledger, as commands write them and as figures read them. */
class LedgerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @TempDir
    static Path keys;

    static TestDatabase database;
    static Library library;
    static JdbcClient jdbc;

    final UUID master = UUID.randomUUID();
    final String brand = "brand " + master;

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

    private static Instant now() {
        return library.horizon.next(Instant.now());
    }

    private Instant spend(UUID cost, String amount, String currency, LocalDate day) {
        Instant at = now();
        library.commands.dispatch(
                new CostCommand.RecordCost(
                        cost, master, brand, CostKind.CREATION, Money.parse(amount, currency), day, at, "secret note"),
                ANNA);
        return at;
    }

    private void correct(UUID cost, Long expected, String amount) {
        library.commands.dispatch(
                new CostCommand.Correct(
                        cost, expected, master, CostKind.CREATION, Money.parse(amount, "EUR"), DAY, now(), null),
                ANNA);
    }

    private static void rate(String base, String rate, LocalDate day) {
        library.commands.dispatch(
                new RateCommand.RecordRate(UUID.randomUUID(), base, "EUR", new BigDecimal(rate), day, now()), ANNA);
    }

    private Figure figure(LocalDate asOf, Instant knownAt) {
        library.horizon.close(knownAt);
        var scope = new Scope(asOf, knownAt, brand, null);
        return library.costs.toDate(scope).figure(library.rates.into("EUR", asOf, knownAt), "EUR");
    }

    @Test
    void aFigureIsThatOfTheFormulaOverAllEntriesOfTheScope() {
        UUID wrong = UUID.randomUUID();
        spend(UUID.randomUUID(), "100.10", "EUR", DAY);
        spend(wrong, "7.00", "EUR", DAY.plusDays(1));
        spend(UUID.randomUUID(), "333.33", "CNY", DAY.minusDays(1));
        rate("CNY", "0.12834567", DAY.minusDays(3));
        Instant before = spend(UUID.randomUUID(), "5.00", "EUR", DAY.minusDays(9));
        correct(wrong, null, "70.00");
        Instant after = now();
        List<EntryRow> all = library.costs.page(new Scope(DAY.plusDays(9), after, null, master), null, 100);
        assertThat(all).hasSize(6).isSortedAccordingTo(Comparator.comparing(EntryRow::effective));
        List<CostEntry> entries = all.stream()
                .map(row -> new CostEntry(row.amount(), row.effective(), row.recordedAt()))
                .toList();
        for (LocalDate asOf : List.of(DAY, DAY.plusDays(1))) {
            for (Instant knownAt : List.of(before, after)) {
                assertThat(figure(asOf, knownAt))
                        .isEqualTo(
                                CostToDate.of(entries, library.rates.into("EUR", asOf, knownAt), asOf, knownAt, "EUR"));
            }
        }
        assertThat(figure(DAY, before).amount().text()).isEqualTo("147.88");
        assertThat(figure(DAY.plusDays(1), before).amount().text()).isEqualTo("154.88");
        // The correction moved the day of the entry as well.
        assertThat(figure(DAY, after).amount().text()).isEqualTo("217.88");
    }

    @Test
    void whatWasTakenBackNeedsNoRate() {
        UUID cost = UUID.randomUUID();
        spend(cost, "40.00", "DKK", DAY);
        var ranking = new CostRanking(database.dataSource());
        assertThat(ranking.currencies(new Scope(DAY, now(), null, null))).contains("DKK");
        correct(cost, null, "1.00");
        assertThat(ranking.currencies(new Scope(DAY, now(), null, null)))
                .contains("EUR")
                .doesNotContain("DKK");
    }

    @Test
    void aBrandIsFoundInAnyWriting() {
        Instant at = spend(UUID.randomUUID(), "3.00", "EUR", DAY);
        String written = "  " + brand.toUpperCase(Locale.ROOT).replace('B', '\uFF22');
        assertThat(library.costs.page(new Scope(DAY, at, written, null), null, 10))
                .extracting(EntryRow::masterId)
                .containsExactly(master);
        assertThat(library.costs.page(new Scope(DAY, at, "brand", null), null, 10))
                .isEmpty();
    }

    @Test
    void pagesHaveEveryEntryOnceWithTheEventBehindIt() {
        UUID cost = UUID.randomUUID();
        spend(cost, "1.00", "EUR", DAY);
        correct(cost, 0L, "2.00");
        correct(cost, 2L, "3.00");
        var scope = new Scope(DAY, now(), brand, master);
        List<EntryRow> paged = new ArrayList<>();
        List<EntryRow> page = library.costs.page(scope, null, 2);
        while (!page.isEmpty()) {
            paged.addAll(page);
            page = library.costs.page(scope, page.getLast().place(), 2);
        }
        assertThat(paged).extracting(EntryRow::entry).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(paged).extracting(EntryRow::reverses).containsExactly(null, 0L, null, 2L, null);
        assertThat(paged).extracting(EntryRow::corrects).containsExactly(null, null, 0L, null, 2L);
        assertThat(library.log.reader().read(List.of(cost.toString()), null))
                .extracting(event -> event.index())
                .containsExactlyElementsOf(
                        paged.stream().map(EntryRow::position).toList());
        assertThat(library.costs.costs(master, null, 10)).containsExactly(cost);
        assertThat(library.costs.count(master)).isEqualTo(1);
    }

    @Test
    void nothingIsRecordedAtAnInstantThatFiguresHaveBeenAnsweredFor() {
        Instant answered = now();
        library.horizon.close(answered);
        var late = new CostCommand.RecordCost(
                UUID.randomUUID(), master, brand, CostKind.OTHER, Money.parse("1", "EUR"), DAY, answered, null);
        assertThatThrownBy(() -> library.commands.dispatch(late, ANNA))
                .isInstanceOfSatisfying(
                        RecordedTooEarly.class,
                        refused -> assertThat(refused.last()).isEqualTo(answered));
        assertThat(library.costs.count(master)).isZero();
        assertThat(library.horizon.next(answered.minusSeconds(60))).isAfter(answered);
    }

    @Test
    void aFigureWaitsForWhoeverIsRecordingAndHasIt() throws Exception {
        CountDownLatch recording = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Instant at = now();
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<?> writer = threads.submit(() -> library.commands.dispatch(
                    new CostCommand.RecordCost(
                            UUID.randomUUID(), master, brand, CostKind.OTHER, Money.parse("9", "EUR"), DAY, at, null),
                    ANNA,
                    _ -> {
                        recording.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }));
            recording.await();
            Future<Figure> reader = threads.submit(() -> figure(DAY, at));
            Awaitility.await()
                    .until(() -> jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                    .query(Long.class)
                                    .single()
                            > 0);
            assertThat(reader.isDone()).isFalse();
            goOn.countDown();
            writer.get();
            assertThat(reader.get().amount().text()).isEqualTo("9.00");
        }
    }

    @Test
    void ofTwoCorrectionsOfOneStateOneIsRefused() {
        UUID cost = UUID.randomUUID();
        spend(cost, "1.00", "EUR", DAY);
        correct(cost, 0L, "2.00");
        assertThatThrownBy(() -> correct(cost, 0L, "3.00")).isInstanceOf(ConflictingAggregateVersionException.class);
        assertThat(figure(DAY, now()).amount().text()).isEqualTo("2.00");
    }

    @Test
    void rowsMadeAnewFromTheLogAreTheRowsThatCommandsWrote() {
        UUID cost = UUID.randomUUID();
        spend(cost, "1.00", "EUR", DAY);
        spend(UUID.randomUUID(), "12", "JPY", DAY);
        rate("JPY", "0.0061", DAY);
        correct(cost, null, "2.50");
        List<List<String>> written = List.of(rows("cost_entry"), rows("rate_entry"), rows("figure_horizon"));
        jdbc.sql("delete from cost_entry where cost_id = ?").param(cost).update();
        new LedgerRebuild(library.log, database.dataSource(), library.horizon, library.costs, library.rates).run();
        assertThat(List.of(rows("cost_entry"), rows("rate_entry"), rows("figure_horizon")))
                .isEqualTo(written);
    }

    private static List<String> rows(String table) {
        return jdbc.sql("select t::text from " + table + " t order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void aNoteStandsSealedInTheLogAndInNoTable() {
        UUID cost = UUID.randomUUID();
        spend(cost, "1.00", "EUR", DAY);
        byte[] stored = jdbc.sql("select payload from domain_event_entry where aggregate_identifier = ?")
                .param(cost.toString())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.UTF_8))
                .contains("\"1.00\"")
                .doesNotContain("secret");
        assertThat(rows("cost_entry")).noneMatch(row -> row.contains("secret"));
        assertThat(library.log.reader().payloads(cost.toString(), null, CostEvent.Recorded.class))
                .extracting(CostEvent.Recorded::note)
                .containsExactly("secret note");
    }
}
