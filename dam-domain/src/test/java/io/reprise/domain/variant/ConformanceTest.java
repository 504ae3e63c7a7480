package io.reprise.domain.variant;

import static io.reprise.domain.variant.Outcome.FAILED;
import static io.reprise.domain.variant.Outcome.NOT_MEASURABLE;
import static io.reprise.domain.variant.Outcome.PASSED;
import static io.reprise.domain.variant.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.channel.Evidence;
import io.reprise.domain.channel.Metric;
import io.reprise.domain.channel.Requirement;
import io.reprise.domain.channel.Rule;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceTest {
    private static final Measurement SQUARE = file(1600, 1600, 1.0, 90.0);

    @Test
    void aPhotographOfFourHundredPixelsFailsAmazonsMinimumAndIsNotBlockedByARestatement() {
        Rule minimum = rule(Metric.LONGEST_SIDE, new Requirement.AtLeast(500), Evidence.RESTATED_OFFICIAL);
        Conformance conformance = Conformance.judge(List.of(minimum), file(400, 400, 1.0, 90.0));
        assertThat(conformance)
                .isEqualTo(new Conformance(FAILED, false, List.of(new RuleOutcome(minimum, "400", FAILED))));
    }

    @ParameterizedTest
    @CsvSource({
        "LONGEST_SIDE, 499, FAILED", "LONGEST_SIDE, 500, PASSED",
        "LONGEST_SIDE, 501, PASSED", "WIDTH, 499, FAILED"
    })
    void boundsAreInclusive(Metric metric, int width, Outcome expected) {
        assertThat(outcome(metric, new Requirement.AtLeast(500), file(width, 100, null, null)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"5000000, PASSED, 5000000", "5000001, FAILED, 5000001", "9007199254740991, FAILED, 9007199254740991"})
    void bytesAreToldToTheLastOne(long bytes, Outcome expected, String told) {
        Rule rule = rule(Metric.BYTES, new Requirement.AtMost(5_000_000), Evidence.OFFICIAL);
        var file = new Measurement(1, 1, "jpeg", bytes, "srgb", 1, null, null, 1);
        assertThat(Conformance.judge(List.of(rule), file).rules())
                .containsExactly(new RuleOutcome(rule, told, expected));
    }

    @ParameterizedTest
    @CsvSource({"1.0, PASSED", "0.995, PASSED", "0.99499, FAILED", "0.9949999999, FAILED", "0, FAILED"})
    void whiteAllowsForHalfAPerCentOfEncodingNoise(double share, Outcome expected) {
        assertThat(outcome(Metric.BACKGROUND_WHITE, new Requirement.White(), file(10, 10, share, null)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1801, 2600, 1801, 2600, PASSED",
        "762, 1100, 1801, 2600, PASSED",
        "761, 1100, 1801, 2600, FAILED",
        "1801, 2600, 1, 1.44, FAILED",
        "1600, 1600, 1, 1, PASSED",
        "1600, 1599, 1, 1, FAILED",
        "1000, 667, 3, 2, PASSED",
        "1000, 666, 3, 2, FAILED",
        "750, 1000, 3, 4, PASSED",
        "1000, 750, 3, 4, FAILED",
        "3, 2, 2, 1, PASSED",
        "1, 2, 3, 8, PASSED"
    })
    void anAspectIsMetWithinHalfAPixelOfTheShorterSide(int w, int h, double rw, double rh, Outcome expected) {
        assertThat(outcome(Metric.ASPECT, new Requirement.Ratio(rw, rh), file(w, h, null, null)))
                .isEqualTo(expected);
    }

    @Property
    void aFrameRoundedFromItsRatioAlwaysHasIt(
            @ForAll @IntRange(min = 1, max = 30_000) int longSide,
            @ForAll @IntRange(min = 1, max = 100) int a,
            @ForAll @IntRange(min = 1, max = 100) int b) {
        int shortSide = (int) Math.max(1, Math.round(longSide * (double) Math.min(a, b) / Math.max(a, b)));
        Measurement file = a < b ? file(shortSide, longSide, null, null) : file(longSide, shortSide, null, null);
        double exact = longSide * (double) Math.min(a, b) / Math.max(a, b);
        assertThat(outcome(Metric.ASPECT, new Requirement.Ratio(a, b), file))
                .isEqualTo(Math.abs(exact - shortSide) <= 0.5 ? PASSED : FAILED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsNotMeasurable(double value) {
        assertThat(outcome(Metric.BACKGROUND_WHITE, new Requirement.White(), file(10, 10, value, null)))
                .isEqualTo(NOT_MEASURABLE);
        assertThat(outcome(Metric.FILL_LONGEST_AXIS, new Requirement.AtLeast(85), file(10, 10, null, value)))
                .isEqualTo(NOT_MEASURABLE);
    }

    @Test
    void aColourSpaceNobodyCouldReadIsNotMeasurable() {
        var file = new Measurement(10, 10, "jpeg", 1, "unknown", 1, null, null, 1);
        assertThat(outcome(Metric.COLOUR_SPACE, new Requirement.OneOf(List.of("srgb")), file))
                .isEqualTo(NOT_MEASURABLE);
    }

    @Test
    void wordsMustBeAmongThoseNamed() {
        assertThat(outcome(Metric.FORMAT, new Requirement.OneOf(List.of("png", "jpeg")), SQUARE))
                .isEqualTo(PASSED);
        assertThat(outcome(Metric.FORMAT, new Requirement.OneOf(List.of("png")), SQUARE))
                .isEqualTo(FAILED);
    }

    @Property
    void overlaysAreUnknownWhateverIsAsked(@ForAll("requirements") Requirement required) {
        Rule rule = rule(Metric.OVERLAY, required, Evidence.OFFICIAL);
        assertThat(Conformance.judge(List.of(rule), SQUARE))
                .isEqualTo(new Conformance(UNKNOWN, false, List.of(new RuleOutcome(rule, null, UNKNOWN))));
    }

    @Property
    void nothingThatWasNotMeasuredPasses(@ForAll("rules") @Size(max = 12) List<Rule> rules) {
        var nothing = new Measurement(1600, 1600, "jpeg", 1000, "unknown", 1, null, null, Double.NaN);
        List<Metric> unmeasured = List.of(
                Metric.BACKGROUND_WHITE,
                Metric.FILL_LONGEST_AXIS,
                Metric.COLOUR_SPACE,
                Metric.SOURCE_SCALE,
                Metric.OVERLAY);
        assertThat(Conformance.judge(rules, nothing).rules())
                .filteredOn(each -> unmeasured.contains(each.rule().metric()))
                .allMatch(each -> each.outcome() == NOT_MEASURABLE || each.outcome() == UNKNOWN);
    }

    @Property
    void whatPassedCarriesItsMeasure(@ForAll("rules") List<Rule> rules) {
        assertThat(Conformance.judge(rules, SQUARE).rules())
                .filteredOn(each -> each.outcome() == PASSED || each.outcome() == FAILED)
                .allMatch(each -> each.measured() != null);
    }

    @Property
    void onlyAFailureOfAnOfficialRuleBlocks(@ForAll("rules") List<Rule> rules) {
        Conformance conformance = Conformance.judge(rules, SQUARE);
        boolean officialFailure = conformance.rules().stream()
                .anyMatch(each -> each.outcome() == FAILED
                        && List.of("official", "official-sdk")
                                .contains(each.rule().evidence().code()));
        assertThat(conformance.blocked()).isEqualTo(officialFailure);
    }

    @Property
    void theWorstRuleIsTheOutcome(@ForAll("rules") List<Rule> rules) {
        Conformance conformance = Conformance.judge(rules, SQUARE);
        assertThat(conformance.rules()).extracting(RuleOutcome::rule).isEqualTo(rules);
        assertThat(conformance.outcome() == PASSED)
                .isEqualTo(!rules.isEmpty() && conformance.rules().stream().allMatch(each -> each.outcome() == PASSED));
        assertThat(conformance.outcome() == FAILED)
                .isEqualTo(conformance.rules().stream().anyMatch(each -> each.outcome() == FAILED));
    }

    @Test
    void aProfileWithoutRulesPromisesNothing() {
        assertThat(Conformance.judge(List.of(), SQUARE)).isEqualTo(new Conformance(UNKNOWN, false, List.of()));
    }

    @Property
    void theFigureToldLeadsToTheSameOutcome(
            @ForAll @DoubleRange(min = 0, max = 100) double fill,
            @ForAll @DoubleRange(min = 0, max = 100) double least) {
        Rule rule = rule(Metric.FILL_LONGEST_AXIS, new Requirement.AtLeast(least), Evidence.HOUSE);
        RuleOutcome told = Conformance.judge(List.of(rule), file(10, 10, null, fill))
                .rules()
                .getFirst();
        assertThat(told.measured()).isNotNull();
        assertThat(new BigDecimal(told.measured()).doubleValue() >= least).isEqualTo(told.outcome() == PASSED);
    }

    @Provide
    Arbitrary<Requirement> requirements() {
        return Arbitraries.of(
                new Requirement.AtLeast(500),
                new Requirement.AtMost(1),
                new Requirement.OneOf(List.of("jpeg", "srgb")),
                new Requirement.Ratio(3, 4),
                new Requirement.White(),
                new Requirement.Absent());
    }

    @Provide
    Arbitrary<List<Rule>> rules() {
        Arbitrary<Metric> metrics = Arbitraries.of(Metric.class);
        Arbitrary<Evidence> evidence = Arbitraries.of(Evidence.class);
        return Combinators.combine(metrics, requirements(), evidence)
                .as(ConformanceTest::rule)
                .list()
                .ofMaxSize(12);
    }

    private static Outcome outcome(Metric metric, Requirement required, Measurement file) {
        return Conformance.judge(List.of(rule(metric, required, Evidence.OFFICIAL)), file)
                .outcome();
    }

    private static Rule rule(Metric metric, Requirement required, Evidence evidence) {
        return new Rule("rule", metric, required, "https://example.com/rules", null, evidence);
    }

    private static Measurement file(int width, int height, @Nullable Double white, @Nullable Double fill) {
        return new Measurement(width, height, "jpeg", 1000, "srgb", 1, white, fill, 1);
    }

    @Test
    void aRangeOfProportionsIsMetWithinHalfAPixel() {
        Rule least = new Rule("min-aspect", Metric.ASPECT, new Requirement.AtLeast(0.75), "s", null, Evidence.OFFICIAL);
        Rule most = new Rule("max-aspect", Metric.ASPECT, new Requirement.AtMost(1), "s", null, Evidence.OFFICIAL);
        assertThat(Conformance.judge(List.of(least, most), shaped(1_650, 2_200)).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(Conformance.judge(List.of(least, most), shaped(1_000, 1_334)).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(Conformance.judge(List.of(least), shaped(1_000, 1_340)).outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(Conformance.judge(List.of(most), shaped(1_010, 1_000)).outcome())
                .isEqualTo(Outcome.FAILED);
    }

    private static Measurement shaped(int width, int height) {
        return new Measurement(width, height, "jpeg", 1, "srgb", 1, null, null, 1);
    }

    @Test
    void rulesOfAnotherDayAreJudgedFromWhatWasMeasuredThen() {
        Rule white =
                new Rule("background", Metric.BACKGROUND_WHITE, new Requirement.White(), "s", null, Evidence.OFFICIAL);
        Rule fill =
                new Rule("fill", Metric.FILL_LONGEST_AXIS, new Requirement.AtLeast(60), "s", null, Evidence.OFFICIAL);
        Rule more =
                new Rule("fill", Metric.FILL_LONGEST_AXIS, new Requirement.AtLeast(85), "s", null, Evidence.OFFICIAL);
        Rule width = new Rule("min-width", Metric.WIDTH, new Requirement.AtLeast(500), "s", null, Evidence.OFFICIAL);
        Rule frames = new Rule("frames", Metric.FRAMES, new Requirement.AtMost(1), "s", null, Evidence.OFFICIAL);
        var file = new Rendition(io.reprise.domain.shared.Digest.ERASED, 1_000, 400, 600, "jpeg", 90, "engine");
        Conformance made = Conformance.judge(
                List.of(white, fill), new Measurement(400, 600, "jpeg", 1_000, "srgb", 1, null, 70.0, 1));
        Conformance then = made.under(List.of(white, more, width, frames), file);
        assertThat(then.rules().stream().map(RuleOutcome::outcome))
                .containsExactly(Outcome.NOT_MEASURABLE, Outcome.FAILED, Outcome.FAILED, Outcome.UNKNOWN);
        assertThat(then.blocked()).isTrue();
        assertThat(made.under(List.of(fill), file).outcome()).isEqualTo(Outcome.PASSED);
    }
}
