package io.reprise.api.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.master.Multipart;
import io.reprise.api.master.Photographs;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CollectionApiTest extends ApiTest {
    private static final String PATH = "/api/v1/collections";
    private static final String SEARCH = "/api/v1/search?sort=newest&";

    private final String brand = "collection-" + UUID.randomUUID();
    private String anna;
    private String position = "";

    @BeforeEach
    void somebody() {
        anna = person("marketer").token();
    }

    private String image() {
        Answer made = send(new Multipart()
                        .file("shoe.png", Photographs.fresh())
                        .json("meta", JSON.writeValueAsString(Map.of("brand", brand)))
                        .into(request(adminToken(), "/api/v1/masters")))
                .expect(201);
        position = made.header("Reprise-Position");
        return made.text("/masterId");
    }

    private static Answer create(String token, String json, String... headers) {
        return post(token, PATH, json, headers);
    }

    private String manual() {
        return create(anna, "{\"name\":\"Spring\"}").expect(201).text("/id");
    }

    private static Answer change(String token, String id, List<String> add, List<String> remove, String... headers) {
        return post(
                token,
                PATH + "/" + id + "/masters",
                JSON.writeValueAsString(Map.of("add", add, "remove", remove)),
                headers);
    }

    private static Answer patch(String token, String id, String tag, String json) {
        return send(request(token, PATH + "/" + id)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", tag)
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    private static Answer delete(String token, String id, String tag) {
        return send(request(token, PATH + "/" + id).header("If-Match", tag).DELETE());
    }

    private static List<String> each(JsonNode items, Function<JsonNode, String> of) {
        List<String> found = new ArrayList<>();
        items.forEach(item -> found.add(of.apply(item)));
        return found;
    }

    private List<String> found(String token, String narrowed) {
        return each(
                get(token, SEARCH + "after=" + position + narrowed)
                        .expect(200)
                        .json()
                        .path("items"),
                hit -> hit.path("masterId").asString());
    }

    private static String listed(String token, String id) {
        JsonNode items = get(token, PATH + "?size=500").expect(200).json().path("items");
        return String.join(
                "", each(items, item -> item.path("id").asString().equals(id) ? item.path("masters") + "" : ""));
    }

    @Test
    void imagesArePutTogetherAndFound() {
        String one = image();
        String two = image();
        String other = image();
        String tag = get(anna, "/api/v1/masters/" + one).expect(200).header("ETag");
        Answer made = create(anna, "{\"name\":\" Spring 春季 \"}").expect(201);
        String id = made.text("/id");
        assertThat(made.header("Location")).isEqualTo(PATH + "/" + id);
        assertThat(made.header("Reprise-Position")).isNotEmpty();
        assertThat(made.text("/name")).isEqualTo("Spring 春季");
        assertThat(made.text("/kind")).isEqualTo("manual");

        Answer added = change(anna, id, List.of(one, two), List.of()).expect(200);
        assertThat(added.text("/collection/masters")).isEqualTo("2");
        assertThat(each(added.json().path("added"), JsonNode::asString)).containsExactly(one, two);
        assertThat(each(
                        change(anna, id, List.of(two, other), List.of(one))
                                .expect(200)
                                .json()
                                .path("added"),
                        JsonNode::asString))
                .as("what was in it is not told as added: undoing must leave it there")
                .containsExactly(other);

        assertThat(found(anna, "&collection=" + id)).containsExactly(other, two);
        assertThat(found(anna, "&collection=" + id + "&brand=nothing")).isEmpty();
        assertThat(listed(person("viewer").token(), id)).as("everybody sees it").isEqualTo("2");
        assertThat(get(anna, "/api/v1/masters/" + one).header("ETag")).isEqualTo(tag);
        assertThat(get(anna, PATH + "/" + id).expect(200).header("ETag"))
                .isEqualTo("\"" + get(anna, PATH + "/" + id).text("/version") + "\"");
    }

    @Test
    void nothingIsChangedTwiceByOneKey() {
        String one = image();
        String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
        String id = create(anna, "{\"name\":\"Once\"}", key).expect(201).text("/id");
        assertThat(create(anna, "{\"name\":\"Once\"}", key).expect(201).text("/id"))
                .isEqualTo(id);
        String[] other = {"Idempotency-Key", UUID.randomUUID().toString()};
        Answer first = change(anna, id, List.of(one), List.of(), other).expect(200);
        change(anna, id, List.of(), List.of(one)).expect(200);
        Answer again = change(anna, id, List.of(one), List.of(), other).expect(200);
        assertThat(again.json().path("added")).isEqualTo(first.json().path("added"));
        assertThat(again.header("Reprise-Position")).isEqualTo(first.header("Reprise-Position"));
        assertThat(found(anna, "&collection=" + id)).as("taken out since").isEmpty();
        assertThat(change(anna, id, List.of(), List.of(one)).expect(200).json().path("removed"))
                .as("it is not in it")
                .isEmpty();
    }

    @Test
    void itsOwnerOrAnAdministratorRenamesAndDeletesIt() {
        String id = manual();
        String ben = person("studio").token();
        change(ben, id, List.of(image()), List.of()).expect(200);
        String tag = get(anna, PATH + "/" + id).expect(200).header("ETag");
        patch(ben, id, tag, "{\"name\":\"Mine\"}").expectProblem(403, "not-collection-owner");
        delete(ben, id, tag).expectProblem(403, "not-collection-owner");
        patch(anna, id, "\"0\"", "{\"name\":\"Late\"}").expectProblem(412, "stale");
        patch(anna, id, "*", "{\"name\":\"Blind\"}").expectProblem(428, "precondition-required");
        Answer renamed = patch(anna, id, tag, "{\"name\":\"Summer\"}").expect(200);
        assertThat(renamed.text("/name")).isEqualTo("Summer");
        delete(anna, id, tag).expectProblem(412, "stale");
        String next = patch(adminToken(), id, renamed.header("ETag"), "{\"name\":\"Autumn\"}")
                .expect(200)
                .header("ETag");
        assertThat(delete(anna, id, next).expect(204).header("Reprise-Position"))
                .isNotEmpty();
        get(anna, PATH + "/" + id).expectProblem(404, "not-found");
        delete(anna, id, next).expectProblem(404, "not-found");
        change(anna, id, List.of(), List.of(UUID.randomUUID().toString())).expectProblem(404, "not-found");
        get(anna, SEARCH + "collection=" + id).expectProblem(422, "invalid-request");
    }

    @Test
    void onlyWhoEditsImagesFillsIt() {
        String id = manual();
        String one = image();
        for (String role : List.of("viewer", "legal", "finance")) {
            String token = person(role).token();
            create(token, "{\"name\":\"x\"}").expectProblem(403, "forbidden");
            change(token, id, List.of(one), List.of()).expectProblem(403, "forbidden");
            patch(token, id, "\"0\"", "{\"name\":\"x\"}").expectProblem(403, "forbidden");
            delete(token, id, "\"0\"").expectProblem(403, "forbidden");
            get(token, PATH + "/" + id).expect(200);
        }
        get(null, PATH).expectProblem(401, "token-required");
    }

    @Test
    void whatIsHiddenIsNeitherCountedNorFoundNorTold() {
        String shown = image();
        String hidden = image();
        String id = manual();
        change(anna, id, List.of(shown, hidden), List.of()).expect(200);
        String only = manual();
        change(anna, only, List.of(hidden), List.of()).expect(200);
        post(
                        adminToken(),
                        "/api/v1/masters/" + hidden + "/embargo",
                        "{\"until\":\"" + Instant.now().plusSeconds(3600) + "\"}")
                .expect(200);

        assertThat(listed(anna, id)).isEqualTo("1");
        assertThat(get(anna, PATH + "/" + only).text("/masters")).isEqualTo("0");
        assertThat(found(anna, "&collection=" + id)).containsExactly(shown);
        assertThat(listed(adminToken(), id)).isEqualTo("2");
        assertThat(found(adminToken(), "&collection=" + only)).containsExactly(hidden);
        String feed =
                get(anna, "/api/v1/activity?size=20").expect(200).response().body();
        assertThat(feed).contains("collection.masters-added", id).doesNotContain(hidden);
        assertThat(each(
                        JSON.readTree(feed).path("items"),
                        item -> item.path("type").asString()
                                + item.at("/params/collectionId").asString()))
                .doesNotContain("collection.masters-added" + only);

        String elsewhere = manual();
        change(anna, elsewhere, List.of(shown, hidden), List.of()).expectProblem(404, "not-found");
        assertThat(listed(anna, elsewhere)).as("all or none").isEqualTo("0");
        Answer out = change(anna, id, List.of(), List.of(shown, hidden)).expect(200);
        assertThat(each(out.json().path("removed"), JsonNode::asString)).containsExactly(shown);
        assertThat(listed(adminToken(), id))
                .as("nobody takes out what they cannot see")
                .isEqualTo("1");
        change(anna, id, List.of(UUID.randomUUID().toString()), List.of()).expectProblem(404, "not-found");
    }

    @Test
    void aCollectionNarrowsWhatOneHasMarkedAndEverythingDoneToWhatIsFound() {
        String one = image();
        String two = image();
        String three = image();
        String id = manual();
        change(anna, id, List.of(one, two), List.of()).expect(200);
        send(request(anna, "/api/v1/selections")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(
                                "{\"rating\":3,\"flag\":\"pick\",\"masterIds\":[\"" + two + "\",\"" + three + "\"]}")))
                .expect(200);
        assertThat(found(anna, "&rated=2&collection=" + id)).containsExactly(two);
        assertThat(found(anna, "&flag=none&collection=" + id)).containsExactly(one);
        assertThat(post(
                                anna,
                                "/api/v1/masters:bulk",
                                "{\"query\":{\"collection\":\"" + id
                                        + "\"},\"dryRun\":true,\"change\":{\"tags\":{\"add\":[\"x\"]}}}")
                        .expect(200)
                        .text("/changed"))
                .isEqualTo("2");
        assertThat(get(anna, "/api/v1/search.csv?collection=" + id + "&after=" + position)
                        .expect(200)
                        .response()
                        .body())
                .contains(one, two)
                .doesNotContain(three);
        post(anna, "/api/v1/saved-searches", "{\"name\":\"of it\",\"query\":{\"collection\":\"" + id + "\"}}")
                .expect(201);
    }

    @Test
    void aLiveOneIsWhatItsQueryFinds() {
        String query = "{\"brand\":[\"" + brand + "\"],\"q\":\"shoe\"}";
        Answer made = create(anna, "{\"name\":\"Live\",\"kind\":\"live\",\"query\":" + query + "}")
                .expect(201);
        String id = made.text("/id");
        assertThat(made.json().at("/query")).isEqualTo(JSON.readTree("{\"brand\":\"" + brand + "\",\"q\":\"shoe\"}"));
        assertThat(made.json().has("masters")).isFalse();
        get(anna, SEARCH + "collection=" + id).expectProblem(422, "collection-live");
        change(anna, id, List.of(image()), List.of()).expectProblem(409, "collection-live");
        Answer other = patch(anna, id, made.header("ETag"), "{\"query\":{\"tag\":[\"a\",\"b\"]}}")
                .expect(200);
        assertThat(other.json().at("/query").toString()).isEqualTo("{\"tag\":[\"a\",\"b\"]}");
        String manual = manual();
        patch(anna, manual, "\"0\"", "{\"query\":{\"q\":\"x\"}}").expectProblem(409, "collection-manual");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | ''",
                "\"x\" | ''",
                "{} | /name",
                "{\"name\":null} | /name",
                "{\"name\":7} | /name",
                "{\"name\":\"x\",\"owner\":\"me\"} | /owner",
                "{\"name\":\"x\",\"kind\":\"smart\"} | /kind",
                "{\"name\":\"x\",\"kind\":7} | /kind",
                "{\"name\":\"x\",\"query\":{\"q\":\"y\"}} | /query",
                "{\"name\":\"x\",\"kind\":\"live\"} | /query",
                "{\"name\":\"x\",\"kind\":\"live\",\"query\":{\"rated\":\"3\"}} | /query/rated",
                "{\"name\":\"x\",\"kind\":\"live\",\"query\":{\"size\":\"3\"}} | /query/size",
                "{\"name\":\"x\",\"kind\":\"live\",\"query\":{\"nonsense\":\"3\"}} | /nonsense"
            })
    void whatIsNoCollectionIsRefusedByName(String body, String pointer) {
        assertThat(create(anna, body).expectProblem(422, "invalid-request").text("/errors/0/pointer"))
                .isEqualTo(pointer);
    }

    @Test
    void aNameIsWordsThatCanBeShown() {
        for (String name : List.of("", "  ", "a\\u0000b", "a\\nb", "\\ud800", "x".repeat(101))) {
            create(anna, "{\"name\":\"" + name + "\"}").expectProblem(422, "invalid-collection");
        }
        create(anna, "{\"name\":\"" + "𝔸".repeat(100) + "\"}").expect(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /add",
                "{\"add\":\"x\"} | /add",
                "{\"add\":[\"x\"]} | /add/0",
                "{\"add\":[null]} | /add/0",
                "{\"remove\":[{}]} | /remove/0",
                "{\"add\":[],\"remove\":[]} | /add",
                "{\"put\":[]} | /put"
            })
    void whatIsNoChangeIsRefusedByName(String body, String pointer) {
        assertThat(post(anna, PATH + "/" + manual() + "/masters", body)
                        .expectProblem(422, "invalid-request")
                        .text("/errors/0/pointer"))
                .isEqualTo(pointer);
    }

    @Test
    void tooManyAtOnceAndContradictionsAreRefused() {
        String id = manual();
        List<String> many = IntStream.range(0, 501)
                .mapToObj(n -> UUID.randomUUID().toString())
                .toList();
        change(anna, id, many, List.of()).expectProblem(422, "invalid-request");
        change(anna, id, List.of(), many).expectProblem(422, "invalid-request");
        String one = image();
        change(anna, id, List.of(one), List.of(one)).expectProblem(422, "invalid-collection");
    }

    @Test
    void whatIsNoCollectionIsNotSearchedIn() {
        for (String id : List.of("x", "1-1-1-1-1", UUID.randomUUID().toString())) {
            assertThat(get(anna, SEARCH + "collection=" + id)
                            .expectProblem(422, "invalid-request")
                            .text("/errors/0/pointer"))
                    .isEqualTo("/collection");
        }
    }
}
