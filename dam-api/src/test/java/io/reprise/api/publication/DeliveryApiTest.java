package io.reprise.api.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.master.Multipart;
import io.reprise.api.master.Photographs;
import io.reprise.storage.job.Claim;
import io.reprise.storage.job.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Deliveries through the running server: what leaves the house, under which names, and what does not. */
class DeliveryApiTest extends ApiTest {
    private static final String DELIVER = "/api/v1/publications:deliver";
    private static final String FAR = "2099-01-01T00:00:00Z";

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

    /** A published shot. */
    private record Live(String master, String variant, String licence, String publication) {
        JsonNode state(String token) {
            return get(token, "/api/v1/publications/" + publication).expect(200).json();
        }
    }

    private static Live live(String listing, String slot) {
        String master = send(new Multipart()
                        .file("shoe.png", Photographs.fresh())
                        .json("meta", "{}")
                        .into(request(studio, "/api/v1/masters")))
                .expect(201)
                .text("/masterId");
        ended(post(studio, "/api/v1/masters/" + master + "/variants", "{\"profiles\":[\"taobao-main\"]}")
                .expect(202)
                .header("Location"));
        String variant = get(viewer, "/api/v1/masters/" + master).expect(200).text("/variants/0/variantId");
        String licence = post(
                        legal,
                        "/api/v1/licences",
                        "{\"masterIds\":[\"%s\"],\"kind\":\"own\",\"territories\":[\"*\"]}".formatted(master))
                .expect(201)
                .text("/licenceId");
        String publication = post(
                        marketer,
                        "/api/v1/variants/" + variant + "/publications",
                        "{\"channel\":\"taobao\",\"market\":\"CN\",\"listing\":\"%s\",\"slot\":\"%s\",\"product\":\"SKU-%s\"}"
                                .formatted(listing, slot, slot))
                .expect(201)
                .text("/publicationId");
        return new Live(master, variant, licence, publication);
    }

    private static String listing() {
        return "夏季/跑鞋:" + UUID.randomUUID();
    }

    /** The name of a file of that listing. */
    private static String file(String listing, String slot) {
        return listing.replace('/', '_').replace(':', '_') + "_" + slot + ".jpg";
    }

    private static Answer deliver(String token, String target, Live... publications) {
        List<String> ids = Stream.of(publications)
                .map(each -> "\"" + each.publication() + "\"")
                .toList();
        return post(token, DELIVER, "{\"target\":\"%s\",\"ids\":%s}".formatted(target, ids));
    }

