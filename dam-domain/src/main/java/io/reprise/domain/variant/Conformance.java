package io.reprise.domain.variant;

import static io.reprise.domain.variant.Outcome.FAILED;
import static io.reprise.domain.variant.Outcome.NOT_MEASURABLE;
import static io.reprise.domain.variant.Outcome.PASSED;
import static io.reprise.domain.variant.Outcome.UNKNOWN;

import io.reprise.domain.channel.Requirement;
import io.reprise.domain.channel.Rule;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rendered file stands against every rule of its profile.
 *
 * @param outcome the worst of all rules; of no rules, unknown
 * @param blocked whether a rule that blocks has failed
 */
public record Conformance(Outcome outcome, boolean blocked, List<RuleOutcome> rules) {
    /** Share of the ground ring that must be pure white for a white ground: what JPEG ringing leaves is not a fault. */
    private static final double WHITE_SHARE = 0.995;

    public Conformance {
        rules = List.copyOf(rules);
    }

    /** Judges a measurement by each rule. Nothing that was not measured passes. */
    public static Conformance judge(List<Rule> rules, Measurement measured) {
        return of(rules.stream().map(rule -> judge(rule, measured)).toList());
    }

    private static Conformance of(List<RuleOutcome> outcomes) {
        Outcome worst = outcomes.stream()
                .map(RuleOutcome::outcome)
                .max(Comparator.naturalOrder())
                .orElse(UNKNOWN);
        boolean blocked = outcomes.stream()
                .anyMatch(each -> each.outcome() == FAILED && each.rule().blocks());
        return new Conformance(worst, blocked, outcomes);
    }

    /**
     * Judges a file by rules that were not its own when it was made: those of another day. What its rendition does not say
     * is taken from what was measured for rules of the same kind then; what nobody measured is unknown.
     */
    public Conformance under(List<Rule> others, Rendition file) {
        List<RuleOutcome> outcomes =
                others.stream().map(rule -> under(rule, file)).toList();
        return of(outcomes);
    }

    private RuleOutcome under(Rule rule, Rendition file) {
        return switch (rule.metric()) {
            case LONGEST_SIDE, WIDTH, HEIGHT, MEGAPIXELS, ASPECT, FORMAT, BYTES ->
                judge(
                        rule,
                        new Measurement(
                                file.width(), file.height(), file.format(), file.bytes(), "unknown", 1, null, null, 1));
            default ->
                rules.stream()
                        .filter(each -> each.rule().metric() == rule.metric())
                        .findFirst()
                        .map(each -> again(rule, each))
                        .orElseGet(() -> new RuleOutcome(rule, null, UNKNOWN));
        };
    }

    private static RuleOutcome again(Rule rule, RuleOutcome before) {
        String measured = before.measured();
        if (measured == null) {
            return new RuleOutcome(rule, null, before.outcome() == NOT_MEASURABLE ? NOT_MEASURABLE : UNKNOWN);
        }
        return switch (rule.metric()) {
            case COLOUR_SPACE -> word(rule, measured);
            case OVERLAY -> overlay(rule, Integer.valueOf(measured));
            default -> number(rule, Double.valueOf(measured));
        };
    }

    private static RuleOutcome judge(Rule rule, Measurement m) {
        return switch (rule.metric()) {
            case LONGEST_SIDE -> number(rule, (double) Math.max(m.width(), m.height()));
            case WIDTH -> number(rule, (double) m.width());
            case HEIGHT -> number(rule, (double) m.height());
            case MEGAPIXELS -> number(rule, m.width() * (double) m.height() / 1_000_000);
            case ASPECT -> aspect(rule, m);
            case FORMAT -> word(rule, m.format());
            case BYTES -> number(rule, (double) m.bytes());
            case COLOUR_SPACE -> word(rule, m.colourSpace());
            case BACKGROUND_WHITE -> number(rule, m.backgroundWhite());
            case FILL_LONGEST_AXIS -> number(rule, m.fillLongestAxis());
            case FRAMES -> number(rule, (double) m.frames());
            case SOURCE_SCALE -> number(rule, m.sourceScale());
            case OVERLAY -> overlay(rule, m.overlays());
        };
    }

    /** What a recipe has drawn is known; what the photograph itself shows, nobody has looked at. */
    private static RuleOutcome overlay(Rule rule, @Nullable Integer drawn) {
        if (drawn == null || drawn == 0) {
            return new RuleOutcome(rule, null, UNKNOWN);
        }
        return new RuleOutcome(
                rule, drawn.toString(), rule.required() instanceof Requirement.Absent ? FAILED : UNKNOWN);
    }

    private static RuleOutcome number(Rule rule, @Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return new RuleOutcome(rule, null, NOT_MEASURABLE);
        }
        Outcome outcome = switch (rule.required()) {
            case Requirement.AtLeast(double least) -> passIf(value >= least);
            case Requirement.AtMost(double most) -> passIf(value <= most);
            case Requirement.White() -> passIf(value >= WHITE_SHARE);
            case Requirement.OneOf _, Requirement.Ratio _, Requirement.Absent _ -> UNKNOWN;
        };
        // Not rounded: 5,000,001 bytes must not read as the 5,000,000 that would have passed.
        String text = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return new RuleOutcome(rule, text, outcome);
    }

    private static RuleOutcome word(Rule rule, String value) {
        if (value.equals("unknown")) {
            return new RuleOutcome(rule, null, NOT_MEASURABLE);
        }
        return new RuleOutcome(
                rule,
                value,
                rule.required() instanceof Requirement.OneOf(var any) ? passIf(any.contains(value)) : UNKNOWN);
    }

    private static RuleOutcome aspect(Rule rule, Measurement m) {
        String text = m.width() + ":" + m.height();
        double ratio = (double) m.width() / m.height();
        // Half a pixel on the shorter side, as for a ratio: no picture has exactly three to four at every width.
        double slack = 0.5 / Math.min(m.width(), m.height());
        if (rule.required() instanceof Requirement.AtLeast(double least)) {
            return new RuleOutcome(rule, text, passIf(ratio >= least - slack));
        }
        if (rule.required() instanceof Requirement.AtMost(double most)) {
            return new RuleOutcome(rule, text, passIf(ratio <= most + slack));
        }
        if (!(rule.required() instanceof Requirement.Ratio(double width, double height))) {
            return new RuleOutcome(rule, text, UNKNOWN);
        }
        boolean portrait = height >= width;
        double off = portrait
                ? Math.abs(m.width() - m.height() * width / height)
                : Math.abs(m.height() - m.width() * height / width);
        return new RuleOutcome(rule, text, passIf(off <= 0.5));
    }

    private static Outcome passIf(boolean passed) {
        return passed ? PASSED : FAILED;
    }
}
