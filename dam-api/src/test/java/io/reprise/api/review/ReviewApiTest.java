package io.reprise.api.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.master.Multipart;
import io.reprise.api.master.Photographs;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Approvals through the running server. */
class ReviewApiTest extends ApiTest {
    private static String studio;
    private static String legal;
    private static String viewer;
    private static Person marketer;

    @BeforeAll
    static void people() {
        studio = person("studio").token();
        legal = person("legal").token();
        viewer = person("viewer").token();
        marketer = person("marketer");
    }

    private static String master(String brand) {
        return master(brand, Photographs.fresh());
    }

    private static String master(String brand, byte[] photograph) {
        return send(new Multipart()
                        .file("shoe.png", photograph)
                        .json("meta", "{\"brand\":\"%s\"}".formatted(brand))
                        .into(request(studio, "/api/v1/masters")))
                .expect(201)
                .text("/masterId");
    }

    /** Of the current version. */
    private static String variant(String master, String profile) {
        String job = post(
                        studio, "/api/v1/masters/" + master + "/variants", "{\"profiles\":[\"%s\"]}".formatted(profile))
                .expect(202)
                .header("Location");
        ended(job);
        return get(viewer, "/api/v1/masters/" + master).expect(200).text("/variants/0/variantId");
    }

    private static String brand() {
        return "工作室 " + UUID.randomUUID();
    }

