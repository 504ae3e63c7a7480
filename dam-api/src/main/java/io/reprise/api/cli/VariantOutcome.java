package io.reprise.api.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a derived variant stands, in the server's words.
 *
 * @param state {@code derived}, or what the server says instead
 * @param failure why it could not be derived; absent otherwise
 * @param outcome {@code passed, failed, not-measurable} or {@code unknown}; never better than what the server said
 * @param blocked whether a failed rule forbids publication
 * @param notPassed every rule that did not pass
 */
record VariantOutcome(
        String profile,
        String state,
        @Nullable String failure,
        String outcome,
        boolean blocked,
        List<RuleNotPassed> notPassed) {
    /**
     * @param metric what the rule measures
     * @param measured {@code -} when there is no measurement
     */
    record RuleNotPassed(
            String rule, String metric, String required, String measured, String outcome, boolean blocks) {}

    VariantOutcome {
        notPassed = List.copyOf(notPassed);
    }

    static VariantOutcome missing(String profile) {
        return new VariantOutcome(profile, "missing", null, "unknown", false, List.of());
    }

    static VariantOutcome read(JsonNode variant) {
        JsonNode conformance = variant.path("conformance");
        List<RuleNotPassed> notPassed = new ArrayList<>();
        for (JsonNode rule : conformance.path("rules")) {
            String outcome = Answer.text(rule, "outcome", "unknown");
            if (!"passed".equals(outcome)) {
                notPassed.add(new RuleNotPassed(
                        Answer.text(rule, "rule", "?"),
                        Answer.text(rule, "metric", "?"),
                        words(rule.path("required")),
                        words(rule.path("measured")),
                        outcome,
                        rule.path("blocks").asBoolean(false)));
            }
        }
        return new VariantOutcome(
                Answer.text(variant, "profile", "?"),
                Answer.text(variant, "state", "unknown"),
                variant.path("failure").isString() ? Answer.text(variant, "failure", "") : null,
                Answer.text(conformance, "outcome", "unknown"),
                conformance
                        .path("blocked")
                        .asBoolean(
                                notPassed.stream().anyMatch(rule -> rule.blocks() && "failed".equals(rule.outcome()))),
                notPassed);
    }

    boolean derived() {
        return "derived".equals(state);
    }

    /** The outcome of what was derived, or why nothing was. */
    String standing() {
        if (derived()) {
            return outcome;
        }
        return failure == null ? state : state + " (" + failure + ")";
    }

    private static String words(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "-";
        }
        return Printable.line(value.isString() ? value.stringValue() : value.toString());
    }
}
