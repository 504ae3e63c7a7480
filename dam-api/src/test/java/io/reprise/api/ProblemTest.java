package io.reprise.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\":\"x\",}", "", "nonsense", "{\"name\":\"a\"} trailing", "[1,2", "\u0000"})
    void bodiesThatAreNoJsonAreMalformed(String body) {
        post(adminToken(), "/api/v1/users", body).expectProblem(400, "malformed-json");
    }

    @Test
    void bodiesWithoutEndOrDepthAreRefused() {
        post(adminToken(), "/api/v1/users", "[".repeat(5_000)).expectProblem(413, "too-large");
        post(adminToken(), "/api/v1/users", "{\"name\":\"" + "x".repeat(5_000_000) + "\"}")
                .expectProblem(413, "too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/search?q=%BA%EC",
                "/api/v1/search?q=%FF%FE",
                "/api/v1/publications?listing=%00",
                "/api/v1/publications?channel=a%00b",
                "/api/v1/performance/leaders?channel=%00&market=US",
                "/api/v1/performance/under-used?channel=amazon&market=%00"
            })
    void questionsThatAreNoTextAreNotUnderstood(String path) {
        get(adminToken(), path).expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--a\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.png\"\r\n\r\nx",
                "--a\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0b.png\"\r\n\r\nx\r\n--a--\r\n",
                "--b\r\n",
                ""
            })
    void formsThatAreNoneAreNotUnderstood(String body) {
        for (String path : new String[] {"/api/v1/masters", "/api/v1/performance/reports"}) {
            assertThat(send(request(adminToken(), path)
                                    .header("Content-Type", "multipart/form-data; boundary=a")
                                    .POST(HttpRequest.BodyPublishers.ofString(body)))
                            .status())
                    .as(path)
                    .isIn(400, 422);
        }
        send(request(adminToken(), "/api/v1/masters")
                        .header("Content-Type", "multipart/form-data")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .expect(400);
    }

    @Test
    void otherMediaTypesAreUnsupported() {
        HttpRequest.Builder request = request(adminToken(), "/api/v1/users")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x"));
        send(request).expectProblem(415, "unsupported-media-type");
    }

    @Test
    void otherMethodsAreNotAllowedAndTheRightOnesNamed() {
        Answer answer = send(request(adminToken(), "/api/v1/me").DELETE()).expectProblem(405, "method-not-allowed");
        assertThat(answer.json().at("/params/allowed").toString()).contains("GET");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void answersNobodyAcceptsAreNotAcceptable() {
        send(request(adminToken(), "/api/v1/me").header("Accept", "text/html")).expectProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/path", "/api/v1/nothing", "/error", "/actuator", "/actuator/env", "/index.html"})
    void whatIsNotThereIsNotFound(String path) {
        get(adminToken(), path).expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1-1-1-1-1", "not-an-id", "%00", "%F0%28", "..%2f..%2fetc"})
    void whatIsNoIdIsTheAddressOfNothing(String id) {
        Answer answer = get(adminToken(), "/api/v1/users/" + id);
        assertThat(answer.status()).isIn(400, 404);
        answer.expectProblem(answer.status(), answer.status() == 404 ? "not-found" : "bad-request");
    }

    @Test
    void anIdNobodyHasIsNotFound() {
        get(adminToken(), "/api/v1/users/" + UUID.randomUUID()).expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=501", "size=x", "size=-1", "size=99999999999", "cursor=%20", "cursor=abc"})
    void wrongPagesAreNamed(String query) {
        Answer answer = get(adminToken(), "/api/v1/users?" + query).expectProblem(400, "invalid-parameter");
        assertThat(answer.text("/params/name")).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void theFirewallRefusesInTheSameWords() {
        get(adminToken(), "/api//v1/me;x=1").expectProblem(400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/<me> HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a\\b HTTP/1.1\r\nHost: x\r\n\r\n"})
    void evenWhatTomcatRefusesIsAProblem(String request) throws IOException {
        String answer = raw(request);
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("\"bad-request\"");
        assertThat(answer).doesNotContain("<html").doesNotContain("Tomcat").doesNotContain("at org.");
    }

    static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server().url().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return reader.lines().collect(Collectors.joining("\n"));
        }
    }
}
