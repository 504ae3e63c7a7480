package io.reprise.api.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Figures through the running server: what they are made of, and that they stay. */
class ValuationApiTest extends LedgerApi {
    private static final String VALUATION = "/api/v1/valuation";

    private static JdbcClient jdbc() {
        return context().getBean(JdbcClient.class);
    }

    private static Answer figure(String query) {
        return get(finance, VALUATION + query);
    }

    @Test
    void yesterdaysValueHasTheSameBytesWhateverIsRecordedToday() {
        UUID master = master("Atelier");
        String brand = "brand-" + master;
        UUID branded = master(brand);
        spend(branded, "100.00", "EUR", TODAY.minusDays(3));
        String corrected = spend(branded, "50.00", "EUR", TODAY.minusDays(2)).text("/costId");
        spend(branded, "200.00", "CNY", TODAY.minusDays(1));
        rate("CNY", "EUR", "0.13", TODAY.minusDays(4)).expect(201);
        Instant then = Instant.now();
        String question = "?asOf=" + TODAY.minusDays(1) + "&knownAt=" + then + "&brand=" + brand;
        Answer asked = figure(question).expect(200);
        assertThat(asked.text("/amount/amount")).isEqualTo("176.00");
        Answer alone = get(
                        finance,
                        "/api/v1/masters/" + branded + "/valuation?asOf=" + TODAY.minusDays(1) + "&knownAt=" + then)
                .expect(200);
        assertThat(alone.text("/amount/amount")).isEqualTo("176.00");

        spend(branded, "7.00", "EUR", TODAY);
        spend(branded, "9.00", "EUR", TODAY.minusDays(3));
        rate("CNY", "EUR", "0.20", TODAY.minusDays(1)).expect(201);
        post(
                        finance,
                        "/api/v1/costs/" + corrected + ":correct",
                        correction("5.00", TODAY.minusDays(2)),
                        "If-Match",
                        "\"0\"")
                .expect(200);
        assertThat(figure(question).response().body())
                .isEqualTo(asked.response().body());
        assertThat(get(
                                finance,
                                "/api/v1/masters/" + branded + "/valuation?asOf=" + TODAY.minusDays(1) + "&knownAt="
                                        + then)
                        .response()
                        .body())
                .isEqualTo(alone.response().body());
        Answer now = figure("?asOf=" + TODAY.minusDays(1) + "&brand=" + brand).expect(200);
        assertThat(now.text("/amount/amount")).isEqualTo("154.00");
        assertThat(figure("?asOf=" + TODAY.minusDays(1) + "&brand=%20%EF%BC%A2"
                                + brand.substring(1).toUpperCase(Locale.ROOT))
                        .text("/amount/amount"))
                .isEqualTo("154.00");
    }

