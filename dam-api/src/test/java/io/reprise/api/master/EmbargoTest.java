package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.rights.VisibilityKeeper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Licences and embargoes through the running server: what may be published, and what is not there. */
class EmbargoTest extends ApiTest {
    private static final String JOBS = "/api/v1/jobs?size=500";
    private static final String MASTERS = "/api/v1/masters/";
    private static final String FAR = "2099-01-01T00:00:00Z";

    private static String studio;
    private static String legal;
    private static String viewer;
    private static String finance;
    private static Person marketer;

    @BeforeAll
    static void people() {
        studio = person("studio").token();
        legal = person("legal").token();
        viewer = person("viewer").token();
        finance = person("finance").token();
        marketer = person("marketer");
    }

    private static byte[] photograph() {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        int seed = UUID.randomUUID().hashCode();
        IntStream.range(0, 64 * 64).forEach(i -> image.setRGB(i % 64, i / 64, seed * (i + 1)));
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer upload(String token, byte[] bytes) {
        return send(new Multipart().file("shoe.png", bytes).json("meta", "{}").into(request(token, "/api/v1/masters")));
    }

    private static String master() {
        return upload(studio, photograph()).expect(201).text("/masterId");
    }

    private static String licence(String master, String more) {
        return "{\"masterIds\":[\"%s\"],\"kind\":\"own\",\"territories\":[\"*\"]%s}".formatted(master, more);
    }

    private static Answer decide(String token, String query) {
        return get(token, "/api/v1/rights/decision?channel=amazon&market=US&" + query);
    }

    private static Answer embargo(String token, String master) {
        return post(token, MASTERS + master + "/embargo", "{\"until\":\"%s\",\"reason\":\"launch\"}".formatted(FAR));
    }

    private static Answer change(String method, String path, String tag, String json) {
        return send(request(legal, path)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    @Test
    void nothingMayBePublishedUntilSomebodyHasSaidSo() {
        String master = master();
        Answer unknown = decide(viewer, "master=" + master).expect(200);
        assertThat(unknown.json().at("/allowed").asBoolean()).isFalse();
        assertThat(unknown.text("/reasons/0/code")).isEqualTo("rights-unknown");

        String unlicensed = master();
        String tag = get(viewer, MASTERS + master).expect(200).header("ETag");
        Answer granted = post(
                        legal, "/api/v1/licences", licence(master, ",\"except\":[\"CN\"]"), "Idempotency-Key", master)
                .expect(201);
        String id = granted.text("/licenceId");
        Answer allowed = decide(viewer, "master=" + master).expect(200);
        assertThat(allowed.json().at("/allowed").asBoolean()).isTrue();
        assertThat(allowed.text("/reasons/0/source")).isEqualTo(id);
        // The master's own state is the same, what is answered of it is not.
        Answer after = send(
                request(viewer, MASTERS + master).header("If-None-Match", tag).GET());
        assertThat(after.expect(200).text("/rights/licences/0/licence")).isEqualTo(id);
        assertThat(after.header("ETag")).isEqualTo(tag);
        String search = "after=" + granted.header("Reprise-Position") + "&usable=amazon:";
        assertThat(found(viewer, search + "US")).contains(master);
        assertThat(found(viewer, search + "CN")).doesNotContain(master);
        get(viewer, "/api/v1/search?usable=amazon:nowhere").expect(422);
        String refused = search.replace("&usable", "&not.usable");
        assertThat(found(viewer, refused + "CN")).contains(unlicensed);
        assertThat(found(viewer, refused + "CN")).contains(master);
        assertThat(found(viewer, refused + "US")).doesNotContain(master);
        assertThat(get(viewer, "/api/v1/search?not.usable=nowhere:US").text("/errors/0/pointer"))
                .isEqualTo("/not.usable");
        get(viewer, "/api/v1/search?usable=amazon:US&not.usable=amazon:US").expectProblem(422, "invalid-request");
        get(viewer, "/api/v1/search?channel=amazon&market=US&on=soon").expectProblem(422, "invalid-request");
        get(viewer, "/api/v1/search?on=2099-01-01").expectProblem(422, "invalid-request");
        get(viewer, "/api/v1/search?badges=all").expectProblem(422, "invalid-request");

        Answer again = post(
                        legal, "/api/v1/licences", licence(master, ",\"except\":[\"CN\"]"), "Idempotency-Key", master)
                .expect(201);
        assertThat(again.text("/licenceId")).isEqualTo(id);
        assertThat(again.header("Reprise-Position")).isEqualTo(granted.header("Reprise-Position"));

        String path = "/api/v1/licences/" + id;
        change("PATCH", path, "\"7\"", "{\"creditLine\":\"Photo\"}").expectProblem(412, "stale");
        Answer revised = change("PATCH", path, "\"0\"", "{\"until\":\"2098-01-01T00:00:00Z\"}")
                .expect(200);
        assertThat(decide(viewer, "master=" + master + "&on=2098-01-01").text("/failsAt"))
                .isEqualTo("2098-01-01T00:00:00Z");
        change("POST", path + ":end", revised.header("ETag"), "{}").expect(200);
        assertThat(decide(viewer, "master=" + master).text("/reasons/0/code")).isEqualTo("licence-expired");
        change("PATCH", path, "\"2\"", "{\"until\":null}").expectProblem(409, "licence-ended");
    }

    @Test
    void whatCannotBeHonouredIsRefused() {
        String master = master();
        String path = "/api/v1/licences";
        post(marketer.token(), path, licence(master, "")).expectProblem(403, "forbidden");
        for (String more : List.of(
                ",\"channels\":[\"nowhere\"]",
                ",\"except\":[\"UK\"]",
                ",\"fee\":{\"amount\":\"1\"}",
                ",\"from\":\"2026-02-01T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"",
                ",\"licensor\":7")) {
            post(legal, path, licence(master, more)).expect(422);
        }
        post(legal, path, licence(UUID.randomUUID().toString(), "")).expectProblem(422, "invalid-request");
        post(legal, path, "{\"masterIds\":[],\"kind\":\"own\",\"territories\":[\"*\"]}")
                .expectProblem(422, "invalid-licence");
        List<String> tooMany = IntStream.rangeClosed(0, 10_000)
                .mapToObj(n -> "\"" + new UUID(7, n) + "\"")
                .toList();
        post(legal, path, "{\"masterIds\":%s,\"kind\":\"own\",\"territories\":[\"*\"]}".formatted(tooMany))
                .expectProblem(422, "invalid-licence");
        post(legal, path, "[]").expect(422);
        decide(viewer, "").expect(422);
        decide(viewer, "on=soon&master=" + master).expect(422);
        decide(viewer, "use=burn&master=" + master).expect(422);
        decide(viewer, "master=" + UUID.randomUUID()).expectProblem(404, "not-found");
        get(viewer, "/api/v1/rights/decision?channel=amazon&market=EU&master=" + master)
                .expect(422);
        post(marketer.token(), MASTERS + master + "/embargo", "{\"until\":\"%s\"}".formatted(FAR))
                .expectProblem(403, "forbidden");
        post(legal, MASTERS + master + "/embargo", "{}").expect(422);
        post(legal, MASTERS + master + "/embargo", "{\"until\":\"2026-01-01T00:00:00Z\"}")
                .expectProblem(422, "invalid-embargo");
        post(legal, MASTERS + master + "/embargo:lift", "").expectProblem(409, "not-embargoed");
    }

    /** Every route there is, not those somebody thought of: one that this walk cannot enter fails it. */
    @Test
    void anEmbargoedMasterIsNotThereByAnyRoute() throws Exception {
        byte[] bytes = Photographs.fresh();
        String master = upload(marketer.token(), bytes).expect(201).text("/masterId");
        String before = Instant.now().toString();
        String job = post(marketer.token(), MASTERS + master + "/variants", "{\"profiles\":[\"taobao-main\"]}")
                .expect(202)
                .text("/id");
        ended("/api/v1/jobs/" + job);
        String variant = get(studio, MASTERS + master).expect(200).text("/variants/0/variantId");
        String licence =
                post(legal, "/api/v1/licences", licence(master, "")).expect(201).text("/licenceId");
        String publication = post(
                        marketer.token(),
                        "/api/v1/variants/" + variant + "/publications",
                        "{\"channel\":\"taobao\",\"market\":\"CN\",\"listing\":\"%s\",\"slot\":\"main\"}"
                                .formatted(UUID.randomUUID()))
                .expect(201)
                .text("/publicationId");
        String review =
                post(studio, MASTERS + master + "/reviews", "{}").expect(201).text("/reviewId");
        String tag = get(viewer, MASTERS + master + "/content").expect(200).header("ETag");
        Answer orders = get(marketer.token(), JOBS).expect(200);
        assertThat(orders.response().body()).contains(job);
        String after = embargo(legal, master).expect(200).header("Reprise-Position");
        Answer fewer = get(marketer.token(), JOBS).expect(200);
        assertThat(fewer.response().body()).doesNotContain(job);
        assertThat(fewer.json().get("total").asInt())
                .isEqualTo(orders.json().get("total").asInt() - 1);
        // As the server says it of what it found, and of what it counted.
        assertThat(found(studio, "after=" + after)).contains(master);
        assertThat(found(viewer, "after=" + after)).doesNotContain(master);

        for (String pattern : patterns()) {
            assertThat(VisibilityKeeper.knows(pattern))
                    .as("nobody looks at " + pattern)
                    .isTrue();
        }
        List<String> walked = new ArrayList<>();
        for (String pattern : gets().filter(VisibilityKeeper::guards).toList()) {
            String kind = pattern.split("/")[3];
            String id = switch (kind) {
                case "masters" -> master;
                case "variants" -> variant;
                case "jobs" -> job;
                case "publications" -> publication;
                case "reviews" -> review;
                default -> throw new AssertionError("the walk has no " + kind);
            };
            for (String token : List.of(viewer, marketer.token(), finance)) {
                if (pattern.endsWith("/valuation") && !token.equals(finance)) {
                    // Refused for the role, before anything is looked for.
                    get(token, pattern.replace("{id}", id)).expectProblem(403, "forbidden");
                    continue;
                }
                for (String more : List.of("", "?asOf=" + before)) {
                    String path = pattern.replace("{id}", id) + more;
                    String other = UUID.randomUUID().toString();
                    Answer hidden = get(token, path).expectProblem(404, "not-found");
                    Answer never = get(token, pattern.replace("{id}", other) + more);
                    // A problem repeats the path that was asked for, and nothing else tells the two apart.
                    assertThat(hidden.response().body())
                            .isEqualTo(never.response().body().replace(other, id));
                    send(request(token, path).header("Range", "bytes=0-9").GET())
                            .expect(404);
                    send(request(token, path).header("If-None-Match", tag).GET())
                            .expect(404);
                    send(request(token, path).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                            .expect(404);
                }
            }
            walked.add(pattern);
        }
        assertThat(walked).contains("/api/v1/masters/{id}/content", "/api/v1/jobs/{id}/events");

        for (String token : List.of(viewer, marketer.token(), finance)) {
            decide(token, "master=" + master).expectProblem(404, "not-found");
            decide(token, "variant=" + variant).expectProblem(404, "not-found");
            get(token, "/api/v1/licences/" + licence).expectProblem(404, "not-found");
            assertThat(check(token, bytes)).doesNotContain(master);
        }
        assertThat(upload(marketer.token(), bytes)
                        .expectProblem(409, "content-refused")
                        .response()
                        .body())
                .doesNotContain(master);
        for (String token : List.of(studio, legal, adminToken())) {
            get(token, MASTERS + master).expect(200);
            get(token, MASTERS + master + "/content").expect(200);
            assertThat(check(token, bytes)).contains(master);
            assertThat(get(token, MASTERS + master + "/history")
                            .expect(200)
                            .response()
                            .body())
                    .contains("embargo.placed");
        }
        post(studio, MASTERS + master + "/embargo:lift", "").expect(200);
        get(viewer, MASTERS + master + "/content").expect(200);
        assertThat(get(marketer.token(), JOBS).response().body()).contains(job);
        get(marketer.token(), "/api/v1/jobs/" + job).expect(200);
    }

    /** What search answers once it has caught up, for which a busy machine may take longer than one request may. */
    private static String found(String token, String query) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        Answer answer;
        do {
            answer = get(token, "/api/v1/search?sort=newest&size=500&" + query);
        } while (answer.status() == 503 && System.nanoTime() < deadline);
        return answer.expect(200).response().body();
    }

    private static String check(String token, byte[] bytes) throws Exception {
        String digest = HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        return post(token, "/api/v1/masters:check", "{\"sha256\":[\"" + digest + "\"]}")
                .expect(200)
                .response()
                .body();
    }

    private static Stream<String> gets() {
        return mappings()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info -> info.getPatternValues().stream());
    }

    private static List<String> patterns() {
        return mappings().flatMap(info -> info.getPatternValues().stream()).toList();
    }

    private static Stream<RequestMappingInfo> mappings() {
        return context().getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream());
    }
}
