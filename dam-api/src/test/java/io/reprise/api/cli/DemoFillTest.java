package io.reprise.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.valuation.Rates;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a demo does with a data folder that is not new. */
class DemoFillTest {
    private static final LocalDate FILLED = LocalDate.of(2026, 11, 23);
    private static final int PAIRS = 4;

    @TempDir
    private Path data;

    private final StringWriter said = new StringWriter();
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.on("GET /api/v1/search.*", 200, "{'total':1,'items':[]}").on("POST /api/v1/rates", 201, "{}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLibraryWithPicturesOfSomebodysOwnIsRefusedAndLeftAsItIs() throws IOException {
        assertThat(openedOn(FILLED)).isFalse();

        assertThat(said.toString()).contains("not the demo's", "--data");
        assertThat(server.asked("(?!GET ).*")).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aLibraryThatWasRefusedIsRefusedAgain() throws IOException {
        assertThat(openedOn(FILLED)).isFalse();
        assertThat(openedOn(FILLED.plusDays(1))).isFalse();

        assertThat(server.asked("(?!GET ).*")).isEmpty();
    }

    @Test
    void aDemoThatIsOpenedAgainOnItsDayIsLeftAsItIs() throws IOException {
        filled(FILLED.toString());

        assertThat(openedOn(FILLED)).isTrue();

        assertThat(said.toString()).contains("in it already");
        assertThat(server.asked("(?!GET ).*")).isEmpty();
    }

    @Test
    void aDemoThatIsOpenedWeeksLaterGetsTheRatesOfTheWeeksSinceAndNothingElse() throws IOException {
        filled(FILLED.toString());

        assertThat(openedOn(FILLED.plusDays(17))).isTrue();
        assertThat(openedOn(FILLED.plusDays(17))).isTrue();

        assertThat(server.asked("(?!GET ).*"))
                .hasSize(3 * PAIRS)
                .allSatisfy(asked -> assertThat(asked.path()).isEqualTo("/api/v1/rates"));
        assertThat(ratesOf(FILLED.plusDays(3))).hasSize(PAIRS);
        assertThat(ratesOf(FILLED.plusDays(10))).hasSize(PAIRS);
        assertThat(ratesOf(FILLED.plusDays(17))).hasSize(PAIRS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-1", "2026-13-45", "yesterday"})
    void aDemoThatDoesNotKnowItsLastRatesRecordsThemAll(String torn) throws IOException {
        filled(torn);

        assertThat(openedOn(FILLED)).isTrue();
        assertThat(openedOn(FILLED)).isTrue();

        assertThat(server.asked("POST /api/v1/rates")).hasSize(15 * PAIRS);
    }

    @Test
    void aDemoOfBeforeThereWasANoteOfItsRatesRecordsThemAll() throws IOException {
        Files.writeString(data.resolve("demo"), "filled\n");

        assertThat(openedOn(FILLED)).isTrue();

        assertThat(server.asked("POST /api/v1/rates")).hasSize(15 * PAIRS);
    }

    @Test
    void aClockThatWasSetBackRecordsNothing() throws IOException {
        filled(FILLED.toString());

        assertThat(openedOn(FILLED.minusDays(3))).isTrue();

        assertThat(server.asked("POST .*")).isEmpty();
        assertThat(data.resolve("demo.rates")).hasContent(FILLED.toString());
    }

    @Test
    void noDayIsWithoutARateHoweverLongTheDemoWasClosed() {
        for (int closed = 1; closed <= 400; closed++) {
            LocalDate before = FILLED;
            List<LocalDate> due = DemoCosts.due(FILLED, FILLED.plusDays(closed));
            for (LocalDate day : due) {
                assertThat(day).isAfter(before).isBeforeOrEqualTo(before.plusDays(Rates.LONGEST_AGE));
                before = day;
            }
            assertThat(before).isEqualTo(FILLED.plusDays(closed));
        }
    }

    private void filled(String lastRates) throws IOException {
        Files.writeString(data.resolve("demo"), "filled\n");
        Files.writeString(data.resolve("demo.rates"), lastRates);
    }

    private boolean openedOn(LocalDate day) throws IOException {
        Instant today = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Patience once = new Patience(1, Duration.ofMillis(1), Duration.ofMillis(1));
        try (Client client = new Client(URI.create(server.url()), "token", once);
                PrintWriter out = new PrintWriter(said)) {
            return new DemoFill(client, data, today, out).run(false);
        }
    }

    private List<StubServer.Asked> ratesOf(LocalDate day) {
        return server.asked("POST /api/v1/rates").stream()
                .filter(asked -> asked.body().contains("\"date\":\"" + day + "\""))
                .toList();
    }
}
