package io.reprise.media.rendering;

import static io.reprise.media.Pictures.file;
import static io.reprise.media.Pictures.packshot;
import static io.reprise.media.Pictures.scene;
import static io.reprise.media.Pictures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.channel.Rendering.Fit;
import io.reprise.domain.recipe.AiLabel;
import io.reprise.domain.recipe.Background;
import io.reprise.domain.recipe.Crop;
import io.reprise.domain.recipe.Output;
import io.reprise.domain.recipe.Overlay;
import io.reprise.domain.recipe.Position;
import io.reprise.domain.recipe.RecipeDefinition;
import io.reprise.domain.recipe.Tone;
import io.reprise.domain.shared.Digest;
import io.reprise.media.request.MediaFailure;
import io.reprise.media.request.MediaOutcome;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import io.reprise.media.request.Treatment;
import io.reprise.media.worker.MediaWorkers;
import io.reprise.media.worker.Priority;
import io.reprise.media.worker.WorkerMain;
import io.reprise.media.worker.WorkerSettings;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recipe does to pixels. Everything is written as PNG, so that a pixel is what it was made. */
class TreatmentsTest {
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final Color GREY = new Color(230, 230, 230);
    private static final Rendering SQUARE = new Rendering(400, 400, Fit.PAD_WHITE, "png", 90, null, false);
    private static final Digest BADGE = new Digest("ab".repeat(32));
    private static final String SVG = """
            <svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="100" height="50" fill="#008000"/></svg>""";

