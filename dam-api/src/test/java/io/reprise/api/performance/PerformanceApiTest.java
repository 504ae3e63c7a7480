package io.reprise.api.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.master.Multipart;
import io.reprise.api.master.Photographs;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Reports through the running server, and what they change in answers. */
class PerformanceApiTest extends ApiTest {
    private static final String REPORTS = "/api/v1/performance/reports";
    private static final String HEADER =
            "date,channel,market,master,impressions,clicks,orders,returns,revenue,currency\n";
    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private static String studio;
    private static String marketer;
    private static String viewer;

    @BeforeAll
    static void people() {
        studio = person("studio").token();
        marketer = person("marketer").token();
        viewer = person("viewer").token();
    }

    private static String master(String title, String brand) {
        return send(new Multipart()
                        .file("shoe.png", Photographs.fresh())
                        .json("meta", "{\"title\":\"%s\",\"brand\":\"%s\"}".formatted(title, brand))
                        .into(request(studio, "/api/v1/masters")))
                .expect(201)
                .text("/masterId");
    }

    private static Answer report(String token, String text) {
        return send(request(token, REPORTS).header("Content-Type", "text/csv").POST(BodyPublishers.ofString(text)));
    }

    private static String row(String master, long seen, long clicked, long bought, long earned) {
        return YESTERDAY + ",amazon,US," + master + "," + seen + "," + clicked + "," + bought + ",0," + earned
                + ",USD\n";
    }

