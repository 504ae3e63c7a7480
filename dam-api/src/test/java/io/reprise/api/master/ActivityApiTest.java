package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What happened in the library, to whom it may be told. */
class ActivityApiTest extends ApiTest {
    private static final String ACTIVITY = "/api/v1/activity";

    private final Person studio = person("studio");
    private final String word = "act" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void tellsTheNewestFirstByWhomAndOfWhat() throws Exception {
        String master = registered();
        String position = post(studio.token(), "/api/v1/masters/" + master + ":retire", "{}", "If-Match", "\"1\"")
                .expect(200)
                .header("Reprise-Position");
        JsonNode feed = get(person("viewer").token(), ACTIVITY + "?size=3&after=" + position)
                .expect(200)
                .json();
        assertThat(feed.at("/items").size()).isEqualTo(3);
        assertThat(feed.at("/items").valueStream().map(item -> item.at("/type").asString()))
                .containsExactly("master.retired", "master.version-added", "master.registered");
        JsonNode newest = feed.at("/items/0");
        assertThat(newest.at("/actorName").asString()).isEqualTo(studio.name());
        assertThat(newest.at("/masterId").asString()).isEqualTo(master);
        assertThat(newest.at("/title").asString()).isEqualTo(word);
        assertThat(newest.at("/masters").asInt()).isEqualTo(1);
        assertThat(feed.at("/items/1/params/version").asInt()).isEqualTo(1);

        JsonNode rest = get(
                        studio.token(),
                        ACTIVITY + "?size=3&cursor=" + feed.at("/next").asString())
                .expect(200)
                .json();
        assertThat(rest.at("/items/0/position").asLong())
                .isLessThan(feed.at("/items/2/position").asLong());
    }

    @Test
    void tellsOfCustomFieldsToo() {
        String key = "told" + UUID.randomUUID().toString().substring(0, 8);
        send(request(adminToken(), "/api/v1/fields/" + key)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(
                                "{\"labels\":{\"en\":\"Told\",\"zh-CN\":\"说\"},\"type\":\"text\"}")))
                .expect(201);
        assertThat(get(person("viewer").token(), "/api/v1/activity?size=20")
                        .expect(200)
                        .response()
                        .body())
                .contains("field.defined", key);
    }

    @Test
    void comesToItsEnd() throws Exception {
        registered();
        List<Long> positions = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(adminToken(), ACTIVITY + "?size=500" + cursor)
                    .expect(200)
                    .json();
            page.at("/items").forEach(item -> positions.add(item.at("/position").asLong()));
            cursor = page.has("next") ? "&cursor=" + page.at("/next").asString() : null;
        } while (cursor != null);
        assertThat(positions)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void whatThingsCostIsToldToFinanceOnly() throws Exception {
        String master = registered();
        post(
                        person("finance").token(),
                        "/api/v1/costs",
                        "{\"masterId\":\"%s\",\"kind\":\"creation\",\"amount\":{\"amount\":\"10\",\"currency\":\"CNY\"},\"date\":\"2026-01-05\"}"
                                .formatted(master))
                .expect(201);
        assertThat(types(person("finance").token(), master)).contains("cost.recorded", "master.registered");
        for (String role : List.of("viewer", "marketer", "studio", "legal")) {
            assertThat(types(person(role).token(), master))
                    .as(role)
                    .contains("master.registered")
                    .doesNotContain("cost.recorded");
        }
    }

    @Test
    void whatIsUnderAnEmbargoIsToldToNobodyWhoMayNotSeeIt() throws Exception {
        String master = registered();
        String licence = post(
                        person("legal").token(),
                        "/api/v1/licences",
                        "{\"masterIds\":[\"%s\"],\"kind\":\"own\",\"territories\":[\"*\"]}".formatted(master))
                .expect(201)
                .header("Location");
        assertThat(types(person("viewer").token(), master)).contains("licence.granted");
        post(
                        adminToken(),
                        "/api/v1/masters/" + master + "/embargo",
                        "{\"until\":\"2099-01-01T00:00:00Z\",\"reason\":\"launch\"}")
                .expect(200);
        assertThat(licence).isNotBlank();
        for (String role : List.of("viewer", "marketer", "finance")) {
            String body = get(person(role).token(), ACTIVITY + "?size=500")
                    .expect(200)
                    .response()
                    .body();
            assertThat(body)
                    .as(role)
                    .doesNotContain(master)
                    .doesNotContain(word)
                    .doesNotContain("embargo.placed");
        }
        assertThat(types(studio.token(), master)).contains("embargo.placed", "licence.granted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=501", "size=x"})
    void aWrongSizeIsNamed(String query) {
        get(studio.token(), ACTIVITY + "?" + query).expectProblem(400, "invalid-parameter");
    }

    @Test
    void aGarbledCursorIsNamed() {
        for (String cursor : List.of("-1", "0", "%20", "nonsense-", "zzzzzzzzzzzzzzzzzzzz")) {
            get(studio.token(), ACTIVITY + "?cursor=" + cursor).expectProblem(422, "invalid-request");
        }
        get(studio.token(), ACTIVITY + "?after=x").expectProblem(422, "invalid-position");
        assertThat(get(studio.token(), ACTIVITY + "?cursor=1")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    private static List<String> types(String token, String master) {
        return get(token, ACTIVITY + "?size=500")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/masterId").asString().equals(master))
                .map(item -> item.at("/type").asString())
                .toList();
    }

    private String registered() throws Exception {
        return send(new Multipart()
                        .file(word + ".png", Photographs.fresh())
                        .json("meta", "{\"title\":\"%s\"}".formatted(word))
                        .into(request(studio.token(), "/api/v1/masters")))
                .expect(201)
                .text("/masterId");
    }
}
