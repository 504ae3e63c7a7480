package io.reprise.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SavedSearchApiTest extends ApiTest {
    private static final String PATH = "/api/v1/saved-searches";
    private static final String RED = "{\"name\":\"红鞋 to reuse\",\"query\":{\"q\":\"红鞋\",\"tag\":[\"summer\"],"
            + "\"usable\":\"amazon:US\",\"sort\":\"performance\"}}";

    private String marketer;

    @BeforeEach
    void somebody() {
        marketer = person("marketer").token();
    }

    private static Answer delete(String token, String path) {
        return send(request(token, path).DELETE());
    }

    private static List<String> names(String token) {
        return StreamSupport.stream(
                        get(token, PATH)
                                .expect(200)
                                .json()
                                .at("/items")
                                .values()
                                .spliterator(),
                        false)
                .map(item -> item.path("name").asString())
                .toList();
    }

    @Test
    void aSearchIsKeptUnderItsNameAndAsksTheSameAgain() {
        Answer saved = post(marketer, PATH, RED).expect(201);
        assertThat(saved.header("Location")).isEqualTo(PATH + "/" + saved.text("/id"));
        JsonNode kept = get(marketer, PATH).expect(200).json().at("/items/0");
        assertThat(kept.path("name").asString()).isEqualTo("红鞋 to reuse");
        post(marketer, "/api/v1/search", kept.path("query").toString()).expect(200);
        post(marketer, PATH, RED).expectProblem(409, "name-taken");
        assertThat(names(marketer)).hasSize(1);
    }

    @Test
    void itIsItsOwnersAlone() {
        String id = post(marketer, PATH, RED).expect(201).text("/id");
        String other = person("marketer").token();
        assertThat(names(other)).isEmpty();
        assertThat(names(adminToken())).isEmpty();
        delete(other, PATH + "/" + id).expectProblem(404, "not-found");
        post(other, PATH, RED).expect(201);
        delete(marketer, PATH + "/" + id).expect(204);
        delete(marketer, PATH + "/" + id).expectProblem(404, "not-found");
        assertThat(names(marketer)).isEmpty();
        assertThat(names(other)).hasSize(1);
    }

    @Test
    void theSameRequestTwiceSavesOnce() {
        String key = UUID.randomUUID().toString();
        String id =
                post(marketer, PATH, RED, "Idempotency-Key", key).expect(201).text("/id");
        assertThat(post(marketer, PATH, RED, "Idempotency-Key", key).expect(201).text("/id"))
                .isEqualTo(id);
        assertThat(names(marketer)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /name",
                "{\"name\":5,\"query\":{}} | /name",
                "{\"name\":\"  \",\"query\":{}} | /name",
                "{\"name\":\"a\\u0007\",\"query\":{}} | /name",
                "{\"name\":\"a\"} | /query",
                "{\"name\":\"a\",\"query\":[]} | ''",
                "{\"name\":\"a\",\"query\":{\"cursor\":\"x\"}} | /query/cursor",
                "{\"name\":\"a\",\"query\":{\"q\":\"\\u0000\"}} | /query/q",
                "{\"name\":\"a\",\"query\":{\"colour\":{\"x\":1}}} | /colour",
                "{\"name\":\"a\",\"query\":{\"nothing\":\"x\"}} | /nothing",
                "{\"name\":\"a\",\"query\":{\"sort\":\"performance\"}} | /channel",
                "{\"name\":\"a\",\"query\":{\"usable\":\"amazon\"}} | /usable"
            })
    void whatCouldNeverBeSearchedForIsRefused(String body, String pointer) {
        Answer refused = post(marketer, PATH, body).expectProblem(422, "invalid-request");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(names(marketer)).isEmpty();
    }

    @Test
    void namesAndQueriesHaveAnEnd() {
        post(marketer, PATH, "{\"name\":\"" + "x".repeat(101) + "\",\"query\":{}}")
                .expectProblem(422, "invalid-request");
        post(marketer, PATH, "{\"name\":\"x\",\"query\":{\"q\":\"" + "x".repeat(9_000) + "\"}}")
                .expectProblem(422, "invalid-request");
        get(null, PATH).expectProblem(401, "token-required");
    }
}
