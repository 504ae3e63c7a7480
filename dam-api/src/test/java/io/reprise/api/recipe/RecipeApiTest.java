package io.reprise.api.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.master.Multipart;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Recipes through the running server: what they are, what they do to a variant, and to many of them. */
class RecipeApiTest extends ApiTest {
    private static final String MASTERS = "/api/v1/masters/";
    private static final String BADGE = """
            {"label":"Eco badge 环保","definition":{"overlays":[
              {"text":"环保 ECO","position":"top-left","size":0.08,"ground":"#008000"}]}}""";

    private static String studio;
    private static String viewer;

    @BeforeAll
    static void people() {
        studio = person("studio").token();
        viewer = person("viewer").token();
    }

    private static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static byte[] packshot() {
        BufferedImage image = new BufferedImage(1_800, 1_800, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(228, 228, 228));
        graphics.fillRect(0, 0, 1_800, 1_800);
        graphics.setColor(Color.RED);
        graphics.fillRect(150, 150, 1_500, 1_500);
        graphics.dispose();
        for (int i = 0; i < 4; i++) {
            image.setRGB(400 + i, 400, UUID.randomUUID().hashCode());
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return png.toByteArray();
    }

    private static String master(String brand) {
        return send(new Multipart()
                        .file("packshot.png", packshot())
                        .json("meta", "{\"brand\":\"%s\"}".formatted(brand))
                        .into(request(studio, "/api/v1/masters")))
                .expect(201)
                .text("/masterId");
    }

    private static Answer put(String token, String path, String body, String... headers) {
        var request =
                request(token, path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private static String recipe(String body) {
        String name = fresh("recipe");
        put(studio, "/api/v1/recipes/" + name, body).expect(201);
        return name;
    }

    private static JsonNode derived(String master, String body) {
        JsonNode job = ended(
                post(studio, MASTERS + master + "/variants", body).expect(202).header("Location"));
        assertThat(job.at("/state").asString()).isEqualTo("done");
        return get(viewer, MASTERS + master).expect(200).json().at("/variants/0");
    }

    @Test
    void aRecipeHasRevisionsAndItsHashIsOfWhatItSays() {
        String name = fresh("eco");
        Answer first = put(studio, "/api/v1/recipes/" + name, BADGE).expect(201);
        assertThat(first.json().at("/revision").intValue()).isEqualTo(1);
        assertThat(first.text("/hash")).matches("[0-9a-f]{64}");
        assertThat(first.text("/definition/overlays/0/position")).isEqualTo("top-left");

        put(studio, "/api/v1/recipes/" + name, BADGE).expect(428);
        String changed = BADGE.replace("0.08", "0.1");
        Answer second = put(studio, "/api/v1/recipes/" + name, changed, "If-Match", first.header("ETag"))
                .expect(200);
        assertThat(second.json().at("/revision").intValue()).isEqualTo(2);
        assertThat(second.text("/hash")).isNotEqualTo(first.text("/hash"));
        put(studio, "/api/v1/recipes/" + name, BADGE, "If-Match", first.header("ETag"))
                .expect(412);

        assertThat(get(viewer, "/api/v1/recipes/" + name).expect(200).text("/label"))
                .isEqualTo("Eco badge 环保");
        assertThat(get(viewer, "/api/v1/recipes")
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(each -> each.at("/recipe").asString()))
                .contains(name);
        put(viewer, "/api/v1/recipes/" + name, changed, "If-Match", second.header("ETag"))
                .expect(403);
        get(viewer, "/api/v1/recipes/none-such").expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|/definition|required",
                "{\"definition\":{\"overlays\":[{\"text\":\"a\"},{\"text\":\"a\",\"position\":\"up\"}]}}|/definition/overlays/1/position|unknown-value",
                "{\"definition\":{\"overlays\":[{\"picture\":\"../secret\"}]}}|/definition/overlays/0/picture|not-a-digest",
                "{\"definition\":{\"aiLabel\":{\"text\":\"生成\"}}}|/definition/aiLabel/text|no-ai-element",
                "{\"definition\":{\"aiLabel\":{\"text\":\"AI生成\",\"size\":0.04}}}|/definition/aiLabel/size|out-of-range",
                "{\"definition\":{\"crop\":{\"kind\":\"fixed\"}}}|/definition/crop/area|required",
                "{\"definition\":{\"background\":{\"kind\":\"replace\",\"colour\":\"white\"}}}|/definition/background/colour|not-a-colour",
                "{\"definition\":{\"sharpen\":99}}|/definition/sharpen|out-of-range",
            })
    void whatIsWrongIsNamed(String body, String pointer, String code) {
        Answer answer = put(studio, "/api/v1/recipes/" + fresh("wrong"), body);
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void aNameIsNotOneThatIsBuiltIn() {
        assertThat(put(studio, "/api/v1/recipes/standard", BADGE).expect(422).text("/code"))
                .isEqualTo("invalid-recipe-name");
        put(studio, "/api/v1/recipes/Not_A_Name", BADGE).expect(422);
    }

    @Test
    void aPictureIsKeptIfItCanBeDrawn() throws Exception {
        byte[] svg =
                "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='80'><circle cx='40' cy='40' r='40' fill='green'/></svg>"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(picture(svg, sha256(svg), "image/svg+xml").expect(200).text("/picture"))
                .isEqualTo(sha256(svg));
        recipe("{\"definition\":{\"overlays\":[{\"picture\":\"%s\"}]}}".formatted(sha256(svg)));

        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        assertThat(picture(text, sha256(text), "image/png").expect(422).text("/code"))
                .isEqualTo("unreadable-media");
        assertThat(picture(svg, sha256(text), "image/png").expect(422).text("/code"))
                .isEqualTo("digest-mismatch");
        assertThat(picture(svg, "..%2f..%2fetc", "image/png").status()).isIn(400, 404);
        picture(svg, sha256(svg), "text/html").expect(415);
        byte[] large = new byte[600_000];
        picture(large, sha256(large), "image/png").expect(413);
        Answer unknown = put(
                studio,
                "/api/v1/recipes/" + fresh("unknown"),
                "{\"definition\":{\"overlays\":[{\"picture\":\"%s\"}]}}".formatted("0".repeat(64)));
        assertThat(unknown.text("/errors/0/code")).isEqualTo("unknown-picture");
    }

    private static Answer picture(byte[] bytes, String sha256, String type) {
        return send(request(studio, "/api/v1/pictures/" + sha256)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(bytes)));
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aVariantIsMadeByANamedRecipeAndSaysSo() {
        String white = recipe(
                "{\"definition\":{\"background\":{\"kind\":\"replace\"},\"crop\":{\"kind\":\"content\",\"margin\":0.05}}}");
        String master = master("Atelier");
        JsonNode plain = derived(master, "{\"profiles\":[\"amazon-main\"]}");
        assertThat(outcome(plain, "background")).isEqualTo("failed");
        JsonNode clean = derived(master, "{\"profiles\":[\"amazon-main\"],\"recipe\":\"%s\"}".formatted(white));
        assertThat(clean.at("/recipe").asString()).isEqualTo(white);
        assertThat(clean.at("/recipes/0/recipe").asString()).isEqualTo(white);
        assertThat(clean.at("/recipes/0/revision").intValue()).isEqualTo(1);
        assertThat(outcome(clean, "background")).isEqualTo("passed");
        assertThat(outcome(clean, "min-fill")).isEqualTo("passed");
        assertThat(clean.at("/notes").isEmpty()).isTrue();

        assertThat(post(
                                studio,
                                MASTERS + master + "/variants",
                                "{\"profiles\":[\"amazon-main\"],\"recipe\":\"none-such\"}")
                        .expect(422)
                        .text("/code"))
                .isEqualTo("unknown-recipe");
        assertThat(post(
                                studio,
                                MASTERS + master + "/variants",
                                "{\"profiles\":[\"amazon-main\"],\"apply\":[\"a\",\"a\"]}")
                        .text("/errors/0/code"))
                .isEqualTo("duplicate");
    }

    private static String outcome(JsonNode variant, String rule) {
        return variant.at("/conformance/rules")
                .valueStream()
                .filter(each -> each.at("/rule").asString().equals(rule))
                .findFirst()
                .orElseThrow()
                .at("/outcome")
                .asString();
    }

    @Test
    void aBadgeIsPutOnManyAndTakenOffAgain() {
        String brand = fresh("Brand");
        String badge = recipe(BADGE);
        List<String> before = new ArrayList<>();
        List<String> masters = List.of(master(brand), master(brand));
        for (String master : masters) {
            before.add(derived(master, "{\"profiles\":[\"taobao-main\"]}")
                    .at("/sha256")
                    .asString());
        }
        String body = "{\"query\":{\"brand\":\"%s\"},\"recipeChange\":{\"add\":[\"%s\"]}%%s}".formatted(brand, badge);

        JsonNode outlook = post(studio, "/api/v1/variants:bulk", body.formatted(",\"dryRun\":true"))
                .expect(200)
                .json();
        assertThat(outlook.at("/total").intValue()).isEqualTo(2);
        assertThat(outlook.at("/masters").intValue()).isEqualTo(2);
        assertThat(outlook.at("/sample/0/after/0").asString()).isEqualTo(badge);
        assertThat(outlook.at("/sample/0/changes").booleanValue()).isTrue();

        String job = post(studio, "/api/v1/variants:bulk", body.formatted(""))
                .expect(202)
                .header("Location");
        assertThat(ended(job).at("/undoable").booleanValue()).isTrue();
        for (int i = 0; i < 2; i++) {
            JsonNode variant =
                    get(viewer, MASTERS + masters.get(i)).expect(200).json().at("/variants/0");
            assertThat(variant.at("/recipes/0/recipe").asString()).isEqualTo(badge);
            assertThat(variant.at("/sha256").asString()).isNotEqualTo(before.get(i));
        }
        JsonNode again = ended(post(studio, "/api/v1/variants:bulk", body.formatted(""))
                .expect(202)
                .header("Location"));
        assertThat(again.at("/done").intValue()).isEqualTo(2);
        assertThat(again.at("/undoable").booleanValue())
                .as("nothing was changed")
                .isFalse();

        // A badge stays when the variant is asked for anew.
        JsonNode kept = derived(masters.getFirst(), "{\"profiles\":[\"taobao-main\"]}");
        assertThat(kept.at("/recipes/0/recipe").asString()).isEqualTo(badge);

        JsonNode undone = ended(post(studio, job + ":undo", "").expect(202).header("Location"));
        assertThat(undone.at("/done").intValue()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            JsonNode variant =
                    get(viewer, MASTERS + masters.get(i)).expect(200).json().at("/variants/0");
            assertThat(variant.at("/recipes").isEmpty()).isTrue();
            assertThat(variant.at("/sha256").asString())
                    .as("the very file that was there")
                    .isEqualTo(before.get(i));
        }
    }

    @Test
    void whatIsLiveWithAnEarlierFileIsToldOf() {
        String badge = recipe(BADGE);
        String master = master(fresh("Brand"));
        post(
                        person("legal").token(),
                        "/api/v1/licences",
                        "{\"masterIds\":[\"%s\"],\"kind\":\"own\",\"territories\":[\"*\"]}".formatted(master))
                .expect(201);
        String variant = derived(master, "{\"profiles\":[\"taobao-main\"]}")
                .at("/variantId")
                .asString();
        String publication = post(
                        studio,
                        "/api/v1/variants/" + variant + "/publications",
                        "{\"channel\":\"taobao\",\"market\":\"CN\",\"listing\":\"%s\",\"slot\":\"main\"}"
                                .formatted(fresh("L")))
                .expect(201)
                .text("/publicationId");
        assertThat(outdated("")).doesNotContain(publication);
        JsonNode job = ended(post(
                        studio,
                        "/api/v1/variants:bulk",
                        "{\"ids\":[\"%s\"],\"recipeChange\":{\"add\":[\"%s\"]}}".formatted(variant, badge))
                .expect(202)
                .header("Location"));
        assertThat(outdated("&after=" + job.at("/position").asString())).contains(publication);
        JsonNode undone = ended(post(studio, "/api/v1/jobs/" + job.at("/id").asString() + ":undo", "")
                .expect(202)
                .header("Location"));
        assertThat(outdated("&after=" + undone.at("/position").asString()))
                .as("the file that was published is back")
                .doesNotContain(publication);
    }

    private static List<String> outdated(String after) {
        return get(viewer, "/api/v1/publications:outdated?size=500" + after)
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/publicationId").asString())
                .toList();
    }

    @Test
    void whatChangedSinceIsNotTakenBack() {
        String brand = fresh("Brand");
        String badge = recipe(BADGE);
        String other = recipe(BADGE.replace("top-left", "bottom-right"));
        String master = master(brand);
        String variant = derived(master, "{\"profiles\":[\"taobao-main\"]}")
                .at("/variantId")
                .asString();
        String job = post(
                        studio,
                        "/api/v1/variants:bulk",
                        "{\"ids\":[\"%s\"],\"recipeChange\":{\"add\":[\"%s\"]}}".formatted(variant, badge))
                .expect(202)
                .header("Location");
        ended(job);
        derived(master, "{\"profiles\":[\"taobao-main\"],\"apply\":[\"%s\"]}".formatted(other));
        JsonNode undone = ended(post(studio, job + ":undo", "").expect(202).header("Location"));
        assertThat(undone.at("/failed").intValue()).isEqualTo(1);
        assertThat(get(viewer, MASTERS + master)
                        .json()
                        .at("/variants/0/recipes/0/recipe")
                        .asString())
                .isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}||nothing-chosen",
                "{\"ids\":[],\"recipeChange\":{\"add\":[\"a\"]}}|/ids|empty",
                "{\"ids\":[\"x\"],\"recipeChange\":{\"add\":[\"ab\"]}}|/ids/0|not-an-id",
                "{\"query\":{\"brand\":5},\"recipeChange\":{\"add\":[\"ab\"]}}|/query/brand|not-text",
                "{\"query\":{\"channel\":\"amazon\"},\"recipeChange\":{\"add\":[\"ab\"]}}|/query/live|required",
                "{\"query\":{},\"recipeChange\":{}}|/recipeChange|nothing-to-change",
                "{\"query\":{},\"recipeChange\":{\"add\":[\"standard\"]}}|/recipeChange/add/0|unknown-value",
                "{\"query\":{},\"recipeChange\":{\"add\":[\"ab\"]},\"x\":1}|/x|unknown-member",
            })
    void aWrongOrderIsRefusedByName(String body, String pointer, String code) {
        Answer answer = post(studio, "/api/v1/variants:bulk", body);
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer == null ? "" : pointer);
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void aRecipeIsSeenBeforeItIsSaved() {
        String master = master("Atelier");
        String trial = "{\"profile\":\"taobao-main\",\"definition\":{\"aiLabel\":{\"text\":\"AI生成\"}}}";
        Answer shown =
                post(viewer, MASTERS + master + "/variants:preview", trial).expect(200);
        assertThat(shown.header("Content-Type")).isEqualTo("image/jpeg");
        post(viewer, MASTERS + master + "/variants:preview", trial.replace("AI生成", "no label"))
                .expect(422);
        String badge = recipe(BADGE);
        String path = MASTERS + master + "/variants:preview?profile=taobao-main&apply=" + badge;
        String tag = get(viewer, path).expect(200).header("ETag");
        assertThat(tag)
                .isNotEqualTo(get(viewer, MASTERS + master + "/variants:preview?profile=taobao-main")
                        .expect(200)
                        .header("ETag"));
        get(viewer, MASTERS + master + "/variants:preview?profile=taobao-main&apply=none-such")
                .expect(422);
        post(viewer, MASTERS + UUID.randomUUID() + "/variants:preview", trial).expect(404);
    }

    @Test
    void anEmbargoedVariantCannotBeNamed() {
        String badge = recipe(BADGE);
        String brand = fresh("Brand");
        String master = master(brand);
        String variant = derived(master, "{\"profiles\":[\"taobao-main\"]}")
                .at("/variantId")
                .asString();
        post(person("legal").token(), MASTERS + master + "/embargo", "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200);
        String marketer = person("marketer").token();
        Answer named = post(
                marketer,
                "/api/v1/variants:bulk",
                "{\"ids\":[\"%s\"],\"dryRun\":true,\"recipeChange\":{\"add\":[\"%s\"]}}".formatted(variant, badge));
        assertThat(named.text("/errors/0/code")).isEqualTo("unknown-variant");
        JsonNode asked = post(
                        marketer,
                        "/api/v1/variants:bulk",
                        "{\"query\":{\"brand\":\"%s\"},\"dryRun\":true,\"recipeChange\":{\"add\":[\"%s\"]}}"
                                .formatted(brand, badge))
                .expect(200)
                .json();
        assertThat(asked.at("/total").intValue()).isZero();
    }
}