    private static MediaWorkers workers;
    private static MediaWorkers plain;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        workers = MediaWorkers.start(WorkerSettings.defaults().withWorkers(1));
        plain = MediaWorkers.start(
                WorkerSettings.defaults().withWorkers(1).withOption("-D" + WorkerMain.NATIVE + "=off"));
    }

    @AfterAll
    static void stop() {
        workers.close();
        plain.close();
    }

    private static RecipeDefinition recipe(
            @Nullable Crop crop, @Nullable Background background, @Nullable Tone tone, @Nullable Double sharpen) {
        return new RecipeDefinition(crop, background, tone, sharpen, List.of(), null, null);
    }

    private static RecipeDefinition drawing(Overlay... overlays) {
        return new RecipeDefinition(null, null, null, null, List.of(overlays), null, null);
    }

    private static RecipeDefinition labelled(String text) {
        return new RecipeDefinition(
                null, null, null, null, List.of(), new AiLabel(text, Position.BOTTOM_RIGHT, AiLabel.LEAST), null);
    }

    private MediaOutcome outcome(MediaWorkers by, byte[] source, Rendering rendering, Treatment treatment)
            throws InterruptedException {
        Path from = file(folder, "source", source);
        var output = new MediaRequest.Output(folder.resolve("variant"), rendering, null, treatment);
        return by.serve(MediaRequest.render(from, List.of(output)), Priority.INTERACTIVE, TIME);
    }

    private MediaResult.Rendered rendered(BufferedImage source, RecipeDefinition recipe, Map<String, Path> pictures)
            throws InterruptedException {
        MediaOutcome outcome = outcome(workers, written(source, "png"), SQUARE, new Treatment(recipe, pictures));
        assertThat(outcome).isInstanceOf(MediaResult.class);
        return ((MediaResult) outcome).outputs().getFirst();
    }

    private BufferedImage made(BufferedImage source, RecipeDefinition recipe) throws Exception {
        return ImageIO.read(rendered(source, recipe, Map.of()).file().toFile());
    }

    private static int at(BufferedImage image, double x, double y) {
        return image.getRGB((int) (x * (image.getWidth() - 1)), (int) (y * (image.getHeight() - 1))) & 0xffffff;
    }

    @Test
    void replacesAUniformGroundAndSaysWhereItCouldNot() throws Exception {
        RecipeDefinition white = recipe(null, new Background(Background.Kind.REPLACE, "#ffffff"), null, null);
        MediaResult.Rendered packshot = rendered(packshot(800, 800, GREY, Color.RED), white, Map.of());
        BufferedImage image = ImageIO.read(packshot.file().toFile());
        assertThat(at(image, 0, 0)).isEqualTo(0xffffff);
        assertThat(at(image, 0.02, 0.5)).isEqualTo(0xffffff);
        assertThat(at(image, 0.5, 0.5)).isEqualTo(0xff0000);
        assertThat(packshot.measurement().backgroundWhite()).isEqualTo(1.0);
        assertThat(packshot.notes()).isEmpty();

        MediaResult.Rendered scene = rendered(scene(800, 800), white, Map.of());
        assertThat(scene.notes()).containsExactly("ground-not-uniform");
        assertThat(scene.measurement().backgroundWhite()).isLessThan(0.5);
    }

    @Test
    void padsWithTheColourOfTheRecipe() throws Exception {
        RecipeDefinition blue = recipe(null, new Background(Background.Kind.FILL, "#102030"), null, null);
        BufferedImage image = made(packshot(800, 400, GREY, Color.RED), blue);
        assertThat(at(image, 0.5, 0.02)).isEqualTo(0x102030);
        assertThat(at(image, 0.02, 0.5)).isEqualTo(GREY.getRGB() & 0xffffff);
    }

    @Test
    void aTintLeavesWhiteWhiteAndGreyIsGrey() throws Exception {
        BufferedImage tinted = made(
                packshot(400, 400, Color.WHITE, new Color(128, 128, 128)),
                recipe(null, null, new Tone(1, 1, 1, "#c01010", 0.5), null));
        assertThat(at(tinted, 0, 0)).isEqualTo(0xffffff);
        Color product = new Color(at(tinted, 0.5, 0.5));
        assertThat(product.getRed()).isCloseTo(160, within(2));
        assertThat(product.getGreen()).isCloseTo(72, within(2));

        BufferedImage grey =
                made(packshot(400, 400, Color.WHITE, Color.RED), recipe(null, null, new Tone(1, 1, 0, null, 0), null));
        Color was = new Color(at(grey, 0.5, 0.5));
        assertThat(was.getRed())
                .isEqualTo(was.getGreen())
                .isEqualTo(was.getBlue())
                .isCloseTo(76, within(1));
    }

    @Test
    void cropsToTheProductWithItsMargin() throws Exception {
        BufferedImage source = new BufferedImage(1_000, 1_000, BufferedImage.TYPE_INT_RGB);
        var graphics = source.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1_000, 1_000);
        graphics.setColor(Color.RED);
        graphics.fillRect(100, 600, 200, 200);
        graphics.dispose();
        MediaResult.Rendered whole = rendered(source, RecipeDefinition.NONE, Map.of());
        MediaResult.Rendered close =
                rendered(source, recipe(new Crop(Crop.Kind.CONTENT, null, 0.05), null, null, null), Map.of());
        assertThat(whole.measurement().fillLongestAxis()).isCloseTo(20, within(1.0));
        // 200 px and 10 on each side, never enlarged: 220 of 400.
        assertThat(close.measurement().fillLongestAxis()).isCloseTo(50, within(1.5));
        BufferedImage image = ImageIO.read(close.file().toFile());
        assertThat(at(image, 0.5, 0.5)).isEqualTo(0xff0000);

        BufferedImage smart =
                made(source, recipe(new Crop(Crop.Kind.FIXED, new Crop.Area(0, 0.5, 0.5, 0.5), 0), null, null, null));
        assertThat(at(smart, 0.4, 0.4)).isEqualTo(0xff0000);
    }

    @Test
    void smartCropKeepsWhatStandsOut() throws Exception {
        BufferedImage source = new BufferedImage(1_600, 400, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 1_600; x++) {
                // A ground of two calm halves, so that no box can be told, and one busy place on the right.
                boolean busy = x > 1_250 && x < 1_450 && y > 100 && y < 300;
                source.setRGB(
                        x,
                        y,
                        busy ? ((x / 10 + y / 10) % 2 == 0 ? 0xff0000 : 0x0000ff) : x < 800 ? 0x808080 : 0xa0a090);
            }
        }
        BufferedImage image = made(source, recipe(new Crop(Crop.Kind.SMART, null, 0), null, null, null));
        Color middle = new Color(at(image, 0.5, 0.5));
        assertThat(Math.abs(middle.getRed() - middle.getBlue())).isGreaterThan(60);
    }

    @Test
    void drawsABadgeOfSvgAndPngInItsCorner() throws Exception {
        Path svg = file(folder, "badge", SVG.getBytes(StandardCharsets.UTF_8));
        var badge = new Overlay(BADGE, null, Position.TOP_RIGHT, 0.25, 0.05, "#000000", null, 1);
        MediaResult.Rendered drawn =
                rendered(packshot(400, 400, Color.WHITE, Color.WHITE), drawing(badge), Map.of(BADGE.value(), svg));
        BufferedImage image = ImageIO.read(drawn.file().toFile());
        // A hundred wide, fifty high, twenty from the edges.
        assertThat(image.getRGB(382, 5) & 0xffffff).isEqualTo(0xffffff);
        assertThat(image.getRGB(330, 40) & 0xffffff).isEqualTo(0x008000);
        assertThat(image.getRGB(278, 40) & 0xffffff).isEqualTo(0xffffff);
        assertThat(image.getRGB(330, 72) & 0xffffff).isEqualTo(0xffffff);
        assertThat(drawn.measurement().overlays()).isEqualTo(1);

        Path png = file(folder, "badge.png", written(packshot(64, 64, Color.BLUE, Color.BLUE), "png"));
        BufferedImage half = ImageIO.read(rendered(
                        packshot(400, 400, Color.WHITE, Color.WHITE),
                        drawing(new Overlay(BADGE, null, Position.TOP_LEFT, 0.25, 0, "#000000", null, 0.5)),
                        Map.of(BADGE.value(), png))
                .file()
                .toFile());
        assertThat(new Color(half.getRGB(50, 50)).getRed()).isCloseTo(128, within(3));
        assertThat(new Color(half.getRGB(50, 50)).getBlue()).isEqualTo(255);
    }

    @Test
    void aLabelIsAsHighAsTheStandardAsksAndReadsInBothScripts() throws Exception {
        for (MediaWorkers by : List.of(workers, plain)) {
            for (String text : List.of("AI生成", "AI generated")) {
                MediaOutcome outcome = outcome(
                        by,
                        written(packshot(400, 400, Color.WHITE, Color.WHITE), "png"),
                        SQUARE,
                        new Treatment(labelled(text), Map.of()));
                assertThat(outcome).as(text).isInstanceOf(MediaResult.class);
                BufferedImage image = ImageIO.read(folder.resolve("variant").toFile());
                // The ink is light on the label's dark ground.
                int first = 400;
                int last = 0;
                for (int y = 330; y < 400; y++) {
                    for (int x = 0; x < 380; x++) {
                        boolean inside = image.getRGB(x, 392 - 12) != 0xffffffff;
                        if (inside && (image.getRGB(x, y) & 0xff) > 235 && y > 352 && y < 392) {
                            first = Math.min(first, y);
                            last = Math.max(last, y);
                        }
                    }
                }
                assertThat(last - first + 1).as(text).isGreaterThanOrEqualTo(18).isLessThanOrEqualTo(40);
            }
        }
    }

    @Test
    void theSameRecipeMakesTheSameBytesAndAnotherOnesOthers() throws Exception {
        byte[] source = written(packshot(900, 700, GREY, Color.RED), "png");
        var rendering = new Rendering(500, 500, Fit.PAD_WHITE, "jpeg", 85, null, false);
        RecipeDefinition one = recipe(
                        null, new Background(Background.Kind.REPLACE, "#ffffff"), new Tone(1.1, 1, 1, null, 0), 0.5)
                .then(labelled("AI生成"));
        byte[] first = bytes(source, rendering, one);
        assertThat(bytes(source, rendering, one)).isEqualTo(first);
        assertThat(bytes(source, rendering, one.then(recipe(null, null, null, 1.0))))
                .isNotEqualTo(first);
    }

    private byte[] bytes(byte[] source, Rendering rendering, RecipeDefinition recipe) throws Exception {
        assertThat(outcome(workers, source, rendering, new Treatment(recipe, Map.of())))
                .isInstanceOf(MediaResult.class);
        return Files.readAllBytes(folder.resolve("variant"));
    }

    @Test
    void meetsALikenessAndWritesFewerBytesWhenItMayTakeItsTime() throws Exception {
        byte[] source = written(scene(1_000, 800), "png");
        var rendering = new Rendering(800, 800, Fit.INSIDE, "jpeg", 95, null, false);
        long most = bytes(source, rendering, output(new Output(null, null, null, 0.98, null))).length;
        long least = bytes(source, rendering, output(new Output(null, null, null, 0.85, null))).length;
        assertThat(least).isLessThan(most);
        long fast = bytes(source, rendering, output(new Output("jpeg", 80, null, null, null))).length;
        long small = bytes(source, rendering, output(new Output("jpeg", 80, null, null, true))).length;
        assertThat(small).isLessThan(fast);
        bytes(source, rendering, output(new Output("webp", null, 20_000L, null, null)));
        assertThat(Files.size(folder.resolve("variant"))).isLessThanOrEqualTo(20_000);
    }

    private static RecipeDefinition output(Output output) {
        return new RecipeDefinition(null, null, null, null, List.of(), null, output);
    }

    @Test
    void refusesWhatItCannotDrawAndGoesOn() throws Exception {
        var badge = new Overlay(BADGE, null, Position.TOP_LEFT, 0.2, 0, "#000000", null, 1);
        byte[] source = written(packshot(400, 400, Color.WHITE, Color.RED), "png");
        for (String hostile : List.of(
                "",
                "not a picture",
                "<svg",
                "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>",
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><svg>&b;")) {
            Path file = file(folder, "hostile", hostile.getBytes(StandardCharsets.UTF_8));
            assertThat(outcome(workers, source, SQUARE, new Treatment(drawing(badge), Map.of(BADGE.value(), file))))
                    .as(hostile)
                    .isInstanceOf(MediaFailure.Unsupported.class);
        }
        assertThat(outcome(workers, source, SQUARE, new Treatment(drawing(badge), Map.of())))
                .isInstanceOf(MediaFailure.Unsupported.class);
        assertThat(outcome(workers, source, SQUARE, new Treatment(RecipeDefinition.NONE, Map.of())))
                .isInstanceOf(MediaResult.class);
    }

    @Test
    void anSvgDoesNotReadFilesOfThisMachine() throws Exception {
        Path secret = file(folder, "secret.png", written(packshot(64, 64, Color.BLUE, Color.BLUE), "png"));
        String svg =
                "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='100' height='100'>"
                        + "<image width='100' height='100' xlink:href='" + secret.toUri() + "'/></svg>";
        Path file = file(folder, "hostile", svg.getBytes(StandardCharsets.UTF_8));
        var badge = new Overlay(BADGE, null, Position.CENTRE, 1, 0, "#000000", null, 1);
        BufferedImage image = ImageIO.read(
                rendered(packshot(400, 400, Color.WHITE, Color.RED), drawing(badge), Map.of(BADGE.value(), file))
                        .file()
                        .toFile());
        assertThat(at(image, 0.05, 0.05)).isEqualTo(0xffffff);
    }
}
