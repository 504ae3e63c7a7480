package io.reprise.media.rendering;

import static io.reprise.media.Pictures.exifSegment;
import static io.reprise.media.Pictures.file;
import static io.reprise.media.Pictures.jpeg;
import static io.reprise.media.Pictures.packshot;
import static io.reprise.media.Pictures.psd;
import static io.reprise.media.Pictures.scene;
import static io.reprise.media.Pictures.withSegments;
import static io.reprise.media.Pictures.written;
import static io.reprise.media.Pictures.xmpSegment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.channel.Rendering.Fit;
import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.variant.FocalPoint;
import io.reprise.domain.variant.Measurement;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import io.reprise.media.worker.MediaWorkers;
import io.reprise.media.worker.Priority;
import io.reprise.media.worker.WorkerSettings;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariantsTest {
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final Color LIGHT_GREY = new Color(236, 236, 236);
    private static MediaWorkers workers;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        workers = MediaWorkers.start(WorkerSettings.defaults().withWorkers(1));
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static Rendering padded(int width, int height) {
        return new Rendering(width, height, Fit.PAD_WHITE, "jpeg", 88, null, false);
    }

    private MediaResult.Rendered render(byte[] source, Rendering rendering) throws InterruptedException {
        Path from = file(folder, "source", source);
        Path to = folder.resolve("variant");
        var outcome = workers.serve(
                MediaRequest.render(from, List.of(new MediaRequest.Output(to, rendering))), Priority.INTERACTIVE, TIME);
        assertThat(outcome).isInstanceOf(MediaResult.class);
        return ((MediaResult) outcome).outputs().getFirst();
    }

    /** Red on the left, blue on the right, two of them as wide as high. */
    private static BufferedImage halves() {
        BufferedImage image = new BufferedImage(800, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 400, 400);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(400, 0, 400, 400);
        graphics.dispose();
        return image;
    }

    private BufferedImage shown(byte[] source, Rendering rendering, @Nullable FocalPoint focalPoint, int longestSide)
            throws Exception {
        Path from = file(folder, "source", source);
        Path to = folder.resolve("preview");
        var framing = new MediaRequest.Framing(rendering, focalPoint, null);
        var preview = new MediaRequest.Preview(to, longestSide, framing);
        var outcome =
                workers.serve(new MediaRequest(from, false, List.of(), List.of(preview)), Priority.INTERACTIVE, TIME);
        assertThat(outcome).isInstanceOf(MediaResult.class);
        return ImageIO.read(to.toFile());
    }

    private static String hue(BufferedImage image, double x, double y) {
        Color colour = new Color(image.getRGB((int) (x * (image.getWidth() - 1)), (int) (y * (image.getHeight() - 1))));
        if (colour.getRed() > 200 && colour.getGreen() > 200 && colour.getBlue() > 200) {
            return "white";
        }
        return colour.getRed() > colour.getBlue() ? "red" : "blue";
    }

    @ParameterizedTest
    @CsvSource({"0, red, red", "0.5, red, blue", "1, blue, blue"})
    void cutsAroundTheFocalPointAndItsPreviewShowsTheSame(double x, String left, String right) throws Exception {
        FocalPoint focalPoint = new FocalPoint(x, 0.5);
        Path from = file(folder, "halves", written(halves(), "png"));
        Path to = folder.resolve("cut");
        var outcome = workers.serve(
                MediaRequest.render(from, List.of(new MediaRequest.Output(to, padded(300, 300), focalPoint))),
                Priority.INTERACTIVE,
                TIME);
        assertThat(outcome).isInstanceOf(MediaResult.class);
        BufferedImage variant = ImageIO.read(to.toFile());
        BufferedImage preview = shown(written(halves(), "png"), padded(300, 300), focalPoint, 128);

        assertThat(variant.getWidth()).isEqualTo(300);
        assertThat(preview.getWidth()).isEqualTo(128);
        for (BufferedImage each : List.of(variant, preview)) {
            assertThat(hue(each, 0.05, 0.05)).isEqualTo(left);
            assertThat(hue(each, 0.95, 0.95)).isEqualTo(right);
        }
    }

    @Test
    void measuresFillInsideTheCut() throws Exception {
        Path from = file(folder, "wide", jpeg(packshot(1_600, 800, Color.WHITE, Color.RED)));
        Path to = folder.resolve("cut");
        var outcome = (MediaResult) workers.serve(
                MediaRequest.render(from, List.of(new MediaRequest.Output(to, padded(400, 400), FocalPoint.CENTRE))),
                Priority.INTERACTIVE,
                TIME);
        Measurement measured = outcome.outputs().getFirst().measurement();

        assertThat(measured.fillLongestAxis()).isCloseTo(100, within(1.0));
        assertThat(measured.sourceScale()).isEqualTo(0.5);
        assertThat(measured.width()).isEqualTo(400);
    }

    @Test
    void aPreviewKeepsTheRoomAroundASourceThatIsNotEnlarged() throws Exception {
        BufferedImage preview = shown(written(halves(), "png"), padded(1_600, 1_600), null, 200);

        assertThat(preview.getWidth()).isEqualTo(200);
        assertThat(hue(preview, 0.3, 0.5)).isEqualTo("red");
        assertThat(hue(preview, 0.7, 0.5)).isEqualTo("blue");
        assertThat(hue(preview, 0.2, 0.5)).isEqualTo("white");
        assertThat(hue(preview, 0.5, 0.3)).isEqualTo("white");
    }

    private MediaFacts inspect(Path path) throws InterruptedException {
        var outcome = workers.serve(MediaRequest.inspect(path), Priority.INTERACTIVE, TIME);
        assertThat(outcome).isInstanceOf(MediaResult.class);
        return ((MediaResult) outcome).facts();
    }

    @Test
    void measuresAGreyGroundAsNotWhiteHoweverMuchWhiteIsPadded() throws Exception {
        Measurement grey = render(jpeg(packshot(800, 800, LIGHT_GREY, Color.RED)), padded(750, 1_000))
                .measurement();

        assertThat(grey.width()).isEqualTo(750);
        assertThat(grey.height()).isEqualTo(1_000);
        assertThat(grey.backgroundWhite()).isZero();
        assertThat(grey.fillLongestAxis()).isCloseTo(100 * 0.8 * 750 / 1_000, within(1.0));
    }

    @Test
    void measuresAPureWhitePackshotAsWhite() throws Exception {
        Measurement white = render(jpeg(packshot(1_600, 1_600, Color.WHITE, Color.RED)), padded(1_000, 1_000))
                .measurement();

        assertThat(white.backgroundWhite()).isEqualTo(1);
        assertThat(white.fillLongestAxis()).isCloseTo(80, within(1.0));
        assertThat(white.colourSpace()).isEqualTo("srgb");
        assertThat(white.format()).isEqualTo("jpeg");
        assertThat(white.sourceScale()).isEqualTo(0.625);
        assertThat(white.bytes()).isEqualTo(Files.size(folder.resolve("variant")));
    }

    @Test
    void cannotMeasureFillOnAGroundThatIsNotUniform() throws Exception {
        Measurement scene = render(jpeg(scene(900, 600)), padded(800, 800)).measurement();

        assertThat(scene.fillLongestAxis()).isNull();
        assertThat(scene.backgroundWhite()).isLessThan(0.1);
    }

    @Test
    void enlargesOnlyWhenAsked() throws Exception {
        byte[] small = jpeg(packshot(400, 400, Color.WHITE, Color.BLUE));

        Measurement kept = render(small, padded(1_000, 1_000)).measurement();
        Measurement grown = render(small, new Rendering(1_000, 1_000, Fit.PAD_WHITE, "jpeg", 88, null, true))
                .measurement();
        Measurement inside = render(small, new Rendering(1_000, 1_000, Fit.INSIDE, "jpeg", 88, null, false))
                .measurement();

        assertThat(kept.sourceScale()).isEqualTo(1);
        assertThat(kept.fillLongestAxis()).isCloseTo(32, within(1.0));
        assertThat(grown.sourceScale()).isEqualTo(2.5);
        assertThat(grown.fillLongestAxis()).isCloseTo(80, within(1.0));
        assertThat(inside.width()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp", "avif"})
    void writesEveryFormatWithAnSrgbProfileAndReadsItBack(String format) throws Exception {
        var rendered = render(jpeg(scene(900, 600)), new Rendering(400, 400, Fit.PAD_WHITE, format, 60, null, false));

        MediaFacts facts = inspect(rendered.file());
        assertThat(facts.format()).isEqualTo(format);
        assertThat(facts.width()).isEqualTo(400);
        assertThat(facts.height()).isEqualTo(400);
        assertThat(facts.colourSpace()).isEqualTo("srgb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "webp", "avif"})
    void keepsAByteBudgetByLoweringTheQuality(String format) throws Exception {
        byte[] source = jpeg(scene(1_200, 1_200));
        var free = render(source, new Rendering(800, 800, Fit.PAD_WHITE, format, 90, null, false));
        long budget = free.measurement().bytes() / 2;

        var tight = render(source, new Rendering(800, 800, Fit.PAD_WHITE, format, 90, budget, false));

        assertThat(tight.measurement().bytes()).isBetween(budget / 2, budget);
        assertThat(tight.quality()).isLessThan(90);
        assertThat(Files.size(tight.file())).isEqualTo(tight.measurement().bytes());
    }

    @Test
    void saysHowLargeAFileIsThatNoQualityBringsUnderBudget() throws Exception {
        var rendered = render(jpeg(scene(800, 800)), new Rendering(800, 800, Fit.PAD_WHITE, "jpeg", 90, 500L, false));

        assertThat(rendered.measurement().bytes()).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp", "avif"})
    void keepsRightsAndAiMarksAndLeavesPositionAndSerialNumbersBehind(String format) throws Exception {
        byte[] source =
                withSegments(jpeg(scene(600, 400)), exifSegment(1, "(c) Atelier", "SERIAL-4711"), xmpSegment("""
                        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">红色连衣裙</rdf:li></rdf:Alt></dc:title>
                        <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">EU only</rdf:li></rdf:Alt></xmpRights:UsageTerms>
                        <xmpRights:WebStatement>https://example.com/rights</xmpRights:WebStatement>
                        <exif:GPSLatitude>48,8.5N</exif:GPSLatitude><aux:SerialNumber>SERIAL-4711</aux:SerialNumber>
                        <Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>
                        <TC260:AIGC>{"Label":"1","ContentProducer":"x"}</TC260:AIGC>
                        """));
        MediaFacts master = inspect(file(folder, "master", source));
        assertThat(master.hasGps()).isTrue();
        assertThat(master.capturedAt()).isEqualTo(Instant.parse("2024-05-06T07:08:09Z"));

        var rendered = render(source, new Rendering(300, 300, Fit.PAD_WHITE, format, 80, null, false));

        MediaFacts facts = inspect(rendered.file());
        assertThat(rendered.lostMetadata()).isEmpty();
        assertThat(facts.hasGps()).isFalse();
        assertThat(facts.embedded())
                .containsEntry("dc:title", "红色连衣裙")
                .containsEntry("dc:rights", "(c) Atelier")
                .containsEntry("xmpRights:UsageTerms", "EU only")
                .containsEntry("xmpRights:WebStatement", "https://example.com/rights")
                .containsEntry("TC260:AIGC", "{\"Label\":\"1\",\"ContentProducer\":\"x\"}")
                .containsEntry(
                        "Iptc4xmpExt:DigitalSourceType",
                        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
        String bytes = Files.readString(rendered.file(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("SERIAL-4711").doesNotContain("48,8.5N");
    }

    @Test
    void refusesEntitiesInAPacket() throws Exception {
        String packet = "http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY leak SYSTEM \"file:///etc/hostname\">]>"
                + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                + "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">&leak;</rdf:li></rdf:Alt></dc:title>"
                + "</rdf:Description></rdf:RDF></x:xmpmeta>";
        byte[] source = withSegments(jpeg(scene(300, 300)), packet.getBytes(StandardCharsets.UTF_8));

        assertThat(inspect(file(folder, "xxe", source)).embedded()).isEmpty();
    }

    @Test
    void showsAPictureAsItsOrientationSays() throws Exception {
        byte[] source = withSegments(jpeg(scene(600, 400)), exifSegment(6, "c", "s"));

        MediaFacts facts = inspect(file(folder, "turned", source));
        var rendered = render(source, new Rendering(300, 300, Fit.INSIDE, "jpeg", 80, null, false));

        assertThat(facts.orientation()).isEqualTo(6);
        assertThat(facts.width()).isEqualTo(400);
        assertThat(facts.height()).isEqualTo(600);
        assertThat(rendered.measurement().width()).isEqualTo(200);
        assertThat(rendered.measurement().height()).isEqualTo(300);
        assertThat(inspect(rendered.file()).orientation()).isEqualTo(1);
    }

    @Test
    void laysTransparencyOnWhite() throws Exception {
        var transparent = new BufferedImage(500, 500, BufferedImage.TYPE_INT_ARGB);
        var graphics = transparent.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillRect(100, 100, 300, 300);
        graphics.dispose();

        var rendered = render(written(transparent, "png"), padded(400, 400));

        assertThat(rendered.measurement().backgroundWhite()).isEqualTo(1);
        assertThat(new Color(ImageIO.read(rendered.file().toFile()).getRGB(5, 5)))
                .isEqualTo(Color.WHITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "gif", "tiff"})
    void readsOtherFormatsOfMasters(String format) throws Exception {
        byte[] source = written(packshot(640, 480, Color.WHITE, Color.RED), format);

        MediaFacts facts = inspect(file(folder, "master", source));
        var rendered = render(source, padded(500, 500));

        assertThat(facts.format()).isEqualTo(format);
        assertThat(facts.features().palette().getFirst().name()).isEqualTo("red");
        assertThat(rendered.measurement().backgroundWhite()).isEqualTo(1);
    }

    @Test
    void readsPhotoshopDocuments() throws Exception {
        byte[] source = psd(320, 200, Color.BLUE);

        MediaFacts facts = inspect(file(folder, "master", source));
        Measurement variant = render(source, padded(160, 160)).measurement();

        assertThat(facts.format()).isEqualTo("psd");
        assertThat(facts.width()).isEqualTo(320);
        assertThat(facts.features().palette().getFirst().name()).isEqualTo("blue");
        assertThat(variant.backgroundWhite()).isZero();
        assertThat(variant.sourceScale()).isEqualTo(0.5);
    }

    @Test
    void makesPreviewsFromTheSameDecode() throws Exception {
        Path source = file(folder, "source", jpeg(scene(1_200, 800)));
        var request = new MediaRequest(
                source, true, List.of(), List.of(new MediaRequest.Preview(folder.resolve("preview.jpg"), 320)));

        var result = (MediaResult) workers.serve(request, Priority.INTERACTIVE, TIME);

        assertThat(result.facts().width()).isEqualTo(1_200);
        var preview = result.previews().getFirst();
        assertThat(preview.width()).isEqualTo(320);
        assertThat(preview.height()).isEqualTo(213);
        assertThat(Files.size(preview.file())).isEqualTo(preview.bytes());
    }
}
