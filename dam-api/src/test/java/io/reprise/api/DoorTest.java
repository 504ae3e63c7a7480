package io.reprise.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void healthNeedsNoTokenAndTellsNoMoreThanTheState(String path) {
        Answer answer = get(null, path).expect(200);
        assertThat(answer.json().propertyNames()).isSubsetOf("status", "groups");
        assertThat(answer.text("/status")).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/me",
                "/api/v1/openapi.json",
                "/api/v1/users",
                "/no/such/path",
                "/error",
                "/actuator",
                "/actuator/env",
                "/actuator/health/db",
                "/v3/api-docs"
            })
    void everythingElseNeedsOneEvenWhatIsNotThere(String path) {
        Answer answer = get(null, path).expectProblem(401, "token-required");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer rpr_",
                "Basic YWRtaW46YWRtaW4=",
                "Bearer rpr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer ' or 1=1 --"
            })
    void refusesWhatIsNoToken(String header) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server().url().resolve("/api/v1/me")).header("Authorization", header);
        Answer answer = send(request).expectProblem(401, "invalid-token");
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void letsTheFirstAdministratorIn() {
        Answer me = get(adminToken(), "/api/v1/me").expect(200);
        assertThat(me.text("/name")).isEqualTo("admin");
        assertThat(me.text("/role")).isEqualTo("admin");
    }

    @Test
    void saysWhichRolesMayWhenOneMayNot() {
        Answer answer = get(person("viewer").token(), "/api/v1/users").expectProblem(403, "forbidden");
        assertThat(answer.text("/params/role")).isEqualTo("viewer");
        assertThat(answer.json().at("/params/allowed").toString()).isEqualTo("[\"admin\"]");
    }

    @Test
    void givesNoOtherOriginAccess() {
        HttpRequest.Builder preflight = request(null, "/api/v1/me")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "GET");
        assertThat(send(preflight).expect(401).header("Access-Control-Allow-Origin"))
                .isEmpty();
        HttpRequest.Builder simple = request(adminToken(), "/api/v1/me").header("Origin", "https://elsewhere.example");
        assertThat(send(simple).expect(200).header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void setsTheHeadersThatKeepBrowsersSafeAndNoCookie() {
        Answer answer = get(adminToken(), "/api/v1/me").expect(200);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    void echoesASafeCorrelationAndReplacesAnyOther() {
        assertThat(send(request(adminToken(), "/api/v1/me").header("X-Correlation-Id", "import-7"))
                        .header("X-Correlation-Id"))
                .isEqualTo("import-7");
        assertThat(send(request(adminToken(), "/api/v1/me").header("X-Correlation-Id", "a b<script>"))
                        .header("X-Correlation-Id"))
                .matches("[0-9a-f-]{36}");
    }
}
