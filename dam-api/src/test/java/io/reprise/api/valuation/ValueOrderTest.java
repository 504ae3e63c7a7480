package io.reprise.api.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Search in the order of cost to date, which the index does not know. */
class ValueOrderTest extends LedgerApi {
    private static final String SEARCH = "/api/v1/search?sort=value&brand=";

    private static List<String> told(Answer answer) {
        List<String> told = new ArrayList<>();
        answer.json()
                .at("/items")
                .forEach(hit -> told.add(hit.at("/masterId").asString() + " "
                        + hit.at("/value/amount").asString()));
        return told;
    }

    @Test
    void theDearestComesFirstWhateverItWasPaidInAndWhatCostNothingLast() {
        String brand = "value-" + UUID.randomUUID();
        UUID cheap = master(brand);
        UUID free = master(brand);
        UUID dear = master(brand);
        UUID foreign = master("other-" + brand);
        rate("CNY", "EUR", "0.13", TODAY).expect(201);
        spend(cheap, "120.00", "EUR", TODAY);
        spend(foreign, "9999.00", "EUR", TODAY);
        spend(dear, "80.00", "EUR", TODAY);
        spend(dear, "1000.00", "CNY", TODAY);
        awaitIndexed(brand, 3);

        Answer found = get(finance, SEARCH + brand + "&facets=brand").expect(200);
        assertThat(told(found)).containsExactly(dear + " 210.00", cheap + " 120.00", free + " 0.00");
        assertThat(found.json().at("/items/0/value/currency").asString()).isEqualTo("EUR", TODAY);
        assertThat(found.json().at("/total").intValue()).isEqualTo(3);
        assertThat(found.json().at("/next").isMissingNode()
                        || found.json().at("/next").isNull())
                .isTrue();
        assertThat(get(finance, "/api/v1/masters/" + dear + "/valuation").text("/amount/amount"))
                .isEqualTo("210.00");
        get(finance, SEARCH + brand + "&currency=JPY").expectProblem(422, "rate-missing");
        get(finance, SEARCH + brand + "&currency=EURO").expectProblem(422, "unknown-currency");
    }

    @Test
    void pagesAreOfWhatWasKnownAtTheFirst() {
        String brand = "pages-" + UUID.randomUUID();
        List<UUID> masters = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            masters.add(master(brand));
        }
        spend(masters.get(0), "10.00", "EUR", TODAY);
        spend(masters.get(1), "30.00", "EUR", TODAY);
        spend(masters.get(2), "20.00", "EUR", TODAY);
        awaitIndexed(brand, 5);
        List<String> all = new ArrayList<>();
        String next = null;
        String first = null;
        do {
            Answer page = get(finance, SEARCH + brand + "&size=1" + (next == null ? "" : "&cursor=" + next))
                    .expect(200);
            all.addAll(told(page));
            assertThat(page.json().at("/total").intValue()).isEqualTo(5);
            if (next == null) {
                spend(masters.get(0), "500.00", "EUR", TODAY);
                spend(masters.get(4), "700.00", "EUR", TODAY);
            }
            next = next(page);
            first = first == null ? next : first;
        } while (next != null);
        assertThat(all)
                .containsExactly(
                        masters.get(1) + " 30.00",
                        masters.get(2) + " 20.00",
                        masters.get(0) + " 10.00",
                        masters.get(4) + " 0.00",
                        masters.get(3) + " 0.00");

        assertThat(told(get(finance, SEARCH + brand + "&size=2&from=1&cursor=" + first)))
                .as("of what was known at the first page")
                .containsExactly(masters.get(2) + " 20.00", masters.get(0) + " 10.00");
        assertThat(told(get(finance, SEARCH + brand + "&size=2&from=3")))
                .containsExactly(masters.get(2) + " 20.00", masters.get(3) + " 0.00");
        assertThat(told(get(finance, SEARCH + brand + "&size=2&from=5"))).isEmpty();
        get(finance, SEARCH + brand + "&from=5001").expectProblem(422, "invalid-request");
    }

    private static @Nullable String next(Answer page) {
        JsonNode next = page.json().at("/next");
        return next.isString() ? next.asString() : null;
    }

    private static void awaitIndexed(String brand, int masters) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (get(finance, "/api/v1/search?size=0&brand=" + brand)
                        .json()
                        .at("/total")
                        .asInt(-1)
                != masters) {
            assertThat(Instant.now()).as("the masters are indexed").isBefore(deadline);
        }
    }

    @Test
    void theOrderIsForFinanceAlone() {
        for (String role : List.of("viewer", "marketer", "studio", "legal")) {
            get(person(role).token(), "/api/v1/search?sort=value").expectProblem(403, "forbidden");
            post(person(role).token(), "/api/v1/search", "{\"sort\":\"value\"}").expectProblem(403, "forbidden");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!!!",
                "a|b|c|d",
                "2026-01-01|9999-01-01T00:00:00Z|EUR|0|rest|0|",
                "2026-01-01|2026-01-01T00:00:00Z|USD|0|rest|0|",
                "2026-01-01|2026-01-01T00:00:00Z|EUR|-1|rest|0|",
                "2026-01-01|2026-01-01T00:00:00Z|EUR|0|rest|-7|",
                "2026-01-01|2026-01-01T00:00:00Z|EUR|0|spent|7c1f6f0e-9d3a-7c51-8a52-0c1f6f0e9d3a|1e999999",
                "2026-01-01|2026-01-01T00:00:00Z|EUR|0|spent|nobody|1"
            })
    void aCursorOfOnesOwnMakingIsRefused(String text) {
        String cursor =
                Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        get(finance, "/api/v1/search?sort=value&cursor=" + cursor).expectProblem(400, "invalid-parameter");
    }
}