    private static void change(String path, String tag) {
        send(request(adminToken(), path)
                        .header("If-Match", tag)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .expect(200);
    }

    private static void withdraw(Live live) {
        String path = "/api/v1/publications/" + live.publication();
        send(request(marketer, path + ":withdraw")
                        .header("If-Match", get(marketer, path).header("ETag"))
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .expect(200);
    }

    private static void endLicence(Live live) {
        change("/api/v1/licences/" + live.licence() + ":end", "\"0\"");
    }

    private static void embargo(Live live) {
        post(legal, "/api/v1/masters/" + live.master() + "/embargo", "{\"until\":\"%s\"}".formatted(FAR))
                .expect(200);
    }

    private static HttpResponse<byte[]> download(String token, String job) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        request(token, "/api/v1/jobs/" + job + "/content").GET().build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void anArchiveHoldsWhatIsLiveAndEveryPublicationKeepsItsReceipt() throws Exception {
        String listing = listing();
        Live main = live(listing, "main");
        Live second = live(listing, "2");
        Answer ordered = post(
                        marketer,
                        DELIVER,
                        "{\"target\":\"zip\",\"channel\":\"taobao\",\"market\":\"CN\",\"listing\":\"%s\"}"
                                .formatted(listing))
                .expect(202);
        String job = ordered.text("/id");
        assertThat(ordered.text("/total")).isEqualTo("2");
        JsonNode ended = ended(ordered.header("Location"));
        assertThat(ended.at("/done").intValue()).isEqualTo(2);
        assertThat(ended.at("/position").asString()).isNotEmpty();

        HttpResponse<byte[]> answer = download(marketer, job);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + sha256(answer.body()) + "\"");
        Map<String, byte[]> files = unzipped(answer.body());
        assertThat(files).containsOnlyKeys("manifest.csv", file(listing, "main"), file(listing, "2"));
        List<String> manifest =
                new String(files.get("manifest.csv"), UTF_8).lines().toList();
        assertThat(manifest).hasSize(3);
        for (Live each : List.of(main, second)) {
            JsonNode variant = get(viewer, "/api/v1/variants/" + each.variant())
                    .expect(200)
                    .json();
            JsonNode state = each.state(viewer);
            String slot = state.at("/slot").asString();
            String sha256 = variant.at("/sha256").asString();
            assertThat(sha256(files.get(file(listing, slot)))).isEqualTo(sha256);
            assertThat(state.at("/receipts").size()).isOne();
            JsonNode receipt = state.at("/receipts/0");
            assertThat(receipt.at("/delivery").asString()).isEqualTo(job);
            assertThat(receipt.at("/target").asString()).isEqualTo("zip");
            assertThat(receipt.at("/fileName").asString()).isEqualTo(file(listing, slot));
            assertThat(receipt.at("/sha256").asString()).isEqualTo(sha256);
            assertThat(manifest)
                    .contains(String.join(
                            ",",
                            file(listing, slot),
                            "taobao",
                            "CN",
                            listing,
                            slot,
                            "SKU-" + slot,
                            each.variant(),
                            each.master(),
                            "1",
                            "taobao-main",
                            variant.at("/width").asString(),
                            variant.at("/height").asString(),
                            variant.at("/bytes").asString(),
                            sha256,
                            state.at("/from").asString(),
                            ""));
        }
    }

    @Test
    void anArchiveIsThereForWhoeverOrderedIt() throws Exception {
        Live one = live(listing(), "main");
        String job = deliver(marketer, "zip", one).expect(202).text("/id");
        ended("/api/v1/jobs/" + job);
        String path = "/api/v1/jobs/" + job + "/content";
        assertThat(download(adminToken(), job).statusCode()).isEqualTo(200);
        for (String other : List.of(studio, viewer, person("marketer").token())) {
            get(other, path).expectProblem(404, "not-found");
        }
        get(null, path).expectProblem(401, "token-required");
        String tag = download(marketer, job).headers().firstValue("ETag").orElseThrow();
        send(request(marketer, path).header("If-None-Match", tag).GET()).expect(304);
        send(request(marketer, path).header("Range", "bytes=0-3").GET()).expect(206);
        get(adminToken(), "/api/v1/jobs/" + UUID.randomUUID() + "/content").expectProblem(404, "not-found");
    }

    @Test
    void whatMayNotBeHandedOverIsRefusedByItselfAndNothingOfItIsDelivered() throws Exception {
        String listing = listing();
        Live allowed = live(listing, "main");
        Live withdrawn = live(listing, "1");
        Live unlicensed = live(listing, "2");
        Live retired = live(listing, "3");
        Live embargoed = live(listing, "4");
        withdraw(withdrawn);
        endLicence(unlicensed);
        String master = "/api/v1/masters/" + retired.master();
        change(master + ":retire", get(studio, master).header("ETag"));
        embargo(embargoed);
        String job = deliver(studio, "zip", withdrawn, unlicensed, retired, embargoed, allowed)
                .expect(202)
                .text("/id");
        JsonNode ended = ended("/api/v1/jobs/" + job);
        assertThat(ended.at("/done").intValue()).isEqualTo(1);
        assertThat(ended.at("/failed").intValue()).isEqualTo(4);
        Map<String, String> reasons = new LinkedHashMap<>();
        get(studio, "/api/v1/jobs/" + job + "/items?state=failed")
                .expect(200)
                .json()
                .at("/items")
                .forEach(item -> reasons.put(
                        item.at("/subject").asString(), item.at("/result").toString()));
        assertThat(reasons.get(withdrawn.publication())).contains("delivery-refused", "publication-ended");
        assertThat(reasons.get(unlicensed.publication())).contains("rights-refused", "licence-expired");
        assertThat(reasons.get(retired.publication()))
                .contains("master-retired")
                .doesNotContain("rights-refused");
        assertThat(reasons.get(embargoed.publication())).contains("rights-refused", "embargoed");
        assertThat(unzipped(download(studio, job).body())).containsOnlyKeys("manifest.csv", file(listing, "main"));
        assertThat(allowed.state(studio).at("/receipts").size()).isOne();
        for (Live each : List.of(withdrawn, unlicensed, retired, embargoed)) {
            assertThat(each.state(studio).at("/receipts").size()).isZero();
        }
        // A marketer is not told of what is embargoed, neither by id nor by the job.
        deliver(marketer, "zip", allowed, embargoed).expectProblem(422, "invalid-request");
        assertThat(deliver(marketer, "zip", allowed, embargoed).text("/errors/0/code"))
                .isEqualTo("unknown-publication");
        String live = "{\"target\":\"zip\",\"listing\":\"%s\"}".formatted(listing);
        assertThat(post(marketer, DELIVER, live).expect(202).text("/total")).isEqualTo("3");
        assertThat(post(studio, DELIVER, live).expect(202).text("/total")).isEqualTo("4");

        String none = deliver(studio, "zip", withdrawn, retired).expect(202).text("/id");
        assertThat(ended("/api/v1/jobs/" + none).at("/state").asString()).isEqualTo("failed");
        get(studio, "/api/v1/jobs/" + none + "/content").expectProblem(404, "no-archive");
    }

    @Test
    void anArchiveIsGivenOutOnlyWhileAllInItMightBeHandedOver() throws Exception {
        Live one = live(listing(), "main");
        Live other = live(listing(), "main");
        String job = deliver(marketer, "zip", one, other).expect(202).text("/id");
        ended("/api/v1/jobs/" + job);
        String path = "/api/v1/jobs/" + job + "/content";
        HttpResponse<byte[]> before = download(marketer, job);
        String tag = before.headers().firstValue("ETag").orElseThrow();

        embargo(one);
        get(marketer, path).expectProblem(404, "not-found");
        send(request(marketer, path).header("If-None-Match", tag).GET()).expect(404);
        Answer refused = get(adminToken(), path).expectProblem(409, "delivery-refused");
        assertThat(refused.text("/params/publications/0/publicationId")).isEqualTo(one.publication());
        assertThat(refused.json().at("/params/publications").size()).isOne();
        send(request(adminToken(), path).header("If-None-Match", tag).GET()).expect(409);

        Live third = live(listing(), "main");
        String again = deliver(marketer, "zip", third, other).expect(202).text("/id");
        ended("/api/v1/jobs/" + again);
        assertThat(download(marketer, again).statusCode()).isEqualTo(200);
        endLicence(third);
        get(marketer, "/api/v1/jobs/" + again + "/content").expectProblem(409, "delivery-refused");

        String last = deliver(marketer, "zip", other).expect(202).text("/id");
        ended("/api/v1/jobs/" + last);
        assertThat(download(marketer, last).statusCode()).isEqualTo(200);
        withdraw(other);
        assertThat(get(marketer, "/api/v1/jobs/" + last + "/content")
                        .expectProblem(409, "delivery-refused")
                        .text("/params/publications/0/reasons/0/code"))
                .isEqualTo("publication-ended");
    }

    @Test
    void aFolderIsFilledInTheDirectoryOfTheServer() throws Exception {
        String listing = listing();
        Live one = live(listing, "main");
        String job = deliver(marketer, "folder", one).expect(202).text("/id");
        assertThat(ended("/api/v1/jobs/" + job).at("/done").intValue()).isOne();
        Path folder = dataDirectory().resolve("deliveries").resolve(job);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("manifest.csv", file(listing, "main"));
        }
        assertThat(sha256(Files.readAllBytes(folder.resolve(file(listing, "main")))))
                .isEqualTo(get(viewer, "/api/v1/variants/" + one.variant()).text("/sha256"));
        assertThat(one.state(viewer).at("/receipts/0/target").asString()).isEqualTo("folder");
        get(marketer, "/api/v1/jobs/" + job + "/content").expectProblem(404, "no-archive");
    }

