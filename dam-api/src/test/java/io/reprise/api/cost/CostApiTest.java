package io.reprise.api.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.valuation.LedgerApi;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Costs through the running server, and what stands in their way. */
class CostApiTest extends LedgerApi {
    private static final String COSTS = "/api/v1/costs";

    @Test
    void aCostIsRecordedReadCorrectedAndListedWithAllItsEntries() {
        UUID master = master("Atelier");
        Answer made = spend(master, "120.5", "EUR", TODAY);
        String id = made.text("/costId");
        assertThat(made.header("Location")).isEqualTo(COSTS + "/" + id);
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        assertThat(made.header("Reprise-Position")).isNotBlank();
        assertThat(made.text("/amount/amount")).isEqualTo("120.50");
        assertThat(made.text("/note")).isEqualTo("invoice 7");
        assertThat(made.text("/brand")).isEqualTo("Atelier");

        Answer corrected = post(
                        finance,
                        COSTS + "/" + id + ":correct",
                        correction("80", TODAY.minusDays(1)),
                        "If-Match",
                        "\"0\"")
                .expect(200);
        assertThat(corrected.header("ETag")).isEqualTo("\"2\"");
        JsonNode entries = get(finance, COSTS + "/" + id).expect(200).json().get("entries");
        assertThat(entries.valueStream().map(entry -> entry.at("/amount/amount").asString()))
                .containsExactly("120.50", "-120.50", "80.00");
        assertThat(entries.at("/1/reverses").longValue()).isZero();
        assertThat(entries.at("/2/corrects").longValue()).isZero();
        Answer list = get(finance, COSTS + "?master=" + master).expect(200);
        assertThat(list.json().get("items").size()).isEqualTo(1);
        assertThat(list.text("/items/0/amount/amount")).isEqualTo("80.00");
        assertThat(list.text("/total")).isEqualTo("1");
    }

