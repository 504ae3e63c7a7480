package io.reprise.api.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.master.Multipart;
import io.reprise.api.master.Photographs;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Publications through the running server. */
class PublicationApiTest extends ApiTest {
    private static String studio;
    private static String marketer;
    private static String legal;
    private static String viewer;

    @BeforeAll
    static void people() {
        studio = person("studio").token();
        marketer = person("marketer").token();
        legal = person("legal").token();
        viewer = person("viewer").token();
    }

    private record Shot(String master, String variant) {}

    private static Shot shot(String profile) {
        String master = send(new Multipart()
                        .file("shoe.png", Photographs.fresh())
                        .json("meta", "{}")
                        .into(request(studio, "/api/v1/masters")))
                .expect(201)
                .text("/masterId");
        Answer job = post(
                        studio, "/api/v1/masters/" + master + "/variants", "{\"profiles\":[\"%s\"]}".formatted(profile))
                .expect(202);
        ended(job.header("Location"));
        return new Shot(
                master, get(viewer, "/api/v1/masters/" + master).expect(200).text("/variants/0/variantId"));
    }

    private static Answer grant(String master, String more) {
        return post(
                        legal,
                        "/api/v1/licences",
                        "{\"masterIds\":[\"%s\"],\"kind\":\"own\",\"territories\":[\"*\"]%s}".formatted(master, more))
                .expect(201);
    }

    private static String place(String channel, String listing) {
        return "{\"channel\":\"%s\",\"market\":\"CN\",\"listing\":\"%s\",\"slot\":\"main\",\"product\":\"SKU-7\"}"
                .formatted(channel, listing);
    }

    private static Answer publish(String token, String variant, String body) {
        return post(token, "/api/v1/variants/" + variant + "/publications", body);
    }

