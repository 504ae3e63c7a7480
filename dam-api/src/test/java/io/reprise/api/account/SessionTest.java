package io.reprise.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SessionTest extends ApiTest {

    @Test
    void aTokenSignsABrowserIn() {
        Person person = person("marketer");
        Browser browser = signIn(person.token());
        Answer me = browser.get("/api/v1/me").expect(200);
        assertThat(me.text("/name")).isEqualTo(person.name());
        assertThat(me.text("/role")).isEqualTo("marketer");
        assertThat(me.text("/csrf")).isEqualTo(browser.csrf());
        assertThat(me.json().has("token")).isFalse();
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        Answer answer = attempt("{\"token\":\"%s\"}".formatted(person("viewer").token()))
                .expect(200);
        assertThat(answer.header("Set-Cookie"))
                .matches("reprise_session=rpr_[A-Za-z0-9_-]{43}; Path=/; Max-Age=604800; Expires=[^;]+; HttpOnly; "
                        + "SameSite=Strict");
        assertThat(answer.response().body()).doesNotContain("rpr_");
    }

    @Test
    void behindTlsTheCookieIsSentOverTlsOnly() {
        Answer answer = send(request(null, "/api/v1/session")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-Proto", "https")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"token\":\"%s\"}".formatted(person("viewer").token()))));
        assertThat(answer.expect(200).header("Set-Cookie")).contains("; Secure; HttpOnly");
    }

    @Test
    void aChangeNeedsTheTokenAgainstForgedRequests() {
        Browser browser = signIn(person("viewer").token());
        String body = "{\"name\":\"x\"}";
        browser.post("/api/v1/tokens", body, null).expectProblem(403, "csrf-token-required");
        browser.post("/api/v1/tokens", body, "").expectProblem(403, "csrf-token-required");
        String other = signIn(person("viewer").token()).csrf();
        browser.post("/api/v1/tokens", body, other).expectProblem(403, "csrf-token-required");
        browser.post("/api/v1/tokens", body, browser.csrf()).expect(201);
    }

    @Test
    void theGateIsTheSameAsForTokens() {
        Browser viewer = signIn(person("viewer").token());
        viewer.get("/api/v1/users").expectProblem(403, "forbidden");
        signIn(adminToken()).get("/api/v1/users").expect(200);
    }

    @Test
    void aSessionMayNoMoreThanItsToken() {
        Person studio = person("studio");
        String weak = post(studio.token(), "/api/v1/tokens", "{\"name\":\"weak\",\"role\":\"viewer\"}")
                .expect(201)
                .text("/token");
        assertThat(signIn(weak).get("/api/v1/me").text("/role")).isEqualTo("viewer");
    }

    @Test
    void signingOutEndsTheSessionAtOnce() {
        Browser browser = signIn(person("viewer").token());
        Answer out = send(browser.request("/api/v1/session")
                .header("X-CSRF-Token", browser.csrf())
                .DELETE());
        assertThat(out.expect(204).header("Set-Cookie")).startsWith("reprise_session=; Path=/; Max-Age=0");
        browser.get("/api/v1/me").expectProblem(401, "token-required");
    }

    @Test
    void aSessionEndsWithItsTokenAndItsPerson() {
        Person person = person("viewer");
        String id = get(person.token(), "/api/v1/me").text("/token");
        Browser browser = signIn(person.token());
        post(adminToken(), "/api/v1/users/" + person.id() + ":disable", "").expect(200);
        browser.get("/api/v1/me").expectProblem(401, "token-required");
        post(adminToken(), "/api/v1/users/" + person.id() + ":enable", "").expect(200);
        browser.get("/api/v1/me").expect(200);
        send(request(adminToken(), "/api/v1/tokens/" + id).DELETE()).expect(204);
        browser.get("/api/v1/me").expectProblem(401, "token-required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"expires_at = now() - interval '1 second'", "last_used_at = now() - interval '12 hours 1 second'"
            })
    void anOldOrIdleSessionHasEnded(String aged) {
        Person person = person("viewer");
        Browser browser = signIn(person.token());
        browser.get("/api/v1/me").expect(200);
        context()
                .getBean(JdbcClient.class)
                .sql("update web_session set " + aged + " where user_id = cast(? as uuid)")
                .param(person.id())
                .update();
        browser.get("/api/v1/me").expectProblem(401, "token-required");
    }

    @Test
    void noSecretIsKept() {
        Browser browser = signIn(person("viewer").token());
        List<String> rows = context()
                .getBean(JdbcClient.class)
                .sql("select to_jsonb(s)::text from web_session s")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(browser.secret()));
    }

    @Test
    void aLinkLetsItsPersonInOnce() {
        Person person = person("finance");
        Answer made = post(adminToken(), "/api/v1/users/" + person.id() + ":sign-in-link", "")
                .expect(201);
        String secret = made.text("/link").replace("/sign-in#", "");
        String body = "{\"link\":\"%s\"}".formatted(secret);
        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> attempt(body).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }

    @Test
    void aLinkIsForAdministratorsToMakeAndNoToken() {
        Person person = person("studio");
        String path = "/api/v1/users/" + person.id() + ":sign-in-link";
        post(person.token(), path, "").expectProblem(403, "forbidden");
        String secret = post(adminToken(), path, "").text("/link").replace("/sign-in#", "");
        get(secret, "/api/v1/me").expectProblem(401, "invalid-token");
        attempt("{\"token\":\"%s\"}".formatted(secret)).expectProblem(401, "sign-in-refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{};422;invalid-request",
                "[];422;invalid-request",
                "{\"token\":7};422;invalid-request",
                "{\"token\":\"a\",\"link\":\"b\"};422;invalid-request",
                "{\"password\":\"secret\"};422;invalid-request",
                "{\"token\":\"' or 1=1 --\"};401;sign-in-refused",
                "{\"link\":\"\"};401;sign-in-refused",
                "{;400;malformed-json"
            })
    void refusesWhatIsNoSignIn(String body, int status, String code) {
        attempt(body).expectProblem(status, code);
    }

    @Test
    void aFormOfAnotherSiteCannotSignAnybodyIn() {
        send(request(null, "/api/v1/session")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"token\":\"%s\"}".formatted(person("viewer").token()))))
                .expect(415);
    }

    @Test
    void aCookieThatIsNoneOfOursCountsAsNone() {
        for (String cookie : List.of("reprise_session=", "reprise_session=rpr_x", "reprise_session=' or 1=1 --")) {
            send(request(null, "/api/v1/me").header("Cookie", cookie)).expectProblem(401, "token-required");
        }
    }

    private static Answer attempt(String body) {
        return post(null, "/api/v1/session", body);
    }

    private static Browser signIn(String token) {
        Answer answer = attempt("{\"token\":\"%s\"}".formatted(token)).expect(200);
        String cookie = answer.header("Set-Cookie");
        return new Browser(cookie.substring(0, cookie.indexOf(';')), answer.text("/csrf"));
    }

    private record Browser(String cookie, String csrf) {
        HttpRequest.Builder request(String path) {
            return ApiTest.request(null, path).header("Cookie", cookie);
        }

        String secret() {
            return cookie.substring(cookie.indexOf('=') + 1);
        }

        Answer get(String path) {
            return send(request(path));
        }

        Answer post(String path, String body, String csrf) {
            HttpRequest.Builder request = request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            return send(csrf == null ? request : request.header("X-CSRF-Token", csrf));
        }
    }
}
