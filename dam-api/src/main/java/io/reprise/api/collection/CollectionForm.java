package io.reprise.api.collection;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.search.KeptQuery;
import io.reprise.domain.collection.CollectionKind;
import io.reprise.domain.collection.MasterCollection;
import io.reprise.domain.shared.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what is asked of collections; what is no such thing is named. */
@Component
class CollectionForm {
    private static final int MOST_NAMED = 100;

    private final KeptQuery queries;

    CollectionForm(KeptQuery queries) {
        this.queries = queries;
    }

    /** @param query empty for a manual one */
    record Draft(String name, CollectionKind kind, Map<String, List<String>> query) {}

    /** What is null stays. */
    record Revision(@Nullable String name, @Nullable Map<String, List<String>> query) {}

    record Change(List<UUID> add, List<UUID> remove) {}

    Draft draft(JsonNode body) {
        refuseUnknown(body, Set.of("name", "kind", "query"));
        JsonNode code = body.path("kind");
        if (!code.isMissingNode() && !code.isString()) {
            throw wrong("/kind", "not-text");
        }
        CollectionKind kind = code.isMissingNode()
                ? CollectionKind.MANUAL
                : CollectionKind.of(code.stringValue()).orElseThrow(() -> wrong("/kind", "unknown-value"));
        JsonNode query = body.path("query");
        boolean without = query.isMissingNode() || query.isNull();
        if (kind == CollectionKind.MANUAL && !without) {
            throw wrong("/query", "not-for-kind");
        }
        return new Draft(
                name(body.path("name")), kind, kind == CollectionKind.MANUAL ? Map.of() : queries.readForAll(query));
    }

    Revision revision(JsonNode patch) {
        refuseUnknown(patch, Set.of("name", "query"));
        return new Revision(
                patch.has("name") ? name(patch.path("name")) : null,
                patch.has("query") ? queries.readForAll(patch.path("query")) : null);
    }

    Change change(JsonNode body) {
        refuseUnknown(body, Set.of("add", "remove"));
        List<FieldError> errors = new ArrayList<>();
        Change change = new Change(ids("add", body.path("add"), errors), ids("remove", body.path("remove"), errors));
        if (errors.isEmpty() && change.add().isEmpty() && change.remove().isEmpty()) {
            errors.add(new FieldError("/add", "required"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.subList(0, Math.min(MOST_NAMED, errors.size())));
        }
        return change;
    }

    private static String name(JsonNode given) {
        if (!given.isString()) {
            throw wrong("/name", given.isMissingNode() || given.isNull() ? "required" : "not-text");
        }
        return given.stringValue();
    }

    private static List<UUID> ids(String member, JsonNode given, List<FieldError> errors) {
        if (given.isMissingNode() || given.isNull()) {
            return List.of();
        }
        if (!given.isArray()) {
            errors.add(new FieldError("/" + member, "wrong-type"));
            return List.of();
        }
        if (given.size() > MasterCollection.MOST_AT_ONCE) {
            errors.add(new FieldError("/" + member, "too-many-values"));
            return List.of();
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            UUID id = id(given.get(i));
            if (id == null) {
                errors.add(new FieldError("/" + member + "/" + i, "malformed"));
            } else {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    private static @Nullable UUID id(JsonNode given) {
        try {
            String text = given.isString() ? given.stringValue() : "";
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static void refuseUnknown(JsonNode body, Set<String> known) {
        if (!body.isObject()) {
            throw wrong("", "not-an-object");
        }
        List<FieldError> errors = body.propertyNames().stream()
                .filter(member -> !known.contains(member))
                .limit(MOST_NAMED)
                .map(member -> new FieldError("/" + member.replace("~", "~0").replace("/", "~1"), "unknown-member"))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
    }

    static InvalidRequest wrong(String pointer, String code) {
        return new InvalidRequest(List.of(new FieldError(pointer, code)));
    }
}
