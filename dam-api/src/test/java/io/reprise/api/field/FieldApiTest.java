package io.reprise.api.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.master.Multipart;
import io.reprise.api.master.Photographs;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Custom fields through the running server: defined, filled, searched for and exported. */
class FieldApiTest extends ApiTest {
    private static final String FIELDS = "/api/v1/fields";
    private static final String MASTERS = "/api/v1/masters";

    private static String admin;
    private static String studio;
    private static String viewer;

    @BeforeAll
    static void people() {
        admin = adminToken();
        studio = person("studio").token();
        viewer = person("viewer").token();
    }

    private static String key(String name) {
        return name + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Answer put(String token, String key, String tag, String json) {
        var request = request(token, FIELDS + "/" + key)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json));
        return send(tag == null ? request : request.header("If-Match", tag));
    }

    private static String field(String name, String type, String more) {
        String key = key(name);
        put(admin, key, null, definition(type, more)).expect(201);
        return key;
    }

    private static String definition(String type, String more) {
        return "{\"labels\":{\"en\":\"A field\",\"zh-CN\":\"字段\"},\"type\":\"%s\"%s}".formatted(type, more);
    }

    private static String choices(String... keys) {
        List<String> all = new ArrayList<>();
        for (String key : keys) {
            all.add("{\"key\":\"%s\",\"labels\":{\"en\":\"%s!\",\"zh-CN\":\"选%s\"}}".formatted(key, key, key));
        }
        return ",\"choices\":[" + String.join(",", all) + "]";
    }

    private static Answer upload(String meta) {
        return send(new Multipart()
                .file("shoe.png", Photographs.fresh())
                .json("meta", meta)
                .into(request(studio, MASTERS)));
    }

    private static Answer patch(String id, String tag, String json) {
        return send(request(studio, MASTERS + "/" + id)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", tag)
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    private static Answer change(String key, String verb, String tag) {
        return send(request(admin, FIELDS + "/" + key + ":" + verb)
                .header("If-Match", tag)
                .header("Idempotency-Key", "k-" + key + verb)
                .POST(BodyPublishers.noBody()));
    }

    @Test
    void aFieldIsDefinedOnceAndRevisedByWhoHasSeenIt() {
        String key = key("heel");
        String first = definition("integer", ",\"unit\":\"mm\",\"min\":1,\"max\":200,\"categories\":[\"shoes\"]");
        Answer made = put(admin, key, null, first).expect(201);
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        assertThat(made.header("Location")).isEqualTo(FIELDS + "/" + key);
        assertThat(made.header("Reprise-Position")).isNotBlank();
        assertThat(made.text("/labels/zh-CN")).isEqualTo("字段");

        put(admin, key, null, first).expectProblem(428, "precondition-required");
        put(admin, key, "\"7\"", definition("number", "")).expectProblem(412, "stale");
        put(admin, key, "\"0\"", definition("text", "")).expectProblem(409, "field-type-fixed");
        Answer revised =
                put(admin, key, "\"0\"", definition("number", ",\"order\":3")).expect(200);
        assertThat(revised.header("ETag")).isEqualTo("\"1\"");

        Answer seen = get(viewer, FIELDS + "/" + key).expect(200);
        assertThat(seen.header("ETag")).isEqualTo("\"1\"");
        assertThat(seen.text("/type")).isEqualTo("number");
        assertThat(get(viewer, FIELDS).expect(200).json().at("/items").findValuesAsString("key"))
                .contains(key);
        get(viewer, FIELDS + "/none").expectProblem(404, "not-found");
    }

    @Test
    void onlyAnAdministratorDefinesFields() {
        String key = key("mine");
        for (String token : List.of(studio, viewer, person("marketer").token())) {
            put(token, key, null, definition("text", "")).expectProblem(403, "forbidden");
        }
        get(admin, FIELDS + "/" + key).expectProblem(404, "not-found");
    }

    @Test
    void aWrongDefinitionNamesEachWrongMember() {
        Answer refused = put(admin, "1st", null, "{\"type\":\"choice\",\"min\":1,\"order\":-1}")
                .expectProblem(422, "invalid-field");
        assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
                .contains("/key", "/labels/en", "/labels/zh-CN", "/min", "/choices", "/order");
        put(admin, key("a"), null, "{}").expectProblem(422, "invalid-request");
        put(admin, key("a"), null, definition("colour", "")).expectProblem(422, "invalid-request");
        put(admin, key("a"), null, definition("number", ",\"max\":1e2147483647"))
                .expect(422);
        put(admin, key("a"), null, definition("choice", ",\"choices\":[null]")).expectProblem(422, "invalid-field");
    }

    @Test
    void aRetiredFieldTakesNoNewValuesAndComesBack() {
        String key = field("old", "text", "");
        Answer master =
                upload("{\"fields\":{\"%s\":\"before\"}}".formatted(key)).expect(201);
        Answer retired = change(key, "retire", "\"0\"").expect(200);
        assertThat(retired.json().at("/retired").booleanValue()).isTrue();
        assertThat(change(key, "retire", "\"0\"").expect(200).header("ETag")).isEqualTo(retired.header("ETag"));

        upload("{\"fields\":{\"%s\":\"new\"}}".formatted(key)).expectProblem(422, "invalid-description");
        String id = master.text("/masterId");
        Answer kept = patch(id, "\"1\"", "{\"title\":\"Kept\"}").expect(200);
        assertThat(kept.text("/fields/" + key)).isEqualTo("before");
        change(key, "restore", "\"1\"").expect(200);
        patch(id, "\"2\"", "{\"fields\":{\"%s\":\"after\"}}".formatted(key)).expect(200);
    }

    @Test
    void valuesAreOfTheirTypesInTheBodyAndInTheHistory() {
        String season = field("season", "choice", ",\"multi\":true" + choices("ss26", "fw26"));
        String weight = field("weight", "number", ",\"max\":10");
        String sample = field("sample", "boolean", "");
        String wrong = "{\"fields\":{\"%s\":[\"ss27\"],\"%s\":11,\"%s\":\"maybe\",\"nobody\":1}}"
                .formatted(season, weight, sample);
        Answer refused = upload(wrong).expectProblem(422, "invalid-description");
        assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/fields/" + season + "/0", "/fields/" + weight, "/fields/" + sample, "/fields/nobody");
        assertThat(refused.json().at("/errors").findValuesAsString("code"))
                .containsExactlyInAnyOrder("unknown-choice", "out-of-range", "not-a-boolean", "unknown-field");

        String right =
                "{\"fields\":{\"%s\":[\"fw26\",\"ss26\"],\"%s\":0.25,\"%s\":true}}".formatted(season, weight, sample);
        Answer made = upload(right).expect(201);
        JsonNode fields = made.json().at("/fields");
        assertThat(fields.get(season)).hasToString("[\"fw26\",\"ss26\"]");
        assertThat(fields.get(weight)).hasToString("0.25");
        assertThat(fields.get(sample)).hasToString("true");

        String id = made.text("/masterId");
        patch(id, "\"1\"", "{\"fields\":{\"%s\":null,\"%s\":1.5}}".formatted(sample, weight))
                .expect(200);
        JsonNode newest =
                get(viewer, MASTERS + "/" + id + "/history").expect(200).json().at("/items/0");
        assertThat(newest.at("/changes").findValuesAsString("member"))
                .containsExactlyInAnyOrder("fields." + weight, "fields." + sample);
        assertThat(newest.at("/changes").toString())
                .contains("\"before\":0.25,\"after\":1.5")
                .contains("\"before\":true");
    }

    @Test
    void aRequiredFieldIsAskedForInItsCategories() {
        String heel = field("heel", "number", ",\"required\":true,\"categories\":[\"only-shoes-" + key("") + "\"]");
        String category = get(viewer, FIELDS + "/" + heel).text("/categories/0");
        Answer refused =
                upload("{\"category\":\"%s/running\"}".formatted(category)).expectProblem(422, "invalid-description");
        assertThat(refused.text("/errors/0/code")).isEqualTo("required");
        upload("{\"category\":\"other\"}").expect(201);
        upload("{\"category\":\"%s\",\"fields\":{\"%s\":3}}".formatted(category, heel))
                .expect(201);
    }

    @Test
    void everyFieldCanBeSearchedForAndChoicesAreCounted() {
        String brand = "F" + UUID.randomUUID();
        String season = field("season", "choice", choices("ss26", "fw26"));
        String price = field("price", "number", "");
        String day = field("day", "date", "");
        String care = field("care", "long-text", "");
        String first = upload("""
                        {"brand":"%s","fields":{"%s":"ss26","%s":9.5,"%s":"2026-02-03","%s":"Wash cold.\\nDry flat."}}""".formatted(brand, season, price, day, care))
                .expect(201)
                .text("/masterId");
        Answer other = upload("{\"brand\":\"%s\",\"fields\":{\"%s\":\"fw26\",\"%s\":100,\"%s\":\"2025-12-31\"}}"
                        .formatted(brand, season, price, day))
                .expect(201);
        String second = other.text("/masterId");
        String all = "/api/v1/search?sort=newest&brand=" + brand + "&after=" + other.header("Reprise-Position");

        assertThat(found(all + "&field." + season + "=ss26")).containsExactly(first);
        assertThat(found(all + "&field." + season + "=ss26&field." + season + "=fw26"))
                .containsExactly(second, first);
        assertThat(found(all + "&field." + price + ".from=9.50&field." + price + ".to=20"))
                .containsExactly(first);
        assertThat(found(all + "&field." + price + "=100.0")).containsExactly(second);
        assertThat(found(all + "&field." + day + ".to=2025-12-31")).containsExactly(second);
        assertThat(found(all + "&field." + care + "=" + URLEncoder.encode("cold wash", StandardCharsets.UTF_8)))
                .containsExactly(first);
        assertThat(found(all + "&field." + care + ".exists=false")).containsExactly(second);

        JsonNode counts = get(viewer, all + "&field." + season + "=ss26&facets=brand,field." + season)
                .expect(200)
                .json()
                .at("/facets/field." + season);
        assertThat(counts.findValuesAsString("value")).containsExactlyInAnyOrder("ss26", "fw26");
        assertThat(get(viewer, all + "&facets=field.*")
                        .expect(200)
                        .json()
                        .at("/facets")
                        .propertyNames())
                .hasSizeBetween(1, 12)
                .allMatch(name -> name.startsWith("field."));
        assertThat(post(viewer, "/api/v1/search", "{\"field.%s\":[\"fw26\"]}".formatted(season))
                        .expect(200)
                        .json()
                        .at("/total")
                        .intValue())
                .isEqualTo(1);
    }

    private static List<String> found(String address) {
        return get(viewer, address).expect(200).json().at("/items").findValuesAsString("masterId");
    }

    @Test
    void aSearchForWhatNoFieldHasIsRefusedByItsParameter() {
        String season = field("season", "choice", choices("ss26"));
        String price = field("price", "number", "");
        for (String wrong : List.of(
                "field.nobody=1",
                "field.=1",
                "field." + season + "=ss27",
                "field." + season + ".from=a",
                "field." + price + ".from=a",
                "field." + price + "=1e9",
                "field." + price + ".exists=perhaps",
                "field." + price + ".x.y=1",
                "facets=field." + price)) {
            get(viewer, "/api/v1/search?" + wrong).expectProblem(422, "invalid-request");
        }
        post(viewer, "/api/v1/saved-searches", "{\"name\":\"a\",\"query\":{\"field.nobody\":1}}")
                .expectProblem(422, "invalid-request");
    }

    @Test
    void everythingFoundIsATableThatSpreadsheetsCannotRun() {
        String brand = "X" + UUID.randomUUID();
        String note = field("note", "text", "");
        String weight = field("weight", "number", "");
        Answer made = upload(
                        "{\"brand\":\"%s\",\"title\":\"=1+1\",\"tags\":[\"a\",\"b\"],\"fields\":{\"%s\":\"@x\",\"%s\":-2}}"
                                .formatted(brand, note, weight))
                .expect(201);
        String address = "/api/v1/search.csv?brand=" + brand + "&after=" + made.header("Reprise-Position");
        Answer csv = get(viewer, address).expect(200);
        assertThat(csv.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=utf-8");
        assertThat(csv.header("Content-Disposition")).contains("masters.csv");
        String text = csv.response().body();
        assertThat(text).startsWith("\uFEFFmasterId,title,");
        String[] lines = text.substring(1).split("\r\n");
        assertThat(lines).hasSize(2);
        List<String> titles = List.of(lines[0].split(","));
        List<String> cells = List.of(lines[1].split(",", -1));
        assertThat(cells).hasSameSizeAs(titles);
        assertThat(cells.get(titles.indexOf("masterId"))).isEqualTo(made.text("/masterId"));
        assertThat(cells.get(titles.indexOf("title"))).isEqualTo("\"'=1+1\"");
        assertThat(cells.get(titles.indexOf("tags"))).isEqualTo("\"a; b\"");
        assertThat(cells.get(titles.indexOf("field." + note))).isEqualTo("\"'@x\"");
        assertThat(cells.get(titles.indexOf("field." + weight))).isEqualTo("-2");
        assertThat(cells.get(titles.indexOf("bytes"))).matches("[1-9][0-9]*");

        get(viewer, "/api/v1/search.csv?nobody=1").expectProblem(422, "invalid-request");
        get(viewer, "/api/v1/search.csv?sort=value").expectProblem(403, "forbidden");
        post(
                        person("legal").token(),
                        MASTERS + "/" + made.text("/masterId") + "/embargo",
                        "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200);
        assertThat(get(viewer, address).expect(200).response().body().split("\r\n"))
                .hasSize(1);
        assertThat(get(studio, address).expect(200).response().body().split("\r\n"))
                .hasSize(2);
    }
}
