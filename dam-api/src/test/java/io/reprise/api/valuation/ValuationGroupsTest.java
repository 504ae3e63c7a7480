package io.reprise.api.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was spent, told apart by brand or category in one answer. */
class ValuationGroupsTest extends LedgerApi {

    private static JsonNode groups(String query) {
        return get(finance, "/api/v1/valuation?" + query).expect(200).json();
    }

    private static JsonNode group(JsonNode answer, String name) {
        return answer.at("/groups")
                .valueStream()
                .filter(each -> each.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void brandsAreOneHoweverTheyAreWrittenAndTheDearestComesFirst() {
        String brand = "Group-" + UUID.randomUUID();
        UUID one = master(brand);
        UUID other = master(brand.toUpperCase(Locale.ROOT));
        spend(one, "1000000.00", "EUR", TODAY.minusDays(1));
        spend(one, "0.50", "EUR", TODAY);
        spend(other, "0.25", "EUR", TODAY);

        JsonNode answer = groups("by=brand");
        assertThat(answer.at("/by").asString()).isEqualTo("brand");
        JsonNode found = group(answer, brand);
        assertThat(found.at("/amount/amount").asString()).isEqualTo("1000000.75");
        assertThat(found.at("/entries").intValue()).isEqualTo(3);
        BigDecimal before = null;
        for (JsonNode each : answer.at("/groups")) {
            BigDecimal amount = new BigDecimal(each.at("/amount/amount").asString());
            assertThat(before == null || before.compareTo(amount) >= 0).isTrue();
            before = amount;
        }
        assertThat(answer.at("/groupsTotal").intValue())
                .isGreaterThanOrEqualTo(answer.at("/groups").size());
        // Only of the day and before, and only of the brand that is asked for.
        JsonNode earlier = groups(
                "by=brand&asOf=" + TODAY.minusDays(1) + "&brand=" + URLEncoder.encode(brand, StandardCharsets.UTF_8));
        assertThat(earlier.at("/groups")).hasSize(1);
        assertThat(earlier.at("/groups/0/amount/amount").asString()).isEqualTo("1000000.00");
    }

    @Test
    void categoriesAreThoseThatMastersHaveNow() {
        UUID master = master("Atelier");
        String category = "Shelf " + UUID.randomUUID();
        spend(master, "12.00", "EUR", TODAY);
        String position = send(request(adminToken(), "/api/v1/masters/" + master)
                        .header("Content-Type", "application/merge-patch+json")
                        .header("If-Match", "\"1\"")
                        .method("PATCH", BodyPublishers.ofString("{\"category\":\"" + category + "\"}")))
                .expect(200)
                .header("Reprise-Position");
        get(finance, "/api/v1/search?after=" + position).expect(200);
        assertThat(group(groups("by=category"), category).at("/amount/amount").asString())
                .isEqualTo("12.00");
    }

    @Test
    void nothingElseIsAWayToTellThemApart() {
        get(finance, "/api/v1/valuation?by=master").expect(400);
        get(person("studio").token(), "/api/v1/valuation?by=brand").expectProblem(403, "forbidden");
        assertThat(groups("").has("groups")).isFalse();
    }
}