    @Test
    void costsComeInPages() {
        UUID master = master("Atelier");
        for (int i = 1; i <= 3; i++) {
            spend(master, i + ".00", "EUR", TODAY);
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            Answer page = get(finance, COSTS + "?size=2&master=" + master + (next.isEmpty() ? "" : "&cursor=" + next))
                    .expect(200);
            page.json()
                    .get("items")
                    .forEach(item -> seen.add(item.at("/amount/amount").asString()));
            next = page.text("/next");
        } while (!next.isEmpty());
        assertThat(seen).containsExactly("1.00", "2.00", "3.00");
        get(finance, COSTS + "?cursor=!!").expectProblem(400, "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "1.00, XYZ, unknown-currency",
        "1.00, XAU, unknown-currency",
        "1.00, eur, unknown-currency",
        "1.234, EUR, wrong-digits",
        "0.5, JPY, wrong-digits",
        "1e400, EUR, invalid-amount",
        "NaN, EUR, invalid-amount",
        "'1,50', EUR, invalid-amount",
        "99999999999999999999999999, EUR, invalid-amount"
    })
    void refusesWhatIsNoMoney(String amount, String currency, String code) {
        Answer refused =
                post(finance, COSTS, cost(master("A"), amount, currency, TODAY)).expectProblem(422, "invalid-request");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/amount");
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "-12.50"})
    void refusesWhatIsNotPositive(String amount) {
        post(finance, COSTS, cost(master("A"), amount, "EUR", TODAY)).expectProblem(422, "amount-not-positive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2190-01-01", "1800-01-01", "+999999999-12-31"})
    void refusesDaysThatCannotHaveBeen(String date) {
        String body = cost(master("A"), "1", "EUR", TODAY).replace(TODAY.toString(), date);
        post(finance, COSTS, body).expectProblem(422, "date-out-of-range");
    }

    @Test
    void refusesControlCharactersInANoteAndTooLongOnes() {
        String body = cost(master("A"), "1", "EUR", TODAY);
        post(finance, COSTS, body.replace("invoice 7", "a\\u0000b")).expectProblem(422, "invalid-note");
        post(finance, COSTS, body.replace("invoice 7", "x".repeat(2_001))).expectProblem(422, "invalid-note");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        Answer refused = post(
                        finance,
                        COSTS,
                        "{\"masterId\":\"%s\",\"kind\":\"bribe\",\"amount\":{\"amount\":1.5,\"currency\":\"EUR\"},"
                                        .formatted(UUID.randomUUID())
                                + "\"date\":\"yesterday\",\"more\":1}")
                .expectProblem(422, "invalid-request");
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString() + " "
                                + error.get("code").asString()))
                .containsExactlyInAnyOrder(
                        "/more unknown-member",
                        "/masterId unknown-master",
                        "/kind unknown-value",
                        "/amount/amount wrong-type",
                        "/date not-a-date");
        post(finance, COSTS, "[]").expectProblem(422, "invalid-request");
        post(finance, COSTS, "{}").expectProblem(422, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "marketer", "studio", "legal"})
    void nobodyElseRecordsOrReadsCosts(String role) {
        UUID master = master("A");
        String id = spend(master, "1.00", "EUR", TODAY).text("/costId");
        String other = person(role).token();
        post(other, COSTS, cost(master, "1", "EUR", TODAY)).expectProblem(403, "forbidden");
        post(other, COSTS + "/" + id + ":correct", correction("2", TODAY), "If-Match", "\"0\"")
                .expectProblem(403, "forbidden");
        post(other, "/api/v1/rates", "{}").expectProblem(403, "forbidden");
        for (String path : List.of(
                COSTS,
                COSTS + "/" + id,
                "/api/v1/valuation",
                "/api/v1/masters/" + master + "/valuation",
                "/api/v1/reuse?from=2026-01-01&to=2026-01-02")) {
            get(other, path).expectProblem(403, "forbidden");
        }
        String history = get(other, "/api/v1/masters/" + master + "/history")
                .expect(200)
                .response()
                .body();
        assertThat(history).contains("master.registered").doesNotContain("cost").doesNotContain("invoice");
        assertThat(get(finance, "/api/v1/masters/" + master + "/history").text("/items/0/summary"))
                .isEqualTo("cost recorded: 1.00 EUR, creation");
        assertThat(get(other, "/api/v1/masters/" + master)
                        .expect(200)
                        .response()
                        .body())
                .doesNotContain("cost")
                .doesNotContain("invoice");
        get(other, "/api/v1/masters/" + id).expectProblem(404, "not-found");
        get(other, "/api/v1/masters/" + id + "/history").expectProblem(404, "not-found");
    }

    @Test
    void theSameRequestTwiceIsRecordedOnce() {
        UUID master = master("A");
        String body = cost(master, "3.00", "EUR", TODAY);
        Answer first =
                post(finance, COSTS, body, "Idempotency-Key", "cost" + master).expect(201);
        Answer again =
                post(finance, COSTS, body, "Idempotency-Key", "cost" + master).expect(201);
        assertThat(again.text("/costId")).isEqualTo(first.text("/costId"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(get(finance, COSTS + "?master=" + master).text("/total")).isEqualTo("1");
        post(finance, COSTS, body.replace("3.00", "4.00"), "Idempotency-Key", "cost" + master)
                .expectProblem(409, "idempotency-mismatch");
    }

    @Test
    void ofManyCorrectionsOfOneStateOneIsMade() throws Exception {
        UUID master = master("A");
        String path = COSTS + "/" + spend(master, "1.00", "EUR", TODAY).text("/costId");
        post(finance, path + ":correct", correction("2", TODAY)).expectProblem(428, "precondition-required");
        List<Callable<Integer>> corrections = new ArrayList<>();
        for (int i = 2; i < 8; i++) {
            String body = correction(i + ".00", TODAY);
            corrections.add(() ->
                    post(finance, path + ":correct", body, "If-Match", "\"0\"").status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> each : threads.invokeAll(corrections)) {
                statuses.add(each.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(get(finance, path).json().get("entries").size()).isEqualTo(3);
        post(finance, COSTS + "/" + UUID.randomUUID() + ":correct", correction("2", TODAY), "If-Match", "\"0\"")
                .expectProblem(404, "not-found");
    }
}