    /** Titles in the order of the answer, once the index has followed. */
    private static void awaitOrder(String path, String... titles) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        List<String> found = new ArrayList<>();
        while (System.nanoTime() < deadline) {
            found.clear();
            Answer answer = get(viewer, path);
            if (answer.status() == 503) {
                // A server that has just started is there before its search is.
                continue;
            }
            answer.expect(200)
                    .json()
                    .get("items")
                    .forEach(item -> found.add(item.at("/title").asString()));
            if (found.equals(List.of(titles))) {
                return;
            }
            Thread.onSpinWait();
        }
        assertThat(found).containsExactly(titles);
    }

    @Test
    void aReportReordersTheSearchAndALuckyThreeOfTwentyDoesNotWin() {
        String brand = "B" + UUID.randomUUID();
        String poor = master("poor", brand);
        String lucky = master("lucky", brand);
        String proven = master("proven", brand);
        Answer taken = report(
                        marketer,
                        HEADER
                                + row(poor, 50_000, 400, 20, 2_000)
                                + row(lucky, 20, 3, 3, 300)
                                + row(proven, 50_000, 1_500, 200, 20_000))
                .expect(200);
        assertThat(taken.json().at("/accepted").intValue()).isEqualTo(3);
        assertThat(taken.json().at("/warnings").isEmpty()).isTrue();
        assertThat(taken.header("Reprise-Position")).isNotBlank();
        String search = "/api/v1/search?channel=amazon&market=US&sort=performance&brand=" + brand;
        awaitOrder(search, "proven", "lucky", "poor");
        awaitOrder(search + "&minImpressions=100", "proven", "poor");

        JsonNode best =
                get(marketer, search + "&explain=true").expect(200).json().at("/items/0/performance");
        assertThat(best.at("/label").asString()).isEqualTo("ok");
        assertThat(best.at("/liftLo").asDouble()).isGreaterThan(1);
        assertThat(best.at("/inputs/clickPrior").isNumber()).isTrue();
        assertThat(best.at("/inputs/aov").isNumber()).isTrue();
        assertThat(get(viewer, search + "&explain=true")
                        .json()
                        .at("/items/0/performance/inputs/aov")
                        .isMissingNode())
                .isTrue();

        String path = "/api/v1/masters/" + proven + "/performance?channel=amazon&market=US";
        JsonNode figures = get(marketer, path).expect(200).json();
        assertThat(figures.at("/totals/impressions").longValue()).isEqualTo(50_000);
        assertThat(figures.at("/totals/revenue/0/amount").asString()).isEqualTo("20000.00");
        assertThat(figures.at("/series/0/from").asString()).isEqualTo(YESTERDAY.toString());
        assertThat(figures.at("/score/liftLo")).isEqualTo(best.at("/liftLo"));
        assertThat(get(viewer, path).expect(200).json().at("/totals/revenue").isMissingNode())
                .isTrue();
        JsonNode before = get(marketer, path + "&knownAt=2020-01-01T00:00:00Z")
                .expect(200)
                .json();
        assertThat(before.at("/totals/impressions").longValue()).isZero();
        assertThat(before.at("/score").isMissingNode()).isTrue();

        String lists = "?channel=amazon&market=US&size=500";
        assertThat(get(viewer, "/api/v1/performance/leaders" + lists)
                        .expect(200)
                        .response()
                        .body())
                .contains(proven)
                .doesNotContain(lucky);
        assertThat(get(viewer, "/api/v1/performance/under-used" + lists)
                        .expect(200)
                        .response()
                        .body())
                .contains(proven)
                .doesNotContain(poor);
        JsonNode badged =
                get(viewer, search + "&badges=true").expect(200).json().path("items");
        for (JsonNode hit : badged) {
            if (hit.path("masterId").asString().equals(proven)) {
                assertThat(hit.at("/badges/0").asString()).isEqualTo("under-used");
            } else if (hit.path("masterId").asString().equals(poor)) {
                assertThat(hit.path("badges").isEmpty()).isTrue();
            }
        }
        assertThat(badged.findValuesAsString("masterId")).contains(proven, poor);
    }

    @Test
    void whatIsHiddenFromWhoeverReportsIsAsUnknownAsWhatIsNotThere() {
        String sku = "S" + UUID.randomUUID();
        String secret = send(new Multipart()
                        .file("shoe.png", Photographs.fresh())
                        .json("meta", "{\"products\":[{\"sku\":\"%s\"}]}".formatted(sku))
                        .into(request(studio, "/api/v1/masters")))
                .expect(201)
                .text("/masterId");
        post(person("legal").token(), "/api/v1/masters/" + secret + "/embargo", "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200);
        String bySku = "date,channel,market,sku,impressions\n" + YESTERDAY + ",amazon,US," + sku + ",1\n";
        assertThat(report(marketer, HEADER + row(secret, 10, 1, 0, 0)).text("/rejected/0/code"))
                .isEqualTo("unknown-master");
        assertThat(report(marketer, bySku).text("/rejected/0/code")).isEqualTo("unknown-sku");
        assertThat(report(adminToken(), HEADER + row(secret, 11, 1, 0, 0))
                        .json()
                        .at("/accepted")
                        .intValue())
                .isEqualTo(1);
        assertThat(report(adminToken(), bySku.replace(",1\n", ",2\n"))
                        .json()
                        .at("/accepted")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void aChannelThatNoProfileIsForIsToldOf() {
        String shoe = master("shoe", "W" + UUID.randomUUID());
        Answer taken = report(marketer, HEADER + row(shoe, 10, 1, 0, 0).replace("amazon", "amazn"));
        assertThat(taken.expect(200).text("/warnings/0/code")).isEqualTo("unknown-channel");
        assertThat(taken.text("/warnings/0/detail")).isEqualTo("amazn");
    }

    @ParameterizedTest
    @CsvSource({
        "performance?asOf=soon, 400, /params/name, asOf",
        "performance?from=soon, 400, /params/name, from",
        "performance?knownAt=soon, 400, /params/name, knownAt",
        "performance?by=year, 422, /errors/0/pointer, /by",
        "performance?from=2026-01-02&to=2026-01-01, 422, /errors/0/pointer, /from"
    })
    void aWrongQuestionIsToldWhereItIsWrong(String query, int status, String pointer, String told) {
        String shoe = master("shoe", "Q" + UUID.randomUUID());
        assertThat(get(viewer, "/api/v1/masters/" + shoe + "/" + query)
                        .expect(status)
                        .text(pointer))
                .isEqualTo(told);
        get(viewer, "/api/v1/masters/" + shoe + "/performance?asOf=2026-01-01").expect(200);
        assertThat(get(viewer, "/api/v1/search?sort=performance")
                        .expectProblem(422, "invalid-request")
                        .text("/errors/0/pointer"))
                .isEqualTo("/channel");
    }

    @Test
    void aVariantIsComparedAsItsMasterIs() {
        String brand = "V" + UUID.randomUUID();
        String sold = master("sold", brand);
        String other = master("other", brand);
        ended("/api/v1/jobs/"
                + post(
                                studio,
                                "/api/v1/masters/" + sold + "/variants",
                                "{\"profiles\":[\"amazon-main\",\"taobao-main\"]}")
                        .expect(202)
                        .text("/id"));
        JsonNode variants =
                get(studio, "/api/v1/masters/" + sold).expect(200).json().at("/variants");
        String shown = variants.at("/0/variantId").asString();
        String never = variants.at("/1/variantId").asString();
        report(marketer, HEADER + row(other, 50_000, 400, 20, 2_000)).expect(200);
        report(marketer, HEADER.replace("master", "variant") + row(shown, 40_000, 1_500, 200, 20_000))
                .expect(200);

        String query = "/performance?channel=amazon&market=US&asOf=" + Instant.now();
        JsonNode variant =
                get(marketer, "/api/v1/variants/" + shown + query).expect(200).json();
        assertThat(variant.at("/totals/impressions").longValue()).isEqualTo(40_000);
        assertThat(variant.at("/score/liftLo").asDouble()).isGreaterThan(1);
        // All that was seen of the master was this variant.
        assertThat(variant.at("/score/liftLo"))
                .isEqualTo(get(marketer, "/api/v1/masters/" + sold + query)
                        .expect(200)
                        .json()
                        .at("/score/liftLo"));
        JsonNode nothing =
                get(viewer, "/api/v1/variants/" + never + query).expect(200).json();
        assertThat(nothing.at("/totals/impressions").longValue()).isZero();
        assertThat(nothing.at("/score").isMissingNode()).isTrue();
        get(viewer, "/api/v1/variants/" + UUID.randomUUID() + query).expectProblem(404, "not-found");
    }

    @Test
    void theSameReportIsAnsweredTheSame() {
        String text = HEADER + row(master("same", "same"), 10, 1, 0, 0) + "nonsense\n";
        Answer first = report(marketer, text).expect(200);
        assertThat(report(marketer, text).expect(200).response().body())
                .isEqualTo(first.response().body());
        assertThat(first.text("/rejected/0/code")).isEqualTo("wrong-number-of-columns");
        Answer form = send(new Multipart()
                .file("report.csv", text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .into(request(marketer, REPORTS)));
        assertThat(form.expect(200).text("/reportId")).isEqualTo(first.text("/reportId"));
    }

    @Test
    void whatIsNoReportIsRefusedWhole() {
        report(viewer, HEADER).expectProblem(403, "forbidden");
        report(studio, HEADER).expectProblem(403, "forbidden");
        report(marketer, "").expectProblem(422, "empty-report");
        report(marketer, "a,b\n1,2\n").expectProblem(422, "missing-column");
        report(marketer, "x,".repeat(600_000)).expectProblem(422, "unreadable-header");
        send(request(marketer, REPORTS)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1})))
                .expectProblem(422, "unreadable-encoding");
        send(request(marketer, REPORTS)
                        .header("Content-Type", "application/pdf")
                        .POST(BodyPublishers.ofString(HEADER)))
                .expect(415);
        get(marketer, "/api/v1/search?sort=performance").expect(422);
        get(marketer, "/api/v1/search?minImpressions=many&channel=amazon&market=US")
                .expect(422);
    }
}
