package io.reprise.api.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.channel.Evidence;
import io.reprise.domain.channel.MarketGroup;
import io.reprise.domain.channel.Metric;
import io.reprise.domain.channel.ProfileDefinition;
import io.reprise.domain.channel.Rendering;
import io.reprise.domain.variant.Conformance;
import io.reprise.domain.variant.Measurement;
import io.reprise.domain.variant.Outcome;
import io.reprise.domain.variant.RuleOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
}
