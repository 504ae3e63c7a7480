package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever did not hear the answer asks again with the same key, and nothing happens twice. */
class RepeatedRequestsTest extends ApiTest {
    private static final String MASTERS = "/api/v1/masters/";

    private static String studio;

    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void people() {
        studio = person("studio").token();
    }

    @Test
    void aVersionIsAddedOnceAlthoughItsBytesAreInTheLibraryThen() {
        String id = registered();
        byte[] second = Photographs.fresh();
        Answer first = addVersion(id, "\"1\"", "retouched", second).expect(201);
        assertSame(first, addVersion(id, "\"1\"", "retouched", second).expect(201));
        assertThat(first.json().at("/currentVersion").intValue()).isEqualTo(2);
        addVersion(id, "\"1\"", "another note", second).expectProblem(409, "idempotency-mismatch");
        addVersion(id, "\"1\"", "retouched", Photographs.fresh()).expectProblem(409, "idempotency-mismatch");
        assertThat(get(studio, MASTERS + id).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aVersionIsRestoredOnce() {
        String id = registered();
        UUID other = UUID.randomUUID();
        addVersion(id, "\"1\"", other.toString(), Photographs.fresh()).expect(201);
        String path = MASTERS + id + "/versions/1:restore";
        Answer first = restore(path).expect(200);
        assertSame(first, restore(path).expect(200));
        assertThat(get(studio, MASTERS + id).json().at("/currentVersion").intValue())
                .isEqualTo(3);
    }

    private Answer restore(String path) {
        return post(studio, path, "", "If-Match", "\"2\"", "Idempotency-Key", key + "-restore");
    }

    @Test
    void aMasterIsRetiredOnceEvenAfterItsReturn() {
        String id = registered();
        Answer retired = change(id, ":retire", 1, "{\"reason\":\"worn\"}").expect(200);
        change(id, ":reinstate", 2, "{}").expect(200);
        Answer again = change(id, ":retire", 1, " {\"reason\" : \"worn\"}").expect(200);
        assertSame(retired, again);
        change(id, ":retire", 1, "{\"reason\":\"old\"}").expectProblem(409, "idempotency-mismatch");
        assertSame(change(id, ":reinstate", 2, "{}").expect(200), get(studio, MASTERS + id));
        assertThat(get(studio, MASTERS + id).header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void aRefusalIsNotKept() {
        String id = registered();
        change(id, ":reinstate", 0, "{}").expectProblem(412, "stale");
        change(id, ":retire", 1, "{}").expect(200);
        Answer decidedAnew = post(
                studio, MASTERS + id + ":reinstate", "{}", "If-Match", "\"2\"", "Idempotency-Key", key + ":reinstate");
        assertThat(decidedAnew.expect(200).header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void oneJobIsOrdered() {
        String path = MASTERS + registered() + "/variants";
        String body = "{\"profiles\":[\"amazon-main\"]}";
        Answer first = post(studio, path, body, "Idempotency-Key", key).expect(202);
        Answer again = post(studio, path, body, "Idempotency-Key", key).expect(202);
        assertSame(first, again);
        post(studio, path, "{\"profiles\":[\"taobao-main\"]}", "Idempotency-Key", key)
                .expectProblem(409, "idempotency-mismatch");

        String rebuilds = "/api/v1/system/rebuilds";
        Answer rebuild = post(adminToken(), rebuilds, "{\"what\":\"search\"}", "Idempotency-Key", key)
                .expect(202);
        assertSame(
                rebuild,
                post(adminToken(), rebuilds, "{\"what\":\"search\"}", "Idempotency-Key", key)
                        .expect(202));
    }

    @Test
    void aRepeatedCancellationIsNoConflict() {
        String job = post(studio, MASTERS + registered() + "/variants", "{\"profiles\":[\"zalando-main\"]}")
                .expect(202)
                .header("Location");
        Answer first = post(studio, job + ":cancel", "", "Idempotency-Key", key);
        if (first.status() == 200) {
            assertThat(post(studio, job + ":cancel", "", "Idempotency-Key", key)
                            .expect(200)
                            .text("/state"))
                    .isEqualTo("cancelled");
        }
        post(studio, job + ":cancel", "").expectProblem(409, "job-ended");
    }

    @Test
    void aPersonIsShutOutOnceAndStaysWhoSheIsAfterwards() {
        Person person = person("viewer");
        String path = "/api/v1/users/" + person.id();
        post(adminToken(), path + ":disable", "", "Idempotency-Key", key).expect(200);
        post(adminToken(), path + ":enable", "", "Idempotency-Key", key + "-2").expect(200);
        Answer late = post(adminToken(), path + ":disable", "", "Idempotency-Key", key)
                .expect(200);
        assertThat(late.json().has("disabledAt")).isFalse();
        get(person.token(), "/api/v1/me").expect(200);
        post(adminToken(), path + ":enable", "", "Idempotency-Key", key).expectProblem(409, "idempotency-mismatch");
    }

    @Test
    void aKeyOfTwoWordsIsRefusedBeforeAnythingIsDone() {
        String id = registered();
        post(studio, MASTERS + id + ":retire", "{}", "If-Match", "\"1\"", "Idempotency-Key", "two words")
                .expectProblem(400, "invalid-idempotency-key");
        assertThat(get(studio, MASTERS + id).header("ETag")).isEqualTo("\"1\"");
    }

    private static String registered() {
        return send(new Multipart().file("a.png", Photographs.fresh()).into(request(studio, "/api/v1/masters")))
                .expect(201)
                .text("/masterId");
    }

    private Answer addVersion(String id, String tag, String note, byte[] bytes) {
        return send(new Multipart()
                .file("b.png", bytes)
                .text("note", note)
                .into(request(studio, MASTERS + id + "/versions"))
                .header("If-Match", tag)
                .header("Idempotency-Key", key));
    }

    private Answer change(String id, String verb, int version, String body) {
        return post(
                studio, MASTERS + id + verb, body, "If-Match", "\"" + version + "\"", "Idempotency-Key", key + verb);
    }

    private static void assertSame(Answer first, Answer again) {
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        if (!first.header("Reprise-Position").isEmpty()
                && !again.header("Reprise-Position").isEmpty()) {
            assertThat(again.header("Reprise-Position")).isEqualTo(first.header("Reprise-Position"));
        }
    }
}
