package io.reprise.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountTest extends ApiTest {

    @Test
    void theFirstTokenIsInAFileOnlyItsOwnerReads() throws IOException {
        var file = dataDirectory().resolve("admin.token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file).strip()).matches("rpr_[A-Za-z0-9_-]{43}");
        assertThat(server().newAdminToken()).contains(file);
        assertThat(Files.exists(dataDirectory().resolve("admin.token.new"))).isFalse();
    }

    @Test
    void noSecretIsKept() {
        String secret = person("viewer").token();
        List<String> rows = context()
                .getBean(JdbcClient.class)
                .sql("select to_jsonb(t)::text from api_token t")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(secret) || row.contains(secret.substring(4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "marketer", "studio", "legal", "finance", "admin"})
    void everyRoleCanBeGivenAndSeen(String role) {
        Person person = person(role);
        Answer me = get(person.token(), "/api/v1/me").expect(200);
        assertThat(me.text("/role")).isEqualTo(role);
        assertThat(me.text("/id")).isEqualTo(person.id());
        Answer shown = get(adminToken(), "/api/v1/users/" + person.id()).expect(200);
        assertThat(shown.text("/name")).isEqualTo(person.name());
    }

    @Test
    void aNameBelongsToOnePersonWhateverItsCase() {
        Person person = person("viewer");
        post(
                        adminToken(),
                        "/api/v1/users",
                        "{\"name\":\"%s\",\"role\":\"admin\"}"
                                .formatted(person.name().toUpperCase(Locale.ROOT)))
                .expectProblem(409, "name-taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{};/name required,/role required",
                "[];(whole) wrong-type",
                "{\"name\":\"\",\"role\":\"viewer\"};/name invalid-name",
                "{\"name\":\"a/b\",\"role\":\"viewer\"};/name invalid-name",
                "{\"name\":\"x\\u0000y\",\"role\":\"viewer\"};/name invalid-name",
                "{\"name\":7,\"role\":\"boss\"};/name wrong-type,/role unknown-role",
                "{\"name\":\"ok\",\"role\":\"viewer\",\"a/b\":1};/a~1b unknown-member"
            })
    void everythingWrongIsNamedAtOnce(String body, String expected) {
        Answer answer = post(adminToken(), "/api/v1/users", body).expectProblem(422, "invalid-request");
        List<String> errors = new ArrayList<>();
        answer.json()
                .get("errors")
                .forEach(error -> errors.add((error.get("pointer").asString().isEmpty()
                                ? "(whole)"
                                : error.get("pointer").asString())
                        + " " + error.get("code").asString()));
        assertThat(errors).containsExactlyInAnyOrder(expected.split(","));
    }

    @Test
    void aTokensRoleIsAtMostOnesOwn() {
        Person studio = person("studio");
        String weak = post(studio.token(), "/api/v1/tokens", "{\"name\":\"weak\",\"role\":\"viewer\"}")
                .expect(201)
                .text("/token");
        assertThat(get(weak, "/api/v1/me").text("/role")).isEqualTo("viewer");
        for (String role : List.of("admin", "legal", "finance", "marketer")) {
            post(studio.token(), "/api/v1/tokens", "{\"name\":\"x\",\"role\":\"%s\"}".formatted(role))
                    .expectProblem(422, "role-too-high");
        }
        post(weak, "/api/v1/tokens", "{\"name\":\"x\",\"role\":\"studio\"}").expectProblem(422, "role-too-high");
        assertThat(post(weak, "/api/v1/tokens", "{\"name\":\"x\"}").expect(201).text("/role"))
                .isEqualTo("viewer");
    }

    @Test
    void aRevokedTokenLetsNobodyIn() {
        Person person = person("viewer");
        Answer second =
                post(person.token(), "/api/v1/tokens", "{\"name\":\"second\"}").expect(201);
        assertThat(get(person.token(), "/api/v1/tokens").text("/total")).isEqualTo("2");
        send(request(person.token(), "/api/v1/tokens/" + second.text("/id")).DELETE())
                .expect(204);
        get(second.text("/token"), "/api/v1/me").expectProblem(401, "invalid-token");
        send(request(person.token(), "/api/v1/tokens/" + second.text("/id")).DELETE())
                .expectProblem(404, "not-found");
        assertThat(get(person.token(), "/api/v1/tokens").text("/total")).isEqualTo("1");
    }

    @Test
    void somebodyElsesTokenIsNotThereButForTheAdministrator() {
        Person one = person("viewer");
        Person other = person("marketer");
        String id = get(one.token(), "/api/v1/me").text("/token");
        send(request(other.token(), "/api/v1/tokens/" + id).DELETE()).expectProblem(404, "not-found");
        post(other.token(), "/api/v1/tokens", "{\"name\":\"x\",\"userId\":\"%s\"}".formatted(one.id()))
                .expectProblem(404, "not-found");
        send(request(adminToken(), "/api/v1/tokens/" + id).DELETE()).expect(204);
        get(one.token(), "/api/v1/me").expectProblem(401, "invalid-token");
    }

    @Test
    void anExpiredTokenLetsNobodyIn() {
        Person person = person("viewer");
        post(person.token(), "/api/v1/tokens", "{\"name\":\"x\",\"expires\":\"2020-01-01T00:00:00Z\"}")
                .expectProblem(422, "invalid-request");
        Answer token = post(
                        person.token(),
                        "/api/v1/tokens",
                        "{\"name\":\"x\",\"expires\":\"%s\"}"
                                .formatted(Instant.now().plusSeconds(3600)))
                .expect(201);
        get(token.text("/token"), "/api/v1/me").expect(200);
        context()
                .getBean(JdbcClient.class)
                .sql("update api_token set expires_at = now() - interval '1 second' where id = ?")
                .param(UUID.fromString(token.text("/id")))
                .update();
        get(token.text("/token"), "/api/v1/me").expectProblem(401, "invalid-token");
    }

    @Test
    void aDisabledPersonIsOutUntilEnabled() {
        Person person = person("studio");
        post(adminToken(), "/api/v1/users/" + person.id() + ":disable", "").expect(200);
        get(person.token(), "/api/v1/me").expectProblem(401, "invalid-token");
        post(adminToken(), "/api/v1/users/" + person.id() + ":enable", "").expect(200);
        get(person.token(), "/api/v1/me").expect(200);
        String own = get(adminToken(), "/api/v1/me").text("/id");
        post(adminToken(), "/api/v1/users/" + own + ":disable", "").expectProblem(409, "own-account");
    }

    @Test
    void usersComeInPages() {
        person("viewer");
        person("viewer");
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            Answer page = get(adminToken(), "/api/v1/users?size=1" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.expect(200)
                    .json()
                    .get("items")
                    .forEach(user -> seen.add(user.get("id").asString()));
            next = page.text("/next");
        } while (!next.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThan(2);
    }

    @Test
    void theSameRequestTwiceMakesOneTokenAndShowsItsSecretOnce() {
        Person person = person("viewer");
        String body = "{\"name\":\"once\"}";
        Answer first = post(person.token(), "/api/v1/tokens", body, "Idempotency-Key", "k1")
                .expect(201);
        Answer again = post(person.token(), "/api/v1/tokens", " {\"name\" : \"once\"} ", "Idempotency-Key", "k1")
                .expect(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.json().has("token")).isFalse();
        post(person.token(), "/api/v1/tokens", "{\"name\":\"other\"}", "Idempotency-Key", "k1")
                .expectProblem(409, "idempotency-mismatch");
        assertThat(get(person.token(), "/api/v1/tokens").text("/total")).isEqualTo("2");
    }

    @Test
    void aRefusedRequestFreesItsKey() {
        Person taken = person("viewer");
        String key = UUID.randomUUID().toString();
        String body = "{\"name\":\"%s\",\"role\":\"viewer\"}".formatted(taken.name());
        post(adminToken(), "/api/v1/users", body, "Idempotency-Key", key).expectProblem(409, "name-taken");
        post(adminToken(), "/api/v1/users", body, "Idempotency-Key", key).expectProblem(409, "name-taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "tab\tbed"})
    void aKeyIsOneWordOfAscii(String key) {
        post(adminToken(), "/api/v1/users", "{\"name\":\"never\",\"role\":\"viewer\"}", "Idempotency-Key", key)
                .expectProblem(400, "invalid-idempotency-key");
    }

    @Test
    void systemTellsTheAdministratorAboutWorkersEngineAndTables() {
        Answer system = get(adminToken(), "/api/v1/system").expect(200);
        assertThat(system.text("/parts/media/engine")).startsWith("libvips 8.");
        assertThat(system.json().at("/parts/media/workers/most").intValue())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(system.text("/parts/jobs/state")).isEqualTo("up");
        assertThat(system.json().at("/parts/tables/position").longValue()).isPositive();
        assertThat(system.text("/parts/tables/deadLetters")).isEqualTo("0");
        assertThat(system.json().at("/parts/storage/freeBytes").longValue()).isPositive();
    }

    @Test
    void systemTellsTheAdministratorAboutTheDatabase() {
        Answer system = get(adminToken(), "/api/v1/system").expect(200);
        assertThat(system.text("/parts/database/state")).isEqualTo("up");
        assertThat(system.text("/parts/database/version")).startsWith("18");
        get(person("studio").token(), "/api/v1/system").expectProblem(403, "forbidden");
    }
}
