package io.reprise.api.master;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.master.MasterEdit;
import io.reprise.domain.master.MasterRejection;
import io.reprise.domain.shared.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which masters are to be changed, by their ids or by a search, and how.
 *
 * @param ids empty = by search
 * @param query as {@code POST /search} takes it, not looked at yet
 * @param change as it was sent
 * @param edit what it means
 */
record BulkOrder(List<UUID> ids, @Nullable JsonNode query, JsonNode change, MasterEdit edit, boolean dryRun) {
    /** Masters that may be named one by one. */
    static final int MOST_IDS = 10_000;

    /** A list of mistakes is for people; the first ones tell. */
    private static final int MOST_ERRORS = 100;

    private static final TypeReference<Map<String, @Nullable Object>> MEMBERS = new TypeReference<>() {};
    private static final Set<String> KNOWN = Set.of("ids", "query", "change", "dryRun");
    private static final MasterEdit NONE = new MasterEdit(Map.of(), List.of(), List.of(), List.of(), List.of(), null);

    /** @throws InvalidRequest naming everything that is wrong */
    static BulkOrder read(JsonMapper json, JsonNode body) {
        if (!body.isObject()) {
            throw new InvalidRequest(List.of(new FieldError("", "not-an-object")));
        }
        List<FieldError> errors = new ArrayList<>();
        for (String member : body.propertyNames()) {
            if (!KNOWN.contains(member)) {
                errors.add(new FieldError("/" + member.replace("~", "~0").replace("/", "~1"), "unknown-member"));
            }
        }
        List<UUID> ids = ids(body, errors);
        JsonNode query = query(body, errors);
        if (isGiven(body, "ids") == isGiven(body, "query")) {
            errors.add(
                    isGiven(body, "ids")
                            ? new FieldError("/query", "not-with-ids")
                            : new FieldError("", "nothing-chosen"));
        }
        MasterEdit edit = edit(json, body, errors);
        boolean dryRun = body.path("dryRun").booleanValue(false);
        if (isGiven(body, "dryRun") && !body.path("dryRun").isBoolean()) {
            errors.add(new FieldError("/dryRun", "not-true-or-false"));
        }
        refuse(errors);
        return new BulkOrder(ids, query, body.path("change"), edit, dryRun);
    }

    /** @throws InvalidRequest if there are errors */
    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
        }
    }

    private static boolean isGiven(JsonNode json, String member) {
        return !json.path(member).isMissingNode() && !json.path(member).isNull();
    }

    private static @Nullable JsonNode query(JsonNode body, List<FieldError> errors) {
        if (!isGiven(body, "query")) {
            return null;
        }
        if (!body.path("query").isObject()) {
            errors.add(new FieldError("/query", "not-an-object"));
        }
        return body.path("query");
    }

    private static MasterEdit edit(JsonMapper json, JsonNode body, List<FieldError> errors) {
        if (!body.path("change").isObject()) {
            errors.add(new FieldError("/change", isGiven(body, "change") ? "not-an-object" : "required"));
            return NONE;
        }
        try {
            return edit(json, body.path("change"));
        } catch (MasterRejection.InvalidDescription invalid) {
            invalid.errors().forEach(each -> errors.add(new FieldError("/change" + each.pointer(), each.code())));
            return NONE;
        }
    }

    /** @throws MasterRejection.InvalidDescription if it is none */
    static MasterEdit edit(JsonMapper json, JsonNode change) {
        return MasterEdit.read(json.convertValue(change, MEMBERS));
    }

    private static List<UUID> ids(JsonNode body, List<FieldError> errors) {
        JsonNode given = body.path("ids");
        if (!isGiven(body, "ids")) {
            return List.of();
        }
        if (!given.isArray() || given.isEmpty() || given.size() > MOST_IDS) {
            String code = !given.isArray() ? "not-an-array" : given.isEmpty() ? "empty" : "too-many";
            errors.add(new FieldError("/ids", code));
            return List.of();
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            UUID id = id(given.path(i));
            if (id == null) {
                errors.add(new FieldError("/ids/" + i, "not-an-id"));
            } else if (!ids.add(id)) {
                errors.add(new FieldError("/ids/" + i, "duplicate"));
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
