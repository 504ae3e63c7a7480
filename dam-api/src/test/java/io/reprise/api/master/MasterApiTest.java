package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.reprise.api.ApiTest;
import java.awt.Color;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A photograph's way through the running server, and what stands in it. */
class MasterApiTest extends ApiTest {
    private static final String MASTERS = "/api/v1/masters";

    private static String studio;
    private static String viewer;

    @BeforeAll
    static void people() {
        studio = person("studio").token();
        viewer = person("viewer").token();
    }

    private static Answer upload(String token, byte[] bytes, String meta, String... headers) {
        var request =
                new Multipart().file("red shoe.png", bytes).json("meta", meta).into(request(token, MASTERS));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String registered(String meta) {
        return upload(studio, Photographs.fresh(), meta).expect(201).text("/masterId");
    }

    private static Answer patch(String token, String id, String tag, String json) {
        return send(request(token, MASTERS + "/" + id)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", tag)
                .method("PATCH", java.net.http.HttpRequest.BodyPublishers.ofString(json)));
    }

    @Test
    void aPhotographIsRegisteredReadAndFoundByItsWords() {
        Answer made = upload(studio, Photographs.fresh(), """
                        {"title":"Red running shoe 红色跑步鞋","brand":"Atelier","tags":["sole"],
                         "products":[{"gtin":"4006381333931","sku":"S-1"}]}""").expect(201);
        String id = made.text("/masterId");
        assertThat(made.header("Location")).isEqualTo(MASTERS + "/" + id);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        String after = made.header("Reprise-Position");
        assertThat(after).isNotBlank();

        Answer read = get(viewer, MASTERS + "/" + id).expect(200);
        assertThat(read.text("/products/0/gtin")).isEqualTo("04006381333931");
        assertThat(read.json().at("/versions/0/media/width").intValue()).isEqualTo(640);
        assertThat(read.text("/versions/0/fileName")).isEqualTo("red shoe.png");
        assertThat(read.text("/versions/0/actor")).startsWith("user:");

        for (String words : List.of("跑步鞋", "running shoes", "4006381333931")) {
            assertThat(found(words, after)).as(words).contains(id);
        }
    }

    @Test
    void aHitWithoutATitleTellsTheNameOfItsFileAndOneWithATitleDoesNot() {
        String brand = "B" + UUID.randomUUID();
        registered("{\"title\":\"Named\",\"brand\":\"" + brand + "\"}");
        Answer made = upload(studio, Photographs.fresh(), "{\"brand\":\"" + brand + "\"}")
                .expect(201);
        JsonNode hits = get(
                        viewer,
                        "/api/v1/search?sort=newest&brand=" + brand + "&after=" + made.header("Reprise-Position"))
                .expect(200)
                .json()
                .at("/items");
        assertThat(hits.findValuesAsString("fileName")).containsExactly("red shoe.png");
        assertThat(hits.at("/0/fileName").asString()).isEqualTo("red shoe.png");
    }

    private static List<String> found(String words, String after) {
        Answer answer = get(
                        viewer,
                        "/api/v1/search?size=500&after=" + after + "&q="
                                + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .expect(200);
        return answer.json()
                .at("/items")
                .valueStream()
                .map(item -> item.path("masterId").asString())
                .toList();
    }

    @Test
    void oneOfSixteenUploadsOfOnePhotographMakesTheMaster() throws Exception {
        byte[] bytes = Photographs.fresh();
        Callable<Answer> sending = () -> upload(studio, bytes, "{}");
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Answer> answers = threads
                    .invokeAll(Stream.generate(() -> sending).limit(16).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(answers.stream().filter(answer -> answer.status() == 201))
                    .hasSize(1);
            String id = answers.stream()
                    .filter(answer -> answer.status() == 201)
                    .findFirst()
                    .orElseThrow()
                    .text("/masterId");
            assertThat(answers.stream().filter(answer -> answer.status() != 201))
                    .allSatisfy(answer -> {
                        answer.expectProblem(409, "duplicate-content");
                        assertThat(answer.text("/params/masterId")).isEqualTo(id);
                    });
        }
    }

    @Test
    void aDuplicateCanBeTakenForTheAnswer() {
        byte[] bytes = Photographs.fresh();
        String id = upload(studio, bytes, "{}").expect(201).text("/masterId");
        Answer again =
                send(new Multipart().file("x.png", bytes).into(request(studio, MASTERS + "?onDuplicate=return")));
        assertThat(again.expect(200).text("/masterId")).isEqualTo(id);
    }

    @Test
    void theSameKeyTwiceIsOneMasterAndTheSameAnswer() {
        byte[] bytes = Photographs.fresh();
        Answer first = upload(studio, bytes, "{\"title\":\"once\"}", "Idempotency-Key", "key-1")
                .expect(201);
        Answer second = upload(studio, bytes, "{\"title\":\"once\"}", "Idempotency-Key", "key-1")
                .expect(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Reprise-Position")).isEqualTo(first.header("Reprise-Position"));
        upload(studio, bytes, "{\"title\":\"other\"}", "Idempotency-Key", "key-1")
                .expectProblem(409, "idempotency-mismatch");
    }

    @Test
    void aChangeNamesTheStateItIsAChangeOf() {
        String id = registered("{\"title\":\"before\"}");
        send(request(studio, MASTERS + "/" + id)
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                .expectProblem(428, "precondition-required");
        patch(studio, id, "\"0\"", "{\"title\":\"x\"}").expectProblem(412, "stale");
        Answer changed = patch(studio, id, "\"1\"", "{\"title\":\"after\",\"tags\":[\"a\"]}")
                .expect(200);
        assertThat(changed.header("ETag")).isEqualTo("\"3\"");
        patch(viewer, id, "\"3\"", "{\"title\":\"y\"}").expectProblem(403, "forbidden");

        JsonNode history =
                get(viewer, MASTERS + "/" + id + "/history").expect(200).json();
        assertThat(history.at("/items/0/type").asString()).isEqualTo("master.tagged");
        assertThat(history.at("/items/1/changes/0/before").asString()).isEqualTo("before");
        assertThat(history.at("/items/1/changes/0/after").asString()).isEqualTo("after");
        String then = history.at("/items/2/at").asString();
        assertThat(get(viewer, MASTERS + "/" + id + "?asOf=" + then).expect(200).text("/title"))
                .isEqualTo("before");
        get(viewer, MASTERS + "/" + id + "?asOf=2001-01-01T00:00:00Z").expectProblem(404, "not-found");
    }

    @Test
    void versionsAreAddedRestoredAndServedFromTheirOwnBytes() {
        byte[] first = Photographs.fresh();
        byte[] second = Photographs.fresh();
        String id = upload(studio, first, "{}").expect(201).text("/masterId");
        String versions = MASTERS + "/" + id + "/versions";
        send(new Multipart()
                        .file("b.png", second)
                        .into(request(studio, versions + "?note=retouched"))
                        .header("If-Match", "\"1\""))
                .expect(201);
        Answer restored =
                post(studio, versions + "/1:restore", "{}", "If-Match", "\"2\"").expect(200);
        assertThat(restored.json().at("/currentVersion").intValue()).isEqualTo(3);
        assertThat(restored.json().at("/versions/2/restoredFrom").intValue()).isEqualTo(1);
        post(studio, versions + "/1:restore", "{}", "If-Match", "\"3\"").expectProblem(409, "already-current");
        post(studio, versions + "/9:restore", "{}", "If-Match", "\"3\"").expectProblem(404, "no-such-version");

        Answer content = get(viewer, MASTERS + "/" + id + "/content?version=2").expect(200);
        assertThat(content.header("Content-Type")).isEqualTo("image/png");
        assertThat(content.header("Cache-Control")).contains("private", "no-cache");
        String tag = content.header("ETag");
        assertThat(send(request(viewer, MASTERS + "/" + id + "/content?version=2")
                                .header("If-None-Match", tag)
                                .GET())
                        .status())
                .isEqualTo(304);
        assertThat(send(request(viewer, MASTERS + "/" + id + "/content")
                                .header("Range", "bytes=0-9")
                                .GET())
                        .status())
                .isEqualTo(206);
        assertThat(get(viewer, MASTERS + "/" + id + "/preview?width=200")
                        .expect(200)
                        .header("Content-Type"))
                .isEqualTo("image/jpeg");
    }

    @Test
    void variantsAreRenderedMeasuredAndToldTruthfully() {
        String id = upload(studio, Photographs.photograph(7, 900, 900, new Color(128, 128, 128)), "{}")
                .expect(201)
                .text("/masterId");
        post(studio, MASTERS + "/" + id + "/variants", "{\"profiles\":[\"nowhere-main\"]}")
                .expectProblem(422, "unknown-profile");
        Answer job = post(
                        studio,
                        MASTERS + "/" + id + "/variants",
                        "{\"profiles\":[\"amazon-main\",\"taobao-main\",\"walmart-main\"]}")
                .expect(202);
        assertThat(ended(job.header("Location")).at("/done").intValue()).isEqualTo(3);

        JsonNode variants = get(viewer, MASTERS + "/" + id).expect(200).json().at("/variants");
        assertThat(variants.size()).isEqualTo(3);
        JsonNode walmart = variants.valueStream()
                .filter(variant -> variant.path("profile").asString().equals("walmart-main"))
                .findFirst()
                .orElseThrow();
        assertThat(walmart.at("/width").intValue()).isEqualTo(2200);
        assertThat(walmart.at("/conformance/outcome").asString()).isEqualTo("failed");
        assertThat(walmart.at("/conformance/blocked").booleanValue()).isTrue();
        assertThat(get(viewer, "/api/v1/variants/" + walmart.at("/variantId").asString() + "/content")
                        .expect(200)
                        .header("Content-Type"))
                .isEqualTo("image/jpeg");

        Answer again = post(studio, MASTERS + "/" + id + "/variants", "{\"profiles\":[\"amazon-main\"]}")
                .expect(202);
        assertThat(ended(again.header("Location")).at("/state").asString()).isEqualTo("done");
        assertThat(get(viewer, MASTERS + "/" + id).json().at("/variants").size())
                .isEqualTo(3);
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsKeptOfIt() {
        Answer wrong = upload(studio, Photographs.fresh(), "{\"products\":[{\"gtin\":\"4006381333932\"}],\"colour\":1}")
                .expectProblem(422, "invalid-description");
        assertThat(wrong.json().at("/errors").toString()).contains("/products/0/gtin", "/colour");
        upload(studio, Photographs.fresh(), "{\"title\":").expectProblem(400, "malformed-json");
        upload(studio, Photographs.fresh(), "[]").expectProblem(422, "invalid-request");
        upload(studio, new byte[0], "{}").expectProblem(422, "empty-file");
        upload(studio, "<html>no picture</html>".getBytes(StandardCharsets.UTF_8), "{}")
                .expectProblem(422, "unreadable-media");
        upload(viewer, Photographs.fresh(), "{}").expectProblem(403, "forbidden");
        post(viewer, "/api/v1/masters:check", "{\"sha256\":[\"xyz\"]}").expectProblem(422, "invalid-request");
        get(viewer, MASTERS + "/" + UUID.randomUUID()).expectProblem(404, "not-found");
        get(viewer, "/api/v1/search?cursor=rubbish").expect(422);
        get(viewer, "/api/v1/search?sort=price").expectProblem(422, "invalid-request");
    }

    @Test
    void pathTricksInFileNamesStayNames() {
        for (String trick :
                List.of("../../etc/passwd.png", "..\\\\..\\\\boot.png", "/etc/shadow", "..", "a\u0007.png")) {
            Answer answer =
                    send(new Multipart().file(trick, Photographs.fresh()).into(request(studio, MASTERS)));
            assertThat(answer.expect(201).text("/versions/0/fileName"))
                    .doesNotContain("/", "\\", "..\u0000")
                    .isNotEqualTo("..");
        }
    }

    @Test
    void everyBrokenFileEndsInAMasterOrAProblemAndTheNextRequestWorks() throws IOException {
        Path folder = Path.of(
                System.getenv()
                        .getOrDefault("REPRISE_TEST_DATA", System.getProperty("reprise.root") + "/../shared/data"),
                "malformed");
        assumeThat(folder).as("test material is not on this machine").isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                long begun = System.nanoTime();
                Answer answer = send(new Multipart()
                        .file(file.getFileName().toString(), Files.readAllBytes(file))
                        .into(request(studio, MASTERS + "?onDuplicate=return")));
                assertThat(answer.status())
                        .as(file + ": " + answer.response().body())
                        .isBetween(200, 499);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            }
        }
        registered("{}");
    }
}
