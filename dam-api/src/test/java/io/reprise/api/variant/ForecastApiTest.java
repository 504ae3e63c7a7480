package io.reprise.api.variant;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.master.Multipart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Google's rule of 500 by 500 pixels holds from 31 January 2027: what is live and smaller is told of before. */
class ForecastApiTest extends ApiTest {
    private static final String DAY = "2027-01-31";
    private static final String FORECAST = "/api/v1/profiles/%s/forecast?on=%s";

    private static byte[] picture(int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 4; i++) {
            image.setRGB(i, 0, UUID.randomUUID().hashCode());
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return png.toByteArray();
    }

    /** A profile whose frame is as large as the picture, so that a small one makes a small variant. */
    private static String profile(String studio) throws IOException {
        String name = "small-" + UUID.randomUUID().toString().substring(0, 8);
        String rule =
                "{\"name\":\"%s\",\"metric\":\"%s\",\"required\":%s,\"source\":\"a page of the channel\",\"sourceDate\":null,\"evidence\":\"official\"}";
        String format = rule.formatted("format", "format", "{\"oneOf\":[\"jpeg\"]}");
        String width = rule.formatted("min-width", "width", "{\"atLeast\":500}");
        String definition =
                "{\"channel\":\"google-merchant\",\"name\":\"Small\",\"markets\":[],\"role\":\"main\",\"effectiveFrom\":\"%s\",\"rules\":[%s],"
                        + "\"rendering\":{\"width\":1500,\"height\":1500,\"fit\":\"inside\",\"format\":\"jpeg\",\"quality\":90,\"maxBytes\":null,\"upscale\":false}}";
        Answer first = put(studio, name, definition.formatted("2026-01-01", format), null);
        put(
                        studio,
                        name,
                        definition.formatted(DAY, format + "," + width),
                        first.expect(201).header("ETag"))
                .expect(200);
        return name;
    }

    private static Answer put(String token, String name, String body, @org.jspecify.annotations.Nullable String tag) {
        var request = request(token, "/api/v1/profiles/" + name)
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body));
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return send(request);
    }

    private static String live(String studio, String legal, String profile, int side) {
        return live(studio, legal, profile, side, "");
    }

    private static String live(String studio, String legal, String profile, int side, String until) {
        String master = send(new Multipart()
                        .file("picture.png", picture(side))
                        .json("meta", "{}")
                        .into(request(studio, "/api/v1/masters")))
                .expect(201)
                .text("/masterId");
        post(
                        legal,
                        "/api/v1/licences",
                        "{\"masterIds\":[\"%s\"],\"kind\":\"own\",\"territories\":[\"*\"]}".formatted(master))
                .expect(201);
        ended(post(studio, "/api/v1/masters/" + master + "/variants", "{\"profiles\":[\"%s\"]}".formatted(profile))
                .expect(202)
                .header("Location"));
        String variant = get(studio, "/api/v1/masters/" + master).expect(200).text("/variants/0/variantId");
        post(
                        studio,
                        "/api/v1/variants/" + variant + "/publications",
                        "{\"channel\":\"google-merchant\",\"market\":\"US\",\"listing\":\"%s\",\"slot\":\"main\"%s}"
                                .formatted(UUID.randomUUID().toString().substring(0, 12), until))
                .expect(201);
        return master;
    }

    @Test
    void whatIsLiveAndTooSmallThenIsToldOfNow() throws Exception {
        String studio = person("studio").token();
        String legal = person("legal").token();
        String viewer = person("viewer").token();
        String profile = profile(studio);
        String small = live(studio, legal, profile, 300);
        live(studio, legal, profile, 900);
        // Gone before the day: it will not fail then.
        live(studio, legal, profile, 300, ",\"until\":\"2027-01-30T00:00:00Z\"");

        JsonNode today = get(viewer, FORECAST.formatted(profile, "2027-01-30"))
                .expect(200)
                .json();
        assertThat(today.at("/live").intValue()).isEqualTo(2);
        assertThat(today.at("/total").intValue()).isZero();

        JsonNode then =
                get(viewer, FORECAST.formatted(profile, DAY)).expect(200).json();
        assertThat(then.at("/revision").intValue()).isEqualTo(2);
        assertThat(then.at("/live").intValue()).isEqualTo(2);
        assertThat(then.at("/total").intValue()).isEqualTo(1);
        assertThat(then.at("/blocked").intValue()).isEqualTo(1);
        assertThat(then.at("/items/0/masterId").asString()).isEqualTo(small);
        assertThat(then.at("/items/0/rules/0/rule").asString()).isEqualTo("min-width");
        assertThat(then.at("/items/0/rules/0/measured").asString()).isEqualTo("300");

        post(legal, "/api/v1/masters/" + small + "/embargo", "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200);
        JsonNode hidden =
                get(viewer, FORECAST.formatted(profile, DAY)).expect(200).json();
        assertThat(hidden.at("/live").intValue()).isEqualTo(1);
        assertThat(hidden.toString()).doesNotContain(small);
    }

    @Test
    void aForecastIsOfADayToComeAndOfAProfileThatIsThere() {
        String viewer = person("viewer").token();
        get(viewer, FORECAST.formatted("google-merchant-main", DAY)).expect(200);
        get(viewer, FORECAST.formatted("google-merchant-main", "2020-01-01")).expectProblem(422, "not-in-the-future");
        get(viewer, FORECAST.formatted("google-merchant-main", "soon")).expect(400);
        get(viewer, "/api/v1/profiles/google-merchant-main/forecast").expect(400);
        get(viewer, FORECAST.formatted("no-such-profile", DAY)).expectProblem(404, "not-found");
        get(viewer, FORECAST.formatted("google-merchant-main", DAY) + "&cursor=x")
                .expectProblem(400, "invalid-parameter");
    }
}
