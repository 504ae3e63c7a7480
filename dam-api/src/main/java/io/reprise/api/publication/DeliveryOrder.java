package io.reprise.api.publication;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be handed over, and to which target: publications by their ids, or all that are live in some place now.
 *
 * @param ids empty = by place
 */
record DeliveryOrder(
        String target,
        @Nullable String channel,
        @Nullable String market,
        @Nullable String listing,
        List<UUID> ids) {
    /** Publications of one delivery. */
    static final int MOST = 1_000;

    private static final Set<String> MEMBERS = Set.of("target", "channel", "market", "listing", "ids");
    private static final int LONGEST = 200;

    /** @throws InvalidRequest naming everything that is wrong */
    static DeliveryOrder read(JsonNode json, Set<String> targets) {
        if (!json.isObject()) {
            throw new InvalidRequest(List.of(new FieldError("", "not-an-object")));
        }
        List<FieldError> errors = new ArrayList<>();
        for (String member : json.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                errors.add(new FieldError("/" + member.replace("~", "~0").replace("/", "~1"), "unknown-member"));
            }
        }
        var order = new DeliveryOrder(
                target(json, targets, errors),
                text(json, "channel", errors),
                text(json, "market", errors),
                text(json, "listing", errors),
                ids(json, errors));
        boolean byPlace = isGiven(json, "channel") || isGiven(json, "market") || isGiven(json, "listing");
        if (byPlace == isGiven(json, "ids")) {
            errors.add(byPlace ? new FieldError("/ids", "not-with-a-place") : new FieldError("", "nothing-chosen"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        return order;
    }

    private static boolean isGiven(JsonNode json, String member) {
        return !json.path(member).isMissingNode() && !json.path(member).isNull();
    }

    private static String target(JsonNode json, Set<String> targets, List<FieldError> errors) {
        String target = text(json, "target", errors);
        if (!isGiven(json, "target")) {
            errors.add(new FieldError("/target", "required"));
        } else if (target != null && !targets.contains(target)) {
            errors.add(new FieldError("/target", "unknown-value"));
        }
        return target == null ? "" : target;
    }

    private static @Nullable String text(JsonNode json, String member, List<FieldError> errors) {
        if (!isGiven(json, member)) {
            return null;
        }
        if (!json.path(member).isString()) {
            errors.add(new FieldError("/" + member, "not-text"));
            return null;
        }
        String text = json.path(member).stringValue();
        if (text.isEmpty() || text.length() > LONGEST || !Text.isClean(text)) {
            errors.add(new FieldError("/" + member, "malformed"));
        }
        return text;
    }

    private static List<UUID> ids(JsonNode json, List<FieldError> errors) {
        JsonNode given = json.path("ids");
        if (!isGiven(json, "ids")) {
            return List.of();
        }
        if (!given.isArray() || given.isEmpty() || given.size() > MOST) {
            errors.add(new FieldError("/ids", "one-to-a-thousand-ids"));
            return List.of();
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            UUID id = id(given.path(i));
            if (id == null) {
                errors.add(new FieldError("/ids/" + i, "not-an-id"));
            } else {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    private static @Nullable UUID id(JsonNode given) {
        try {
            return given.isString() && given.stringValue().length() == 36 ? UUID.fromString(given.stringValue()) : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
