package io.reprise.api.channel;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.channel.Evidence;
import io.reprise.domain.channel.Metric;
import io.reprise.domain.channel.ProfileDefinition;
import io.reprise.domain.channel.Rendering;
import io.reprise.domain.channel.Requirement;
import io.reprise.domain.channel.Rule;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a profile's definition from JSON, in a request or in a rule pack, gathering everything that is wrong. */
final class ProfileForm {
    private final List<FieldError> errors = new ArrayList<>();

    /** @throws InvalidRequest naming every member that is wrong */
    static ProfileDefinition read(JsonNode json) {
        var form = new ProfileForm();
        List<Rule> rules = new ArrayList<>();
        JsonNode given = json.path("rules");
        if (!given.isArray() || given.size() > 100) {
            form.error("/rules", "not-an-array-of-rules");
        } else {
            for (int i = 0; i < given.size(); i++) {
                Rule rule = form.rule("/rules/" + i, given.get(i));
                if (rule != null) {
                    rules.add(rule);
                }
            }
        }
        String channel = form.text("/channel", json.path("channel"), 64);
        String name = form.text("/name", json.path("name"), 200);
        String role = form.text("/role", json.path("role"), 64);
        LocalDate from = form.parsed("/effectiveFrom", json.path("effectiveFrom"), LocalDate::parse);
        Rendering rendering = form.rendering(json.path("rendering"));
        List<String> markets = form.markets(json.path("markets"));
        if (channel == null
                || name == null
                || role == null
                || from == null
                || rendering == null
                || !form.errors.isEmpty()) {
            throw new InvalidRequest(form.errors);
        }
        return new ProfileDefinition(channel, name, markets, role, from, rules, rendering);
    }

    private List<String> markets(JsonNode json) {
        List<String> markets = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            String market = text("/markets/" + i, json.path(i), 32);
            if (market != null) {
                markets.add(market);
            }
        }
        return markets;
    }

    private @Nullable Rule rule(String at, JsonNode json) {
        String name = text(at + "/name", json.path("name"), 64);
        Metric metric = parsed(at + "/metric", json.path("metric"), Metric::of);
        Requirement required = requirement(at + "/required", json.path("required"));
        String source = text(at + "/source", json.path("source"), 2_000);
        Evidence evidence = parsed(at + "/evidence", json.path("evidence"), Evidence::of);
        JsonNode date = json.path("sourceDate");
        String sourceDate = date.isNull() || date.isMissingNode() ? null : text(at + "/sourceDate", date, 200);
        return name == null || metric == null || required == null || source == null || evidence == null
                ? null
                : new Rule(name, metric, required, source, sourceDate, evidence);
    }

    private @Nullable Requirement requirement(String at, JsonNode json) {
        try {
            if (json.path("atLeast").isNumber()) {
                return new Requirement.AtLeast(json.path("atLeast").doubleValue());
            }
            if (json.path("atMost").isNumber()) {
                return new Requirement.AtMost(json.path("atMost").doubleValue());
            }
            if (json.path("oneOf").isArray()) {
                List<String> words = new ArrayList<>();
                json.path("oneOf").forEach(word -> words.add(word.asString()));
                return new Requirement.OneOf(words);
            }
            if (json.path("ratio").size() == 2) {
                return new Requirement.Ratio(
                        json.path("ratio").path(0).doubleValue(),
                        json.path("ratio").path(1).doubleValue());
            }
            if (json.path("white").asBoolean(false)) {
                return new Requirement.White();
            }
            if (json.path("absent").asBoolean(false)) {
                return new Requirement.Absent();
            }
        } catch (RuntimeException outOfRange) {
            // said below
        }
        error(at, "unknown-requirement");
        return null;
    }

    private @Nullable Rendering rendering(JsonNode json) {
        try {
            return new Rendering(
                    json.path("width").intValue(),
                    json.path("height").intValue(),
                    Rendering.Fit.valueOf(
                            json.path("fit").asString().replace('-', '_').toUpperCase(Locale.ROOT)),
                    format(json.path("format").asString()),
                    json.path("quality").intValue(),
                    json.path("maxBytes").isNumber() ? json.path("maxBytes").longValue() : null,
                    json.path("upscale").asBoolean(false));
        } catch (RuntimeException outOfRange) {
            error("/rendering", "malformed");
            return null;
        }
    }

    private static String format(String format) {
        if (!List.of("jpeg", "png", "webp", "avif").contains(format)) {
            throw new IllegalArgumentException("cannot be rendered: " + format);
        }
        return format;
    }

    private @Nullable String text(String at, JsonNode json, int longest) {
        if (!json.isString() || json.asString().isBlank()) {
            error(at, "not-text");
            return null;
        }
        String text = json.asString().strip();
        if (!Text.isClean(text) || Text.length(text) > longest) {
            error(at, Text.isClean(text) ? "too-long" : "control-character");
            return null;
        }
        return text;
    }

    private <T> @Nullable T parsed(String at, JsonNode json, Function<String, T> parser) {
        try {
            return parser.apply(json.asString());
        } catch (RuntimeException unknown) {
            error(at, "unknown-value");
            return null;
        }
    }

    private void error(String pointer, String code) {
        errors.add(new FieldError(pointer, code));
    }
}