    private static Answer withdraw(String publication, String tag) {
        return send(request(marketer, "/api/v1/publications/" + publication + ":withdraw")
                .header("If-Match", tag)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void aVariantIsPublishedShownAndWithdrawn() {
        Shot shot = shot("taobao-main");
        grant(shot.master(), "");
        String listing = "T" + UUID.randomUUID();
        Answer published =
                publish(marketer, shot.variant(), place("taobao", listing)).expect(201);
        String id = published.text("/publicationId");
        assertThat(published.header("Location")).isEqualTo("/api/v1/publications/" + id);
        assertThat(published.header("Reprise-Position")).isNotEmpty();
        assertThat(published.json().at("/live").booleanValue()).isTrue();

        String list = "/api/v1/publications?channel=taobao&market=CN&live=true&listing=" + listing;
        assertThat(get(viewer, list).expect(200).text("/items/0/publicationId")).isEqualTo(id);
        assertThat(get(viewer, "/api/v1/variants/" + shot.variant()).expect(200).text("/publications/0/listing"))
                .isEqualTo(listing);

        withdraw(id, "\"7\"").expectProblem(412, "stale");
        assertThat(withdraw(id, published.header("ETag"))
                        .expect(200)
                        .json()
                        .at("/live")
                        .booleanValue())
                .isFalse();
        assertThat(get(viewer, list).expect(200).json().at("/total").intValue()).isZero();
        withdraw(id, "\"1\"").expectProblem(409, "publication-ended");

        assertThat(story(shot.master()))
                .startsWith("publication.withdrawn", "publication.published", "licence.granted", "variant.derived");
    }

    @Test
    void theStorySaysWhoDidWhatAndWhereWithoutWords() {
        Person clerk = person("marketer");
        Shot shot = shot("taobao-main");
        grant(shot.master(), "");
        String listing = "T" + UUID.randomUUID();
        Answer published =
                publish(clerk.token(), shot.variant(), place("taobao", listing)).expect(201);
        withdraw(published.text("/publicationId"), published.header("ETag")).expect(200);

        JsonNode story = get(viewer, "/api/v1/masters/" + shot.master() + "/history")
                .expect(200)
                .json();
        JsonNode withdrawn = story.at("/items/0");
        assertThat(withdrawn.at("/actorName").asString())
                .startsWith("marketer ")
                .isNotEqualTo(clerk.name());
        assertThat(withdrawn.at("/params/listing").asString()).isEqualTo(listing);
        assertThat(withdrawn.at("/params/ends").asString()).isNotEmpty();
        JsonNode begun = story.at("/items/1");
        assertThat(begun.at("/actor").asString()).isEqualTo("user:" + clerk.id());
        assertThat(begun.at("/actorName").asString()).isEqualTo(clerk.name());
        assertThat(begun.at("/params/channel").asString()).isEqualTo("taobao");
        assertThat(begun.at("/params/market").asString()).isEqualTo("CN");
        assertThat(begun.at("/params/slot").asString()).isEqualTo("main");
        JsonNode derived = story.at("/items/3");
        assertThat(derived.at("/type").asString()).isEqualTo("variant.derived");
        assertThat(derived.at("/params/profile").asString()).isEqualTo("taobao-main");
        assertThat(derived.at("/params/version").intValue()).isOne();
    }

    @Test
    void aLicenceIsPartOfTheStoryFromWhenItNamesTheMaster() {
        Shot early = shot("taobao-main");
        Shot later = shot("taobao-main");
        String licence = grant(early.master(), "").text("/licenceId");
        revise(licence, 0, "{\"creditLine\":\"Studio\"}");
        revise(licence, 1, "{\"masterIds\":[\"%s\",\"%s\"]}".formatted(early.master(), later.master()));
        assertThat(story(early.master())).startsWith("licence.masters-added", "licence.revised", "licence.granted");
        assertThat(story(later.master())).startsWith("licence.masters-added").doesNotContain("licence.granted");
    }

    private static void revise(String licence, int version, String patch) {
        send(request(legal, "/api/v1/licences/" + licence)
                        .header("Content-Type", "application/merge-patch+json")
                        .header("If-Match", "\"" + version + "\"")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(patch)))
                .expect(200);
    }

    private static List<String> story(String master) {
        List<String> story = new ArrayList<>();
        get(viewer, "/api/v1/masters/" + master + "/history")
                .expect(200)
                .json()
                .at("/items")
                .forEach(entry -> story.add(entry.at("/type").asString()));
        return story;
    }

    @Test
    void everythingThatStandsAgainstItIsToldAtOnce() {
        // A picture on white that fills too little of the frame for this channel, and nobody has granted anything.
        Shot shot = shot("amazon-main");
        String body = place("taobao", "X1").replace("\"CN\"", "\"US\"");
        JsonNode refused = publish(marketer, shot.variant(), body)
                .expectProblem(422, "publication-refused")
                .json();
        assertThat(refused.at("/params/reasons")
                        .valueStream()
                        .map(reason -> reason.at("/code").asString()))
                .contains("wrong-channel", "rights-refused");
        assertThat(refused.at("/params/reasons").toString()).contains("rights-unknown");
    }

    @Test
    void aLicenceTooShortNamesTheFirstInstantThatFails() {
        Shot shot = shot("taobao-main");
        grant(shot.master(), ",\"until\":\"2098-01-01T00:00:00Z\"");
        JsonNode refused = publish(marketer, shot.variant(), place("taobao", "X2"))
                .expectProblem(422, "publication-refused")
                .json();
        assertThat(refused.at("/params/reasons/0/params/failsAt").asString()).isEqualTo("2098-01-01T00:00:00Z");
        publish(marketer, shot.variant(), place("taobao", "X2").replace("}", ",\"until\":\"2098-01-01T00:00:00Z\"}"))
                .expect(201);
    }

    @Test
    void aTakenSlotAndARepeatedRequestAreTold() {
        Shot shot = shot("taobao-main");
        grant(shot.master(), "");
        String body = place("taobao", "S" + UUID.randomUUID());
        String path = "/api/v1/variants/" + shot.variant() + "/publications";
        String first =
                post(marketer, path, body, "Idempotency-Key", body).expect(201).text("/publicationId");
        assertThat(post(marketer, path, body, "Idempotency-Key", body)
                        .expect(201)
                        .text("/publicationId"))
                .isEqualTo(first);
        publish(marketer, shot.variant(), body).expectProblem(409, "slot-taken");
    }

    @Test
    void whatIsInASlotIsNamedOnlyToThoseWhoMaySeeIt() {
        Shot secret = shot("taobao-main");
        Shot other = shot("taobao-main");
        grant(secret.master(), "");
        grant(other.master(), "");
        String body = place("taobao", "S" + UUID.randomUUID());
        String live = publish(marketer, secret.variant(), body).expect(201).text("/publicationId");
        post(legal, "/api/v1/masters/" + secret.master() + "/embargo", "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200);
        assertThat(publish(marketer, other.variant(), body)
                        .expectProblem(409, "slot-taken")
                        .response()
                        .body())
                .doesNotContain(live, secret.variant());
        assertThat(publish(person("studio").token(), other.variant(), body)
                        .expectProblem(409, "slot-taken")
                        .text("/params/publicationId"))
                .isEqualTo(live);
    }

    @Test
    void whatLosesItsRightsMustComeDown() {
        Shot shot = shot("taobao-main");
        Answer licence = grant(shot.master(), "");
        String id = publish(marketer, shot.variant(), place("taobao", "L" + UUID.randomUUID()))
                .expect(201)
                .text("/publicationId");
        send(request(legal, "/api/v1/licences/" + licence.text("/licenceId") + ":end")
                        .header("If-Match", licence.header("ETag"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .expect(200);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (get(viewer, "/api/v1/publications/" + id).json().at("/takedown").isMissingNode()) {
            assertThat(System.nanoTime()).as("a takedown is asked for").isLessThan(deadline);
        }
        assertThat(get(viewer, "/api/v1/publications/" + id).text("/takedown/reasons/0"))
                .isEqualTo("licence-expired");
        assertThat(get(viewer, "/api/v1/publications?takedown=true&master=" + shot.master())
                        .json()
                        .at("/total")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void whatIsEmbargoedIsPublishedNowhereForWhoMayNotSeeIt() {
        Shot shot = shot("taobao-main");
        grant(shot.master(), "");
        String id = publish(studio, shot.variant(), place("taobao", "E" + UUID.randomUUID()))
                .expect(201)
                .text("/publicationId");
        post(legal, "/api/v1/masters/" + shot.master() + "/embargo", "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200);
        get(viewer, "/api/v1/publications/" + id).expectProblem(404, "not-found");
        publish(marketer, shot.variant(), place("taobao", "E2")).expectProblem(404, "not-found");
        assertThat(get(viewer, "/api/v1/publications?master=" + shot.master())
                        .json()
                        .at("/total")
                        .intValue())
                .isZero();
        get(studio, "/api/v1/publications/" + id).expect(200);
    }

    @Test
    void aRetiredMasterIsNotPublished() {
        Shot shot = shot("taobao-main");
        grant(shot.master(), "");
        Answer state = get(studio, "/api/v1/masters/" + shot.master()).expect(200);
        send(request(studio, "/api/v1/masters/" + shot.master() + ":retire")
                        .header("If-Match", state.header("ETag"))
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .expect(200);
        assertThat(publish(marketer, shot.variant(), place("taobao", "R1"))
                        .expectProblem(422, "publication-refused")
                        .text("/params/reasons/0/code"))
                .isEqualTo("master-retired");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | 422 | invalid-request",
                "{\"channel\":7} | 422 | invalid-publication",
                "{\"channel\":\"taobao\",\"market\":\"XX\",\"listing\":\"L\",\"slot\":\"main\"} | 422 | invalid-publication",
                "{\"channel\":\"taobao\",\"market\":\"CN\",\"listing\":\"L\",\"slot\":\"main\",\"until\":\"1999-01-01T00:00:00Z\"}"
                        + " | 422 | invalid-publication",
                "{ | 400 | malformed-json"
            })
    void badRequestsAreToldApart(String body, int status, String code) {
        Shot shot = new Shot("", cached());
        publish(marketer, shot.variant(), body).expectProblem(status, code);
        publish(viewer, shot.variant(), body).expectProblem(403, "forbidden");
    }

    private static String shared = "";

    private static synchronized String cached() {
        if (shared.isEmpty()) {
            shared = shot("taobao-main").variant();
        }
        return shared;
    }
}