    @Test
    void theSameWorkTwiceIsOneReceiptAndTheSameArchive() throws Exception {
        Live one = live(listing(), "main");
        String job = deliver(marketer, "zip", one).expect(202).text("/id");
        ended("/api/v1/jobs/" + job);
        byte[] before = download(marketer, job).body();
        List<Outcome> outcomes = context()
                .getBean(DeliverPublications.class)
                .handle(new Claim(
                        UUID.randomUUID(),
                        UUID.fromString(job),
                        0,
                        "delivery",
                        DeliverPublications.KIND,
                        "somebody",
                        JSON.readTree("{\"target\":\"zip\",\"layout\":\"FLAT\"}"),
                        List.of(new Claim.Item(0, UUID.fromString(one.publication()), JSON.createObjectNode(), 2))));
        assertThat(outcomes).hasSize(1).allMatch(Outcome.Done.class::isInstance);
        assertThat(one.state(viewer).at("/receipts").size()).isOne();
        assertThat(download(marketer, job).body()).isEqualTo(before);
    }

    @Test
    void aRepeatedRequestIsOneDelivery() {
        Live one = live(listing(), "main");
        String body = "{\"target\":\"zip\",\"ids\":[\"%s\"]}".formatted(one.publication());
        String key = UUID.randomUUID().toString();
        String first = post(marketer, DELIVER, body, "Idempotency-Key", key)
                .expect(202)
                .text("/id");
        ended("/api/v1/jobs/" + first);
        assertThat(post(marketer, DELIVER, body, "Idempotency-Key", key)
                        .expect(202)
                        .text("/id"))
                .isEqualTo(first);
        post(marketer, DELIVER, body.replace("zip", "folder"), "Idempotency-Key", key)
                .expectProblem(409, "idempotency-mismatch");
        assertThat(one.state(viewer).at("/receipts").size()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400 | malformed-json | -",
                "[] | 422 | invalid-request | not-an-object",
                "{} | 422 | invalid-request | required",
                "{\"target\":\"zip\"} | 422 | invalid-request | nothing-chosen",
                "{\"target\":7,\"channel\":\"taobao\"} | 422 | invalid-request | not-text",
                "{\"target\":\"../../etc\",\"channel\":\"taobao\"} | 422 | invalid-request | unknown-value",
                "{\"target\":\"folder\",\"channel\":\"taobao\",\"path\":\"/etc\"} | 422 | invalid-request | unknown-member",
                "{\"target\":\"zip\",\"channel\":\"a\\u0000b\"} | 422 | invalid-request | malformed",
                "{\"target\":\"zip\",\"ids\":[]} | 422 | invalid-request | one-to-a-thousand-ids",
                "{\"target\":\"zip\",\"ids\":\"all\"} | 422 | invalid-request | one-to-a-thousand-ids",
                "{\"target\":\"zip\",\"ids\":[\"1-1-1-1-1\"]} | 422 | invalid-request | not-an-id",
                "{\"target\":\"zip\",\"ids\":[null]} | 422 | invalid-request | not-an-id",
                "{\"target\":\"zip\",\"ids\":[\"00000000-0000-7000-8000-000000000000\"]} | 422 | invalid-request"
                        + " | unknown-publication",
                "{\"target\":\"zip\",\"channel\":\"x\",\"ids\":[\"00000000-0000-7000-8000-000000000000\"]} | 422"
                        + " | invalid-request | not-with-a-place",
                "{\"target\":\"zip\",\"channel\":\"nowhere\"} | 422 | nothing-to-deliver | -",
            })
    void badRequestsAreToldApart(String body, int status, String code, String error) {
        Answer refused = post(marketer, DELIVER, body).expectProblem(status, code);
        if (!error.equals("-")) {
            assertThat(refused.text("/errors/0/code")).isEqualTo(error);
        }
        post(viewer, DELIVER, body).expectProblem(403, "forbidden");
        post(legal, DELIVER, body).expectProblem(403, "forbidden");
    }
}
