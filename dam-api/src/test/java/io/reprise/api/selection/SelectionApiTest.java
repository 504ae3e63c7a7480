package io.reprise.api.selection;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionApiTest extends ApiTest {
    private static final String PATH = "/api/v1/selections";

    private final String brand = "selection-" + UUID.randomUUID();
    private String anna;
    private String position = "";

    @BeforeEach
    void somebody() {
        anna = person("marketer").token();
    }

    private String image(String shootId) {
        Map<String, Object> meta =
                shootId == null ? Map.of("brand", brand) : Map.of("brand", brand, "shootId", shootId);
        Answer made = send(new Multipart()
                        .file("shoe.png", Photographs.fresh())
                        .json("meta", JSON.writeValueAsString(meta))
                        .into(request(adminToken(), "/api/v1/masters")))
                .expect(201);
        position = made.header("Reprise-Position");
        return made.text("/masterId");
    }

    private static Answer mark(String token, String json) {
        return send(
                request(token, PATH).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    private static Answer mark(String token, List<String> ids, String how) {
        return mark(token, "{\"masterIds\":" + JSON.writeValueAsString(ids) + "," + how + "}");
    }

    private static List<String> marks(String token, List<String> ids) {
        return each(
                get(token, PATH + "?masterIds=" + String.join(",", ids)),
                item -> item.at("/mark/rating").asInt() + " "
                        + item.at("/mark/flag").asString());
    }

    private static List<String> each(
            Answer answer, java.util.function.Function<tools.jackson.databind.JsonNode, String> of) {
        List<String> found = new ArrayList<>();
        answer.expect(200).json().path("items").forEach(item -> found.add(of.apply(item)));
        return found;
    }

    private List<String> found(String token, String narrowed) {
        return each(
                get(token, "/api/v1/search?sort=newest&brand=" + brand + "&after=" + position + narrowed),
                hit -> hit.path("masterId").asString());
    }

    @Test
    void ratingsAndFlagsAreKeptApartFromEachOtherAndFromTheMaster() {
        String one = image(null);
        String other = image(UUID.randomUUID().toString());
        String tag = get(anna, "/api/v1/masters/" + one).expect(200).header("ETag");
        mark(anna, List.of(one, other), "\"rating\":4").expect(200);
        Answer picked = mark(anna, List.of(one), "\"flag\":\"pick\"").expect(200);
        assertThat(picked.header("Reprise-Position")).isNotEmpty();
        assertThat(marks(anna, List.of(one, other))).containsExactly("4 pick", "4 none");
        assertThat(mark(anna, List.of(one), "\"flag\":\"pick\"").expect(200).header("Reprise-Position"))
                .as("nothing was to be done")
                .isEmpty();
        mark(anna, List.of(one, other), "\"rating\":0,\"flag\":\"none\"").expect(200);
        assertThat(marks(anna, List.of(one, other))).isEmpty();
        assertThat(get(anna, "/api/v1/masters/" + one).header("ETag")).isEqualTo(tag);
        assertThat(get(adminToken(), "/api/v1/activity").expect(200).response().body())
                .as("what one thinks of an image is told to nobody")
                .contains("master.registered", one)
                .doesNotContain("selection.marked");
    }

    @Test
    void theyAreOnesOwnWhereverTheyAreAsked() {
        String one = image(null);
        String two = image(null);
        String three = image(null);
        String ben = person("studio").token();
        mark(anna, List.of(one), "\"rating\":3,\"flag\":\"pick\"").expect(200);
        mark(anna, List.of(two), "\"rating\":5,\"flag\":\"reject\"").expect(200);

        assertThat(marks(ben, List.of(one, two))).isEmpty();
        assertThat(found(anna, "&flag=pick")).containsExactly(one);
        assertThat(found(anna, "&flag=reject")).containsExactly(two);
        assertThat(found(anna, "&flag=none")).containsExactly(three);
        assertThat(found(anna, "&rated=3")).containsExactly(two, one);
        assertThat(found(anna, "&rated=4")).containsExactly(two);
        assertThat(found(anna, "&rated=4&flag=pick")).isEmpty();
        String bulk = "{\"query\":{\"brand\":\"" + brand + "\",\"flag\":\"pick\"},\"dryRun\":true,"
                + "\"change\":{\"tags\":{\"add\":[\"chosen\"]}}}";
        assertThat(post(anna, "/api/v1/masters:bulk", bulk).expect(200).text("/changed"))
                .as("what is done to everything found is done to no more than that")
                .isEqualTo("1");
        assertThat(found(ben, "&rated=1")).isEmpty();
        assertThat(found(ben, "&flag=none")).containsExactly(three, two, one);
        assertThat(each(
                        get(anna, "/api/v1/search?sort=newest&marks=true&brand=" + brand + "&after=" + position),
                        hit -> hit.at("/mark/rating").asInt() + " "
                                + hit.at("/mark/flag").asString()))
                .containsExactly("0 none", "5 reject", "3 pick");
    }

    @Test
    void whatIsHiddenIsNeitherMarkedNorTold() {
        String shown = image(null);
        String hidden = image(null);
        mark(anna, List.of(shown, hidden), "\"rating\":2").expect(200);
        post(
                        adminToken(),
                        "/api/v1/masters/" + hidden + "/embargo",
                        "{\"until\":\"" + Instant.now().plusSeconds(3600) + "\"}")
                .expect(200);
        assertThat(marks(anna, List.of(shown, hidden))).containsExactly("2 none");
        assertThat(found(anna, "&rated=1")).containsExactly(shown);
        mark(anna, List.of(shown, hidden), "\"rating\":3").expectProblem(404, "not-found");
        assertThat(marks(anna, List.of(shown))).as("all or none").containsExactly("2 none");
        mark(anna, List.of(UUID.randomUUID().toString()), "\"rating\":3").expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rating\":3} | /masterIds",
                "{\"masterIds\":[],\"rating\":3} | /masterIds",
                "{\"masterIds\":[null],\"rating\":3} | /masterIds",
                "{\"masterIds\":[\"00000000-0000-7000-8000-000000000001\"]} | /rating",
                "{\"masterIds\":[\"00000000-0000-7000-8000-000000000001\"],\"rating\":6} | /rating",
                "{\"masterIds\":[\"00000000-0000-7000-8000-000000000001\"],\"rating\":-1} | /rating",
                "{\"masterIds\":[\"00000000-0000-7000-8000-000000000001\"],\"flag\":\"star\"} | /flag"
            })
    void whatIsNoMarkIsRefusedByName(String body, String pointer) {
        assertThat(mark(anna, body).expectProblem(422, "invalid-request").text("/errors/0/pointer"))
                .isEqualTo(pointer);
    }

    @Test
    void tooManyAtOnceAreRefused() {
        List<String> many = IntStream.range(0, 501)
                .mapToObj(n -> UUID.randomUUID().toString())
                .toList();
        mark(anna, many, "\"rating\":1").expectProblem(422, "invalid-request");
        get(anna, PATH + "?masterIds=" + String.join(",", many.subList(0, 401))).expectProblem(422, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource({"rated=0,/rated", "rated=6,/rated", "rated=x,/rated", "flag=star,/flag", "marks=yes,/marks"})
    void whatNobodyCanHaveMarkedIsNotSearchedFor(String query, String pointer) {
        assertThat(get(anna, "/api/v1/search?" + query)
                        .expectProblem(422, "invalid-request")
                        .text("/errors/0/pointer"))
                .isEqualTo(pointer);
    }
}
