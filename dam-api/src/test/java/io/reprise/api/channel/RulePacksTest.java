package io.reprise.api.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reprise.domain.channel.Evidence;
import io.reprise.domain.channel.MarketGroup;
import io.reprise.domain.channel.Metric;
import io.reprise.domain.channel.ProfileDefinition;
import io.reprise.domain.channel.Rendering;
import io.reprise.domain.variant.Conformance;
import io.reprise.domain.variant.Measurement;
import io.reprise.domain.variant.Outcome;
import io.reprise.domain.variant.RuleOutcome;
import io.reprise.media.request.MediaOutcome;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import io.reprise.media.worker.MediaWorkers;
import io.reprise.media.worker.Priority;
import io.reprise.media.worker.WorkerSettings;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rule packs of this release, as files: whole, attested, and such that what is rendered by them meets them. */
class RulePacksTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Metric> OF_THE_FRAME = Set.of(
            Metric.LONGEST_SIDE,
            Metric.WIDTH,
            Metric.HEIGHT,
            Metric.MEGAPIXELS,
            Metric.ASPECT,
            Metric.FORMAT,
            Metric.BYTES);

    /** The names of the contract, in its order. */
    static List<String> profiles() {
        return List.of(
                "amazon-main",
                "amazon-secondary",
                "google-merchant-main",
                "walmart-main",
                "ebay-main",
                "shopify-main",
                "zalando-main",
                "zalando-secondary",
                "lazada-main",
                "shopee-main",
                "shopee-secondary",
                "tiktok-shop-us-main",
                "tiktok-shop-sea-main",
                "tiktok-cover",
                "pinduoduo-main",
                "pinduoduo-secondary",
                "pinduoduo-cover",
                "douyin-main",
                "douyin-main-3x4",
                "xiaohongshu-main",
                "xiaohongshu-main-3x4",
                "xiaohongshu-secondary",
                "taobao-main",
                "taobao-secondary",
                "wechat-store-main",
                "temu-apparel-main",
                "temu-main",
                "shein-main",
                "shein-secondary",
                "meta-catalog-main",
                "meta-catalog-secondary",
                "meta-catalog-cover");
    }

    private static List<ProfileDefinition> definitions(String profile) throws IOException {
        try (InputStream in = RulePacksTest.class.getResourceAsStream("/profiles/" + profile + ".json")) {
            JsonNode file = JSON.readTree(Objects.requireNonNull(in, profile));
            assertThat(file.at("/schema").intValue()).isEqualTo(1);
            assertThat(LocalDate.parse(file.at("/read").asString())).isAfter("2026-01-01");
            List<ProfileDefinition> definitions = new ArrayList<>();
            file.at("/definitions").forEach(node -> definitions.add(ProfileForm.read(node)));
            assertThat(definitions).isNotEmpty();
            return definitions;
        }
    }

    @Test
    void thereAreThirtyTwoOfThem() {
        assertThat(profiles()).hasSize(32).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyRuleSaysWhoSaysSoAndOnlyTheChannelItselfBlocks(String profile) throws IOException {
        for (ProfileDefinition definition : definitions(profile)) {
            assertThat(definition.rules()).isNotEmpty().allSatisfy(rule -> {
                assertThat(rule.source()).isNotBlank();
                assertThat(rule.blocks())
                        .isEqualTo(rule.evidence() == Evidence.OFFICIAL || rule.evidence() == Evidence.OFFICIAL_SDK);
                assertThat(rule.evidence() == Evidence.HOUSE)
                        .isEqualTo(rule.source().startsWith("Reprise:"));
            });
            assertThat(MarketGroup.expanded(definition.markets())).allMatch(Set.of(Locale.getISOCountries())::contains);
        }
    }

    /** A picture that fills its frame and its budget to the last byte. */
    @ParameterizedTest
    @MethodSource("profiles")
    void whatIsRenderedMeetsTheRulesAboutItsFrame(String profile) throws IOException {
        for (ProfileDefinition definition : definitions(profile)) {
            Rendering r = definition.rendering();
            boolean limited = definition.rules().stream().anyMatch(rule -> rule.metric() == Metric.BYTES);
            assertThat(r.maxBytes() != null)
                    .as("a budget where there is a limit")
                    .isEqualTo(limited);
            long bytes = Objects.requireNonNullElse(r.maxBytes(), 1L);
            var file = new Measurement(r.width(), r.height(), r.format(), bytes, "srgb", 1, null, null, 1);
            assertThat(Conformance.judge(definition.rules(), file).rules())
                    .filteredOn(rule -> OF_THE_FRAME.contains(rule.rule().metric()))
                    .allMatch(rule -> rule.outcome() == Outcome.PASSED)
                    .extracting(RuleOutcome::outcome)
                    .doesNotContain(Outcome.FAILED);
        }
    }

    @Test
    void whatAChannelHasAnnouncedBeginsOnItsDay() throws IOException {
        assertThat(definitions("google-merchant-main").getLast().effectiveFrom())
                .isEqualTo("2027-01-31");
        assertThat(definitions("douyin-main-3x4").getFirst().effectiveFrom()).isEqualTo("2026-04-01");
    }

    /** A shoe box of 24 megapixels on pure white, rendered for every profile at once. */
    @Test
    void aPackshotOnWhitePassesEveryRuleThatCanBeMeasuredForEveryProfile(@TempDir Path folder) throws Exception {
        Path master = folder.resolve("master.jpg");
        packshot(master);
        List<ProfileDefinition> wanted = new ArrayList<>();
        List<MediaRequest.Output> outputs = new ArrayList<>();
        for (String profile : profiles()) {
            ProfileDefinition definition = definitions(profile).getLast();
            wanted.add(definition);
            outputs.add(new MediaRequest.Output(
                    folder.resolve(profile + "." + definition.rendering().format()), definition.rendering()));
        }
        List<MediaResult.Rendered> files;
        try (MediaWorkers workers = MediaWorkers.start(WorkerSettings.defaults().withWorkers(1))) {
            MediaOutcome outcome =
                    workers.serve(MediaRequest.render(master, outputs), Priority.INTERACTIVE, Duration.ofSeconds(120));
            assertThat(outcome).isInstanceOf(MediaResult.class);
            files = ((MediaResult) outcome).outputs();
        }
        assertThat(files).hasSize(32);
        for (int i = 0; i < files.size(); i++) {
            Conformance judged =
                    Conformance.judge(wanted.get(i).rules(), files.get(i).measurement());
            assertThat(judged.rules())
                    .as(profiles().get(i))
                    .allMatch(rule ->
                            rule.outcome() == Outcome.PASSED || rule.rule().metric() == Metric.OVERLAY);
        }
        opensWithoutAWarning(
                folder, files.stream().map(MediaResult.Rendered::file).toList());
    }

    private static void packshot(Path file) throws IOException {
        BufferedImage image = new BufferedImage(6_000, 4_000, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 6_000, 4_000);
        graphics.setPaint(new GradientPaint(300, 300, new Color(0x8a1f2d), 5_700, 3_700, new Color(0x2d5a1f)));
        graphics.fillRoundRect(250, 250, 5_500, 3_500, 200, 200);
        graphics.dispose();
        ImageIO.write(image, "jpg", file.toFile());
    }

    /** The outside judge: skipped, saying so, where it is not installed. */
    private static void opensWithoutAWarning(Path folder, List<Path> files) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("exiftool", "-q", "-q", "-validate", "-warning", "-error", "-a", "-s3"));
        files.forEach(file -> command.add(file.toString()));
        Process exiftool;
        try {
            exiftool = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException notInstalled) {
            assumeTrue(false, "exiftool is not installed: nobody else has looked at the files");
            return;
        }
        String said = new String(exiftool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(exiftool.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> !line.startsWith("OK") && !line.startsWith("======")))
                .isEmpty();
        assertThat(said.lines().filter(line -> line.startsWith("OK"))).hasSize(files.size());
    }
}
