package io.reprise.api.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.api.ApiTest;
import io.reprise.api.master.Multipart;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Variants through the running server: what is cut, what is shown of it beforehand, and what is told of each version. */
class VariantApiTest extends ApiTest {
    private static final String MASTERS = "/api/v1/masters/";

    private static String studio;
    private static String viewer;

    @BeforeAll
    static void people() {
        studio = person("studio").token();
        viewer = person("viewer").token();
    }

    /** Red on the left, blue on the right, twice as wide as high, with a corner that nobody has had before. */
    private static byte[] halves() {
        BufferedImage image = new BufferedImage(1_200, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 600, 600);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(600, 0, 600, 600);
        graphics.dispose();
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

    private static Answer master() {
        return send(new Multipart()
                        .file("halves.png", halves())
                        .json("meta", "{}")
                        .into(request(studio, "/api/v1/masters")))
                .expect(201);
    }

    private static Answer derive(String master, String body) {
        return post(studio, MASTERS + master + "/variants", body);
    }

    private static void derived(String master, String body) {
        JsonNode job = ended(derive(master, body).expect(202).header("Location"));
        assertThat(job.at("/state").asString()).isEqualTo("done");
    }

    private static JsonNode variants(String master) {
        return get(viewer, MASTERS + master).expect(200).json().at("/variants");
    }

    private static HttpResponse<byte[]> bytes(String path, String... headers) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = request(viewer, path).GET();
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What colour is seen at a share of the way from the left. */
    private static String hue(byte[] picture, double share) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            Color colour = new Color(image.getRGB((int) (share * (image.getWidth() - 1)), image.getHeight() / 2));
            return colour.getGreen() > 200 ? "white" : colour.getRed() > colour.getBlue() ? "red" : "blue";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCropFillsItsFrameAroundTheFocalPointAndStandsBesideTheWholePicture() {
        String master = master().text("/masterId");
        derived(master, "{\"profiles\":[\"taobao-main\"]}");
        derived(master, "{\"profiles\":[\"taobao-main\"],\"recipe\":\"crop\",\"focalPoint\":{\"x\":1,\"y\":0.5}}");

        JsonNode variants = variants(master);
        assertThat(variants.size()).isEqualTo(2);
        JsonNode crop = variants.at("/0");
        assertThat(crop.at("/recipe").asString()).isEqualTo("crop");
        assertThat(crop.at("/focalPoint/x").doubleValue()).isEqualTo(1, within(0.0));
        assertThat(variants.at("/1/recipe").asString()).isEqualTo("standard");
        assertThat(variants.at("/1/focalPoint").isMissingNode()).isTrue();
        String content = "/api/v1/variants/" + crop.at("/variantId").asString() + "/content";
        assertThat(hue(bytes(content).body(), 0.2)).isEqualTo("blue");

        // The same variant is cut anew, where the whole one stays as it is.
        derived(master, "{\"profiles\":[\"taobao-main\"],\"focalPoint\":{\"x\":0,\"y\":0.5}}");
        assertThat(variants(master).size()).isEqualTo(2);
        assertThat(variants(master).at("/0/variantId").asString())
                .isEqualTo(crop.at("/variantId").asString());
        assertThat(hue(bytes(content).body(), 0.8)).isEqualTo("red");
    }

    @Test
    void thePreviewIsCutAsTheVariantWillBe() {
        String master = master().text("/masterId");
        String preview = MASTERS + master + "/variants:preview?profile=taobao-main&recipe=crop&width=200";

        HttpResponse<byte[]> right = bytes(preview + "&x=1&y=0");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(right.headers().firstValue("Reprise-Cut")).contains("600,0,600,600");
        assertThat(hue(right.body(), 0.2)).isEqualTo("blue");
        HttpResponse<byte[]> middle = bytes(preview);
        assertThat(middle.headers().firstValue("Reprise-Cut")).contains("300,0,600,600");
        assertThat(hue(middle.body(), 0.2)).isEqualTo("red");
        assertThat(hue(middle.body(), 0.8)).isEqualTo("blue");

        String tag = right.headers().firstValue("ETag").orElseThrow();
        assertThat(bytes(preview + "&x=1&y=1", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(bytes(preview + "&x=0&y=1", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(bytes(MASTERS + master + "/variants:preview?profile=taobao-main")
                        .headers()
                        .firstValue("Reprise-Cut"))
                .contains("0,0,1200,600");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recipe=crop&x=1.5|/x|out-of-range",
                "recipe=crop&y=NaN|/y|out-of-range",
                "recipe=standard&x=0.5|/x|only-with-crop",
                "width=0|/width|out-of-range"
            })
    void aPreviewThatMakesNoSenseIsRefused(String query, String pointer, String code) {
        String master = master().text("/masterId");
        Answer refused = get(viewer, MASTERS + master + "/variants:preview?profile=taobao-main&" + query)
                .expectProblem(422, "invalid-request");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void aPreviewOfWhatIsNotThereOrNotToBeSeenIsRefused() {
        String master = master().text("/masterId");
        get(viewer, MASTERS + master + "/variants:preview").expectProblem(400, "missing-parameter");
        get(viewer, MASTERS + master + "/variants:preview?profile=nowhere").expectProblem(422, "unknown-profile");
        get(viewer, MASTERS + master + "/variants:preview?profile=taobao-main&recipe=collage")
                .expectProblem(422, "unknown-recipe");
        get(viewer, MASTERS + UUID.randomUUID() + "/variants:preview?profile=taobao-main")
                .expectProblem(404, "not-found");
        post(studio, MASTERS + master + "/embargo", "{\"until\":\"2999-01-01T00:00:00Z\"}")
                .expect(200);
        get(viewer, MASTERS + master + "/variants:preview?profile=taobao-main").expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"recipe\":7|/recipe|unknown-value",
                "\"recipe\":\"standard\",\"focalPoint\":{\"x\":0.5,\"y\":0.5}|/focalPoint|only-with-crop",
                "\"focalPoint\":[0.5,0.5]|/focalPoint|not-an-object",
                "\"focalPoint\":{\"x\":0.5}|/focalPoint/y|required",
                "\"focalPoint\":{\"x\":\"left\",\"y\":0}|/focalPoint/x|wrong-type",
                "\"focalPoint\":{\"x\":0,\"y\":1.01}|/focalPoint/y|out-of-range",
                "\"focalPoint\":{\"x\":0,\"y\":1,\"z\":1}|/focalPoint/z|unknown-member"
            })
    void anOrderThatMakesNoSenseIsRefused(String members, String pointer, String code) {
        String master = master().text("/masterId");
        Answer refused = derive(master, "{\"profiles\":[\"taobao-main\"]," + members + "}")
                .expectProblem(422, "invalid-request");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void everyVersionKeepsItsFileAndSaysWhereItIsLive() {
        Answer made = master();
        String master = made.text("/masterId");
        derived(master, "{\"profiles\":[\"taobao-main\"]}");
        String variant = variants(master).at("/0/variantId").asString();
        post(
                        person("legal").token(),
                        "/api/v1/licences",
                        "{\"masterIds\":[\"%s\"],\"kind\":\"own\",\"territories\":[\"*\"]}".formatted(master))
                .expect(201);
        post(
                        studio,
                        "/api/v1/variants/" + variant + "/publications",
                        "{\"channel\":\"taobao\",\"market\":\"CN\",\"listing\":\"T%s\",\"slot\":\"main\"}"
                                .formatted(UUID.randomUUID()))
                .expect(201);
        assertThat(variants(master).at("/0/live").intValue()).isEqualTo(1);
        String first = variants(master).at("/0/sha256").asString();

        send(new Multipart()
                        .file("second.png", halves())
                        .into(request(studio, MASTERS + master + "/versions").header("If-Match", made.header("ETag"))))
                .expect(201);
        derived(master, "{\"profiles\":[\"taobao-main\"]}");

        JsonNode told = variants(master).at("/0");
        assertThat(told.at("/masterVersion").intValue()).isEqualTo(2);
        assertThat(told.at("/wantedVersion").intValue()).isEqualTo(2);
        assertThat(told.at("/live").intValue()).isZero();
        assertThat(told.at("/earlier/0/masterVersion").intValue()).isEqualTo(1);
        assertThat(told.at("/earlier/0/sha256").asString()).isEqualTo(first);
        assertThat(told.at("/earlier/0/live").intValue()).isEqualTo(1);
        assertThat(told.at("/earlier/0/conformance/rules").isEmpty()).isFalse();
        String content = "/api/v1/variants/" + variant + "/content?version=";
        assertThat(bytes(content + 1).headers().firstValue("ETag")).contains("\"" + first + "\"");
        assertThat(bytes(content + 2).headers().firstValue("ETag"))
                .contains("\"" + told.at("/sha256").asString() + "\"");
        get(viewer, content + 3).expectProblem(404, "not-derived");
    }
}