    @Test
    void aFigureAskedAtThePresentInstantStaysAsItWasWhileOthersRecord() throws Exception {
        UUID master = master("busy");
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < 3; w++) {
            writers.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < 10; i++) {
                    spend(master, "1.00", "EUR", TODAY);
                }
            }));
        }
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            answers.add(get(finance, "/api/v1/masters/" + master + "/valuation?size=500")
                    .expect(200));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        for (Answer answer : answers) {
            assertThat(get(
                                    finance,
                                    "/api/v1/masters/" + master + "/valuation?size=500&asOf=" + answer.text("/asOf")
                                            + "&knownAt=" + answer.text("/knownAt"))
                            .response()
                            .body())
                    .isEqualTo(answer.response().body());
        }
        assertThat(get(finance, "/api/v1/masters/" + master + "/valuation").text("/amount/amount"))
                .isEqualTo("30.00");
    }

    @Test
    void aFigureListsItsEntriesAndRatesWithTheEventsBehindThem() {
        UUID master = master("listed");
        spend(master, "10.00", "EUR", TODAY);
        spend(master, "10.00", "GBP", TODAY.minusDays(1));
        String rateId = rate("GBP", "EUR", "1.15005", TODAY).expect(201).text("/rateId");
        String path = "/api/v1/masters/" + master + "/valuation?size=1&knownAt=" + Instant.now();
        Answer first = get(finance, path).expect(200);
        assertThat(first.text("/amount/amount")).isEqualTo("21.50");
        assertThat(first.text("/exact")).isEqualTo("21.5005000000");
        assertThat(first.text("/parts/1/rate/rateId")).isEqualTo(rateId);
        assertThat(first.text("/parts/1/rate/rate")).isEqualTo("1.15005000");
        assertThat(first.text("/entries/total")).isEqualTo("2");
        assertThat(first.text("/entries/items/0/amount/currency")).isEqualTo("GBP");
        Answer second =
                get(finance, path + "&cursor=" + first.text("/entries/next")).expect(200);
        assertThat(second.text("/entries/items/0/amount/currency")).isEqualTo("EUR");
        assertThat(second.json().at("/entries/next").isMissingNode()
                        || second.json().at("/entries/next").isNull())
                .isTrue();
        for (JsonNode behind :
                List.of(first.json().at("/entries/items/0"), first.json().at("/parts/1/rate"))) {
            String type = jdbc().sql("select payload_type from domain_event_entry where global_index = ?")
                    .param(behind.get("position").longValue())
                    .query(String.class)
                    .single();
            assertThat(type).isIn("cost.recorded", "rate.recorded");
        }
    }

    @Test
    void aMissingRateIsRefusedByName() {
        UUID master = master("swiss");
        spend(master, "10.00", "CHF", TODAY);
        rate("EUR", "CHF", "0.95", TODAY).expect(201);
        rate("CHF", "EUR", "1.05", TODAY.minusDays(8)).expect(201);
        Answer refused =
                get(finance, "/api/v1/masters/" + master + "/valuation").expectProblem(422, "rate-missing");
        assertThat(refused.text("/params/pair")).isEqualTo("CHF/EUR");
        assertThat(refused.text("/params/date")).isEqualTo(TODAY.toString());
        get(finance, "/api/v1/masters/" + master + "/valuation?currency=CHF").expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "?method=guess, 400, invalid-parameter",
        "?asOf=yesterday, 400, invalid-parameter",
        "?asOf=%2B999999999-12-31, 400, invalid-parameter",
        "?knownAt=never, 400, invalid-parameter",
        "?knownAt=2190-01-01T00:00:00Z, 422, invalid-request",
        "?currency=XYZ, 422, unknown-currency",
        "?brand=a%00b, 400, invalid-parameter",
        "?brand=%20, 400, invalid-parameter",
        "?size=501, 400, invalid-parameter",
        "?size=many, 400, invalid-parameter",
        "?cursor=fHx8, 400, invalid-parameter",
        "?after=x, 422, invalid-position"
    })
    void refusesQuestionsThatHaveNoAnswer(String query, int status, String code) {
        figure(query).expectProblem(status, code);
    }

    @Test
    void aFigureOfNobodyOrNothingIsNothing() {
        assertThat(figure("?brand=nobody").text("/amount/amount")).isEqualTo("0.00");
        assertThat(figure("?asOf=1700-01-01&knownAt=-0500-01-01T00:00:00Z&currency=JPY")
                        .text("/amount/amount"))
                .isEqualTo("0");
        get(finance, "/api/v1/masters/" + UUID.randomUUID() + "/valuation").expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e2", "0.123456789", "1234567890"})
    void refusesRatesThatAreNone(String rate) {
        assertThat(rate("CNY", "EUR", rate, TODAY).expect(422).text("/code")).isIn("invalid-rate", "invalid-request");
    }

    @Test
    void refusesRatesOfCurrenciesAndDaysThatAreNone() {
        rate("EUR", "EUR", "1", TODAY).expectProblem(422, "same-currency");
        rate("EUR", "XYZ", "1", TODAY).expectProblem(422, "unknown-currency");
        rate("EUR", "USD", "1", TODAY.plusYears(100)).expectProblem(422, "date-out-of-range");
    }

    private static void put(UUID master, String channel, String sku, String starts, String ends) {
        jdbc().sql(
                        "insert into publication (id, variant_id, master_id, channel, market, listing, slot, sku, starts, ends,"
                                + " first_use, version) values (?, ?, ?, ?, 'US', 'l', 'main', ?, ?::timestamptz, ?::timestamptz,"
                                + " false, 1)")
                .params(Arrays.asList(UUID.randomUUID(), UUID.randomUUID(), master, channel, sku, starts, ends))
                .update();
    }

    @Test
    void usesAreCountedOncePerChannelMarketAndProduct() {
        UUID a = master("reused");
        UUID b = master("reused");
        put(a, "amazon", "S1", "2020-03-01Z", null);
        put(a, "amazon", "S1", "2020-05-01Z", "2020-06-01Z");
        put(a, "taobao", "S1", "2020-04-01Z", null);
        put(a, "taobao", "S2", "2020-04-02Z", null);
        put(b, "amazon", "S1", "2020-04-03Z", null);
        put(b, "ebay", "S1", "2020-04-04Z", "2020-04-04Z");
        put(b, "ebay", "S2", "2020-07-01Z", null);
        spend(a, "3.00", "SEK", LocalDate.of(2020, 4, 15));
        Answer april = get(finance, "/api/v1/reuse?from=2020-04-01&to=2020-04-30&currency=SEK")
                .expect(200);
        assertThat(april.text("/uses")).isEqualTo("3");
        assertThat(april.text("/reuses")).isEqualTo("2");
        assertThat(april.text("/reuseRate")).isEqualTo("0.666667");
        assertThat(april.text("/usesToDate")).isEqualTo("4");
        assertThat(april.text("/mastersUsedAgain")).isEqualTo("1");
        assertThat(april.text("/costPerUse/amount")).isEqualTo("0.75");
        Answer none =
                get(finance, "/api/v1/reuse?from=2019-01-01&to=2019-01-31").expect(200);
        assertThat(none.json().has("reuseRate")).isFalse();
        assertThat(none.json().has("costPerUse")).isFalse();
        get(finance, "/api/v1/reuse?from=2020-02-01&to=2020-01-31").expectProblem(422, "invalid-request");
        get(finance, "/api/v1/reuse?from=2020-02-01").expectProblem(400, "missing-parameter");
        jdbc().sql("delete from publication where master_id in (?, ?)")
                .params(a, b)
                .update();
    }
}
