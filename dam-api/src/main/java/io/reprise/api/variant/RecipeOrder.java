package io.reprise.api.variant;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.shared.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Which variants get other recipes, by their ids or by what is known of them.
 *
 * @param ids empty = by the query
 */
record RecipeOrder(List<UUID> ids, @Nullable Query query, RecipeChange change, boolean dryRun) {
    /** Variants that may be named one by one. */
    static final int MOST_IDS = 10_000;

    private static final int MOST_ERRORS = 100;
    private static final Set<String> MEMBERS = Set.of("ids", "query", "recipeChange", "dryRun");
    private static final Set<String> QUERY = Set.of("brand", "profile", "live", "channel", "market", "slot");
    private static final Set<String> CHANGE = Set.of("add", "remove");

    /** @param live only such as are live now */
    record Query(
            @Nullable String brand,
            List<String> profiles,
            boolean live,
            @Nullable String channel,
            @Nullable String market,
            @Nullable String slot) {}

    /** @throws InvalidRequest naming everything that is wrong */
    static RecipeOrder read(JsonNode body) {
        List<FieldError> errors = new ArrayList<>();
        refuseOthers(body, "", MEMBERS, errors);
        List<UUID> ids = given(body, "ids") ? ids(body.path("ids"), errors) : List.of();
        Query query = given(body, "query") ? query(body.path("query"), errors) : null;
        if (given(body, "ids") == given(body, "query")) {
            errors.add(new FieldError(
                    given(body, "ids") ? "/query" : "", given(body, "ids") ? "not-with-ids" : "nothing-chosen"));
        }
        RecipeChange change = change(body.path("recipeChange"), errors);
        boolean dryRun = flag(body, "", "dryRun", errors);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
        }
        return new RecipeOrder(ids, query, change, dryRun);
    }

    private static RecipeChange change(JsonNode given, List<FieldError> errors) {
        refuseOthers(given, "/recipeChange", CHANGE, errors);
        List<String> add =
                given(given, "add") ? RecipeNames.of(given.path("add"), "/recipeChange/add", errors) : List.of();
        List<String> remove = given(given, "remove")
                ? RecipeNames.of(given.path("remove"), "/recipeChange/remove", errors)
                : List.of();
        if (add.isEmpty() && remove.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError("/recipeChange", "nothing-to-change"));
        }
        return new RecipeChange(add, remove);
    }

    private static Query query(JsonNode given, List<FieldError> errors) {
        refuseOthers(given, "/query", QUERY, errors);
        List<String> profiles = new ArrayList<>();
        if (given(given, "profile")) {
            JsonNode named = given.path("profile");
            if (!named.isArray() || named.size() > 50 || !named.valueStream().allMatch(JsonNode::isString)) {
                errors.add(new FieldError("/query/profile", "not-an-array"));
            } else {
                named.valueStream().map(JsonNode::asString).forEach(profiles::add);
            }
        }
        boolean live = flag(given, "/query", "live", errors);
        Query query = new Query(
                text(given, "brand", errors),
                List.copyOf(profiles),
                live,
                text(given, "channel", errors),
                text(given, "market", errors),
                text(given, "slot", errors));
        boolean placed = query.channel != null || query.market != null || query.slot != null;
        if (placed && !live) {
            errors.add(new FieldError("/query/live", "required"));
        }
        return query;
    }

    private static boolean given(JsonNode json, String member) {
        return !json.path(member).isMissingNode() && !json.path(member).isNull();
    }

    private static boolean flag(JsonNode json, String at, String member, List<FieldError> errors) {
        if (given(json, member) && !json.path(member).isBoolean()) {
            errors.add(new FieldError(at + "/" + member, "not-true-or-false"));
        }
        return json.path(member).booleanValue(false);
    }

    private static @Nullable String text(JsonNode json, String member, List<FieldError> errors) {
        if (!given(json, member)) {
            return null;
        }
        JsonNode value = json.path(member);
        if (!value.isString() || value.asString().isBlank() || value.asString().length() > 200) {
            errors.add(new FieldError("/query/" + member, "not-text"));
            return null;
        }
        return value.asString();
    }

    private static void refuseOthers(JsonNode json, String at, Set<String> known, List<FieldError> errors) {
        if (json instanceof MissingNode || !json.isObject()) {
            errors.add(new FieldError(at, json instanceof MissingNode ? "required" : "not-an-object"));
            return;
        }
        for (String member : json.propertyNames()) {
            if (!known.contains(member)) {
                errors.add(new FieldError(at + "/" + member.replace("~", "~0").replace("/", "~1"), "unknown-member"));
            }
        }
    }

    private static List<UUID> ids(JsonNode given, List<FieldError> errors) {
        if (!given.isArray() || given.isEmpty() || given.size() > MOST_IDS) {
            errors.add(
                    new FieldError("/ids", !given.isArray() ? "not-an-array" : given.isEmpty() ? "empty" : "too-many"));
            return List.of();
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            try {
                if (!given.path(i).isString() || given.path(i).asString().length() != 36) {
                    errors.add(new FieldError("/ids/" + i, "not-an-id"));
                } else if (!ids.add(UUID.fromString(given.path(i).asString()))) {
                    errors.add(new FieldError("/ids/" + i, "duplicate"));
                }
            } catch (IllegalArgumentException malformed) {
                errors.add(new FieldError("/ids/" + i, "not-an-id"));
            }
        }
        return List.copyOf(ids);
    }
}
