package io.reprise.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.master.Multipart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent is either taken or named: nothing of it is passed over or read as something else. */
class UnclearRequestsTest extends ApiTest {
    private static final String MASTERS = "/api/v1/masters";

    private static String id;

    @BeforeAll
    static void aMaster() throws IOException {
        id = upload("", new Multipart().file("a.png", photograph()).json("meta", "{}"))
                .expect(201)
                .text("/masterId");
    }

    private static byte[] photograph() throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        image.setRGB(UUID.randomUUID().hashCode() & 63, UUID.randomUUID().hashCode() & 63, 0xffffff);
        image.setRGB(1, 1, UUID.randomUUID().hashCode());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static Answer upload(String query, Multipart form) {
        return send(form.into(request(adminToken(), MASTERS + query)));
    }

    @Test
    void aSecondFileIsNotDropped() throws IOException {
        Multipart two = new Multipart()
                .file("a.png", photograph())
                .file("b.png", photograph())
                .json("meta", "{}");
        Answer refused = upload("", two).expectProblem(422, "invalid-request");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/file");
        assertThat(refused.text("/errors/0/code")).isEqualTo("repeated");
    }

    @Test
    void aPartThatNobodyKnowsIsNamed() throws IOException {
        Multipart odd =
                new Multipart().file("a.png", photograph()).json("meta", "{}").json("metadata", "{}");
        Answer refused = upload("", odd).expectProblem(422, "invalid-request");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/metadata");
        assertThat(refused.text("/errors/0/code")).isEqualTo("unknown-member");
    }

    @Test
    void howDuplicatesAreMetIsSaidInKnownWords() throws IOException {
        upload("?onDuplicate=zz", new Multipart().file("a.png", photograph()).json("meta", "{}"))
                .expectProblem(422, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain=maybe", "explain=", "ai=1", "state=gone"})
    void searchesSayNothingTwofold(String query) {
        get(adminToken(), "/api/v1/search?" + query).expectProblem(422, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "[]", "\"shoes\"", "{\"q\":{\"a\":1}}", "{\"tag\":[{\"a\":1}]}", "{\"tag\":[null]}"})
    void aSearchIsAnObject(String body) {
        post(adminToken(), "/api/v1/search", body).expectProblem(422, "invalid-request");
    }

    @Test
    void aMemberIsGivenOnce() {
        post(adminToken(), "/api/v1/search", "{\"q\":\"a\",\"q\":\"b\"}").expectProblem(400, "malformed-json");
    }

    @Test
    void aReasonIsAText() {
        String tag = get(adminToken(), MASTERS + "/" + id).header("ETag");
        post(adminToken(), MASTERS + "/" + id + ":retire", "{\"reason\":5}", "If-Match", tag)
                .expectProblem(422, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B5", "-5", "0", "007", "zzzzzzzzzzzzzzzzzzzz", "%20"})
    void aPlaceInAHistoryIsOneThatWasGiven(String cursor) {
        get(adminToken(), MASTERS + "/" + id + "/history?cursor=" + cursor).expectProblem(422, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1764000000", "", "2026", "2026-11-22", "now"})
    void anInstantIsWrittenAsOne(String asOf) {
        get(adminToken(), MASTERS + "/" + id + "?asOf=" + asOf).expectProblem(400, "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({"ａdmin, admin", "ﬁona, fiona"})
    void namesThatLookTheSameAreTheSame(String name, String plain) {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        post(adminToken(), "/api/v1/users", "{\"name\":\"" + plain + suffix + "\",\"role\":\"viewer\"}")
                .expect(201);
        post(adminToken(), "/api/v1/users", "{\"name\":\"" + name + suffix + "\",\"role\":\"viewer\"}")
                .expectProblem(409, "name-taken");
    }

    @Test
    void nobodyIsLedToADisabledAccount() {
        Person person = person("viewer");
        String user = "/api/v1/users/" + person.id();
        post(adminToken(), user + ":disable", "").expect(200);
        post(adminToken(), user + ":sign-in-link", "").expectProblem(409, "user-disabled");
    }

    @Test
    void aNameWithAZeroIsNoProfile() {
        Answer answer = post(adminToken(), MASTERS + "/" + id + "/variants", "{\"profiles\":[\"amazon-main\\u0000\"]}");
        assertThat(answer.status()).isIn(400, 422);
    }

    @Test
    void headersThatAreNoTextAreNotUnderstood() throws IOException {
        for (String header : new String[] {"If-Match: \"é\"", "Idempotency-Key: 键"}) {
            String answer = ProblemTest.raw("POST " + MASTERS + "/" + id + ":retire HTTP/1.1\r\nHost: x\r\n"
                    + "Authorization: Bearer " + adminToken() + "\r\n" + header + "\r\nContent-Length: 0\r\n\r\n");
            assertThat(answer).as(header).startsWith("HTTP/1.1 4").contains("application/problem+json");
        }
    }
}
