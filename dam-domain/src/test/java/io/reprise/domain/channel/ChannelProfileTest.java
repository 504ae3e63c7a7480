package io.reprise.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelProfileTest {
    private static final String PROFILE = "google-merchant-main";
    private static final Rule MINIMUM = rule("min-width", new Requirement.AtLeast(500));
    private static final Rule BYTES = rule("max-bytes", new Requirement.AtMost(16_000_000));
    private static final ProfileDefinition BEFORE = from("2026-01-01", BYTES);
    private static final ProfileDefinition AFTER = from("2027-01-31", BYTES, MINIMUM);

    private final FixtureConfiguration<ChannelProfile> fixture = new AggregateTestFixture<>(ChannelProfile.class);

    @Test
    void aFirstDefinitionIsRevisionOne() {
        fixture.givenNoPriorActivity()
                .when(revise(PROFILE, BEFORE))
                .expectEvents(revised(1, BEFORE))
                .expectResultMessagePayload(0L)
                .expectState(profile -> {
                    assertThat(profile.profile()).isEqualTo(PROFILE);
                    assertThat(profile.latest()).isEqualTo(BEFORE);
                });
    }

    @Test
    void anotherDefinitionIsTheNextRevision() {
        fixture.given(revised(1, BEFORE))
                .when(revise(PROFILE, AFTER))
                .expectEvents(revised(2, AFTER))
                .expectResultMessagePayload(1L);
    }

    @Test
    void theSameDefinitionAgainIsNoEvent() {
        fixture.given(revised(1, BEFORE), revised(2, AFTER))
                .when(revise(PROFILE, AFTER))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void anEarlierDefinitionMayComeBack() {
        fixture.given(revised(1, BEFORE), revised(2, AFTER))
                .when(revise(PROFILE, BEFORE))
                .expectEvents(revised(3, BEFORE));
    }

    @Test
    void twoRulesOfOneNameAreRefused() {
        fixture.givenNoPriorActivity()
                .when(revise(PROFILE, from("2026-01-01", MINIMUM, rule("min-width", new Requirement.AtLeast(600)))))
                .expectException(ChannelProfileRejection.DuplicateRule.class)
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("namesThatAreNone")
    void aNameMustBeWordsJoinedByHyphens(String name) {
        fixture.givenNoPriorActivity()
                .when(revise(name, BEFORE))
                .expectException(ChannelProfileRejection.InvalidName.class)
                .expectNoEvents();
    }

    static Stream<String> namesThatAreNone() {
        return Stream.of(
                "a",
                "-",
                "Amazon-main",
                "amazon--main",
                "-amazon",
                "amazon-",
                "amazon main",
                "../amazon",
                "amazon\u0000",
                "amazon-main\n",
                "ａｍａｚｏｎ",
                "淘宝",
                "a".repeat(65),
                "a" + "-a".repeat(200_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "a1", "1-2-3", "tiktok-shop-us-main"})
    void aNameOfLowerCaseWordsIsTaken(String name) {
        fixture.givenNoPriorActivity()
                .when(revise(name, BEFORE))
                .expectEvents(new ChannelProfileEvent.Revised(name, 1, BEFORE));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 2, 99})
    void aCommandForAnotherVersionOfTheProfileIsRefused(long expected) {
        fixture.given(revised(1, BEFORE), revised(2, AFTER))
                .when(new ChannelProfileCommand.Revise(PROFILE, expected, BEFORE))
                .expectException(ConflictingAggregateVersionException.class)
                .expectNoEvents();
    }

    @Test
    void aCommandForThisVersionOfTheProfileIsTaken() {
        fixture.given(revised(1, BEFORE))
                .when(new ChannelProfileCommand.Revise(PROFILE, 0L, AFTER))
                .expectEvents(revised(2, AFTER));
    }

    @Test
    void aVersionOfAProfileThatIsNotThereIsStale() {
        fixture.givenNoPriorActivity()
                .when(new ChannelProfileCommand.Revise(PROFILE, 0L, BEFORE))
                .expectException(ConflictingAggregateVersionException.class)
                .expectNoEvents();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 0",
        "2026-01-01, 1",
        "2027-01-30, 1",
        "2027-01-31, 2",
        "2027-02-01, 2",
        "9999-12-31, 2",
    })
    void theRevisionInForceIsTheOneThatTookEffectLast(LocalDate day, int expected) {
        assertThat(profileOf(BEFORE, AFTER).on(day).map(ProfileRevision::number).orElse(0))
                .isEqualTo(expected);
        assertThat(profileOf(AFTER, BEFORE)
                        .on(day)
                        .map(ProfileRevision::effectiveFrom)
                        .orElse(null))
                .as("in whatever order they were defined")
                .isEqualTo(
                        expected == 0
                                ? null
                                : List.of(BEFORE, AFTER).get(expected - 1).effectiveFrom());
    }

    @Test
    void ofTwoThatTakeEffectOnOneDayTheNewerHolds() {
        ProfileDefinition corrected = from("2027-01-31", MINIMUM);
        assertThat(profileOf(BEFORE, AFTER, corrected).on(LocalDate.parse("2027-01-31")))
                .hasValueSatisfying(revision -> assertThat(revision.rules()).containsExactly(MINIMUM));
    }

    @Test
    void aCorrectionOfTheOldRulesDoesNotEndTheNewOnes() {
        ProfileDefinition corrected = from("2026-01-01", BYTES, rule("frames", new Requirement.AtMost(1)));
        ChannelProfile profile = profileOf(BEFORE, AFTER, corrected);
        assertThat(profile.on(LocalDate.parse("2027-01-30")).orElseThrow().number())
                .isEqualTo(3);
        assertThat(profile.on(LocalDate.parse("2027-01-31")).orElseThrow().number())
                .isEqualTo(2);
        assertThat(profile.latest()).isEqualTo(corrected);
    }

    @Test
    void revisionsCountFromOneWithoutGaps() {
        assertThat(profileOf(BEFORE, AFTER, BEFORE).revisions())
                .extracting(ProfileRevision::number)
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource(Evidence.class)
    void onlyWhatTheChannelItselfSaysBlocks(Evidence evidence) {
        Rule rule = new Rule("r", Metric.WIDTH, new Requirement.AtLeast(1), "s", null, evidence);
        assertThat(rule.blocks()).isEqualTo(evidence == Evidence.OFFICIAL || evidence == Evidence.OFFICIAL_SDK);
        assertThat(Evidence.of(evidence.code())).isEqualTo(evidence);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void aMetricIsFoundByItsCode(Metric metric) {
        assertThat(Metric.of(metric.code())).isEqualTo(metric);
    }

    @Test
    void wordsAndFiguresThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Metric.of("WIDTH"));
        assertThatIllegalArgumentException().isThrownBy(() -> Evidence.of("hearsay"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Requirement.OneOf(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Requirement.Ratio(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Requirement.Ratio(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> frame(0, 90));
        assertThatIllegalArgumentException().isThrownBy(() -> frame(30_001, 90));
        assertThatIllegalArgumentException().isThrownBy(() -> frame(100, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> frame(100, 101));
    }

    private static ChannelProfile profileOf(ProfileDefinition... definitions) {
        return ChannelProfile.of(IntStream.range(0, definitions.length)
                .mapToObj(i -> revised(i + 1, definitions[i]))
                .toList());
    }

    private static ChannelProfileEvent.Revised revised(int revision, ProfileDefinition definition) {
        return new ChannelProfileEvent.Revised(PROFILE, revision, definition);
    }

    private static ChannelProfileCommand revise(String profile, ProfileDefinition definition) {
        return new ChannelProfileCommand.Revise(profile, null, definition);
    }

    private static ProfileDefinition from(String day, Rule... rules) {
        return new ProfileDefinition(
                "google-merchant",
                "Google Merchant main image",
                List.of(),
                "main",
                LocalDate.parse(day),
                List.of(rules),
                frame(1500, 90));
    }

    private static Rendering frame(int side, int quality) {
        return new Rendering(side, side, Rendering.Fit.PAD_WHITE, "jpeg", quality, 16_000_000L, false);
    }

    private static Rule rule(String name, Requirement required) {
        return new Rule(name, Metric.WIDTH, required, "https://example.com/rules", "2026", Evidence.OFFICIAL);
    }
}