    private static String path(String brand) {
        return "/api/v1/brands/"
                + URLEncoder.encode(brand, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Answer put(String token, String path, String json, String... headers) {
        HttpRequest.Builder builder = request(token, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? builder : builder.headers(headers));
    }

    private static String strictBrand() {
        String brand = brand();
        put(legal, path(brand), "{\"approval\":\"required\"}").expect(201);
        return brand;
    }

    private static Answer ask(String token, String master, String body) {
        return post(token, "/api/v1/masters/" + master + "/reviews", body);
    }

    private static Answer approve(String token, String review, String tag) {
        return send(request(token, "/api/v1/reviews/" + review + ":approve")
                .header("If-Match", tag)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static Answer reject(String token, String review, String tag, String body) {
        return post(token, "/api/v1/reviews/" + review + ":reject", body, "If-Match", tag);
    }

    private static void grant(String master) {
        post(
                        legal,
                        "/api/v1/licences",
                        "{\"masterIds\":[\"%s\"],\"kind\":\"own\",\"territories\":[\"*\"]}".formatted(master))
                .expect(201);
    }

    private static Answer publish(String variant, String channel) {
        return post(
                marketer.token(),
                "/api/v1/variants/" + variant + "/publications",
                "{\"channel\":\"%s\",\"market\":\"%s\",\"listing\":\"%s\",\"slot\":\"main\"}"
                        .formatted(channel, channel.equals("taobao") ? "CN" : "US", UUID.randomUUID()));
    }

    private static List<String> reasons(Answer refused) {
        return refused.expectProblem(422, "publication-refused")
                .json()
                .at("/params/reasons")
                .valueStream()
                .map(reason -> reason.at("/code").asString())
                .toList();
    }

    @Test
    void conformanceRightsAndApprovalAreRefusedTogether() {
        String brand = strictBrand();
        // The photograph stands on grey, which this channel's main image must not.
        String variant = variant(master(brand, Photographs.freshOnGrey()), "walmart-main");
        Answer refused = publish(variant, "walmart");
        assertThat(reasons(refused)).containsExactly("not-conformant", "rights-refused", "not-approved");
        assertThat(refused.text("/params/reasons/2/params/brand")).isEqualTo(brand);
        assertThat(refused.json().at("/params/reasons/2/params/version").intValue())
                .isEqualTo(1);
    }

    @Test
    void whatIsApprovedIsPublishedUntilThereIsAnotherVersion() {
        String master = master(strictBrand());
        grant(master);
        String variant = variant(master, "taobao-main");
        assertThat(reasons(publish(variant, "taobao"))).containsExactly("not-approved");

        Answer asked = ask(studio, master, "{\"note\":\" 春季 \"}").expect(201);
        String review = asked.text("/reviewId");
        assertThat(asked.header("Location")).isEqualTo("/api/v1/reviews/" + review);
        assertThat(asked.header("Reprise-Position")).isNotEmpty();
        assertThat(asked.text("/state")).isEqualTo("open");
        assertThat(asked.text("/note")).isEqualTo("春季");
        Answer approved =
                approve(marketer.token(), review, asked.header("ETag")).expect(200);
        assertThat(approved.text("/state")).isEqualTo("approved");
        assertThat(approved.text("/decidedBy")).isEqualTo(marketer.id());
        publish(variant, "taobao").expect(201);

        Answer state = get(studio, "/api/v1/masters/" + master).expect(200);
        send(new Multipart()
                        .file("shoe.png", Photographs.fresh())
                        .into(request(studio, "/api/v1/masters/" + master + "/versions")
                                .header("If-Match", state.header("ETag"))))
                .expect(201);
        String newer = variant(master, "taobao-main");
        Answer refused = publish(newer, "taobao");
        assertThat(reasons(refused)).containsExactly("not-approved");
        assertThat(refused.json().at("/params/reasons/0/params/version").intValue())
                .isEqualTo(2);
        // What was approved was the first version, and asking for it by its number says nothing of the second.
        approve(legal, ask(studio, master, "{\"version\":1}").expect(201).text("/reviewId"), "\"0\"")
                .expect(200);
        assertThat(reasons(publish(newer, "taobao"))).containsExactly("not-approved");
        approve(legal, ask(studio, master, "").expect(201).text("/reviewId"), "\"0\"")
                .expect(200);
        publish(newer, "taobao").expect(201);
        assertThat(get(viewer, "/api/v1/masters/" + master + "/reviews?size=2")
                        .expect(200)
                        .json()
                        .at("/total")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void aMasterThatChangesItsBrandTakesTheOtherBrandsRule() {
        String master = master(brand());
        grant(master);
        String variant = variant(master, "taobao-main");
        publish(variant, "taobao").expect(201);
        String strict = strictBrand();
        Answer state = get(studio, "/api/v1/masters/" + master).expect(200);
        send(request(studio, "/api/v1/masters/" + master)
                        .header("If-Match", state.header("ETag"))
                        .header("Content-Type", "application/merge-patch+json")
                        .method(
                                "PATCH",
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"brand\":\"%s\"}".formatted(strict.toUpperCase(java.util.Locale.ROOT)))))
                .expect(200);
        assertThat(reasons(publish(variant, "taobao"))).containsExactly("not-approved");
    }

    @Test
    void aReviewIsDecidedOnceFromTheStateThatWasSeenAndBySomebodyElse() {
        String master = master(brand());
        String review = ask(marketer.token(), master, "{}").expect(201).text("/reviewId");
        approve(studio, review, "\"0\"").expectProblem(403, "forbidden");
        approve(viewer, review, "\"0\"").expectProblem(403, "forbidden");
        ask(legal, master, "{}").expectProblem(403, "forbidden");
        approve(marketer.token(), review, "\"0\"").expectProblem(403, "own-review");
        approve(legal, review, "\"7\"").expectProblem(412, "stale");
        send(request(legal, "/api/v1/reviews/" + review + ":approve").POST(HttpRequest.BodyPublishers.noBody()))
                .expectProblem(428, "precondition-required");
        reject(legal, review, "\"0\"", "{\"reason\":\" an old logo \"}").expect(200);
        Answer rejected = get(viewer, "/api/v1/reviews/" + review).expect(200);
        assertThat(rejected.text("/state")).isEqualTo("rejected");
        assertThat(rejected.text("/reason")).isEqualTo("an old logo");
        // That it is decided is the better answer to whoever has not seen so.
        approve(legal, review, "\"0\"").expectProblem(409, "review-decided");
        approve(legal, review, rejected.header("ETag")).expectProblem(409, "review-decided");
        // An administrator may be alone.
        String own = ask(adminToken(), master, "{}").expect(201).text("/reviewId");
        approve(adminToken(), own, "\"0\"").expect(200);
    }

    @Test
    void aRepeatedRequestIsOneReviewAndAnsweredAsItWas() {
        String master = master(brand());
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/masters/" + master + "/reviews";
        Answer first =
                post(studio, path, "{\"note\":\"a\"}", "Idempotency-Key", key).expect(201);
        approve(legal, first.text("/reviewId"), "\"0\"").expect(200);
        Answer again =
                post(studio, path, "{\"note\":\"a\"}", "Idempotency-Key", key).expect(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Reprise-Position")).isEqualTo(first.header("Reprise-Position"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        post(studio, path, "{\"note\":\"b\"}", "Idempotency-Key", key).expectProblem(409, "idempotency-mismatch");
        assertThat(get(viewer, path).expect(200).json().at("/total").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | 422 | invalid-request",
                "{ | 400 | malformed-json",
                "{\"version\":\"one\"} | 422 | invalid-request",
                "{\"version\":0} | 404 | no-such-version",
                "{\"version\":2} | 404 | no-such-version",
                "{\"version\":99999999999} | 400 | malformed-json",
                "{\"stranger\":1} | 422 | invalid-request",
                "{\"note\":\"a\\u0000b\"} | 422 | invalid-review"
            })
    void askingWronglyIsTold(String body, int status, String code) {
        ask(studio, shared(), body).expectProblem(status, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":null}", "{\"reason\":\" \"}", "{\"reason\":\"a\\u0000b\"}"})
    void rejectingWithoutAReasonToReadIsRefused(String body) {
        String review = ask(studio, shared(), "{}").expect(201).text("/reviewId");
        assertThat(reject(legal, review, "\"0\"", body).expect(422).text("/errors/0/pointer"))
                .isEqualTo("/reason");
        reject(legal, review, "\"0\"", "{\"reason\":\"%s\"}".formatted("x".repeat(2_001)))
                .expectProblem(422, "invalid-review");
        assertThat(get(viewer, "/api/v1/reviews/" + review).text("/state")).isEqualTo("open");
    }

    @Test
    void whatIsNotThereOrHiddenHasNoReviews() {
        String master = master(brand());
        String review = ask(studio, master, "{}").expect(201).text("/reviewId");
        post(legal, "/api/v1/masters/" + master + "/embargo", "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200);
        get(viewer, "/api/v1/reviews/" + review).expectProblem(404, "not-found");
        get(viewer, "/api/v1/masters/" + master + "/reviews").expectProblem(404, "not-found");
        approve(marketer.token(), review, "\"0\"").expectProblem(404, "not-found");
        reject(marketer.token(), review, "\"0\"", "{\"reason\":\"no\"}").expectProblem(404, "not-found");
        ask(marketer.token(), master, "{}").expectProblem(404, "not-found");
        approve(legal, review, "\"0\"").expect(200);
        approve(legal, UUID.randomUUID().toString(), "\"0\"").expectProblem(404, "not-found");
        // A master is no review.
        get(studio, "/api/v1/reviews/" + master).expectProblem(404, "not-found");
    }

    @Test
    void aRetiredMasterIsNotAskedAbout() {
        String master = master(brand());
        String tag = get(studio, "/api/v1/masters/" + master).expect(200).header("ETag");
        send(request(studio, "/api/v1/masters/" + master + ":retire")
                        .header("If-Match", tag)
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .expect(200);
        ask(studio, master, "{}").expectProblem(409, "master-retired");
    }

    @Test
    void aBrandIsOneHoweverItIsWrittenAndChangedFromTheStateThatWasSeen() {
        String brand = brand();
        String required = "{\"approval\":\"required\"}";
        get(viewer, path(brand)).expectProblem(404, "not-found");
        for (String token : List.of(viewer, studio, marketer.token())) {
            put(token, path(brand), required).expectProblem(403, "forbidden");
        }
        Answer made = put(legal, path(brand), required).expect(201);
        assertThat(made.header("Reprise-Position")).isNotEmpty();
        String other = path(" " + brand.toUpperCase(java.util.Locale.ROOT));
        assertThat(get(viewer, other).expect(200).text("/brand")).isEqualTo(brand);
        put(adminToken(), other, "{\"approval\":\"none\"}").expectProblem(428, "precondition-required");
        put(adminToken(), other, "{\"approval\":\"none\"}", "If-Match", "\"9\"").expectProblem(412, "stale");
        Answer changed = put(adminToken(), other, "{\"approval\":\"none\"}", "If-Match", made.header("ETag"))
                .expect(200);
        assertThat(changed.text("/brandId")).isEqualTo(made.text("/brandId"));
        assertThat(get(viewer, path(brand)).expect(200).text("/approval")).isEqualTo("none");
        assertThat(get(viewer, "/api/v1/brands?size=500").expect(200).response().body())
                .contains(made.text("/brandId"));
        for (String wrong : List.of("{}", "{\"approval\":\"maybe\"}", "{\"approval\":7}", "[]")) {
            assertThat(put(legal, path(brand()), wrong).status()).isIn(400, 422);
        }
        put(legal, "/api/v1/brands/" + "x".repeat(201), required).expectProblem(422, "invalid-brand");
        put(legal, "/api/v1/brands/%E3%80%80", required).expectProblem(422, "invalid-brand");
    }

    private static String shared = "";

    private static synchronized String shared() {
        if (shared.isEmpty()) {
            shared = master(brand());
        }
        return shared;
    }
}
