package io.reprise.api.master;

import io.reprise.domain.field.FieldSchema;
import io.reprise.domain.master.Description;
import io.reprise.domain.master.Master;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of what is said about a master, member by member as clients know them. A custom field is a
 * member of its own, by its name in the body with a point between.
 */
final class DescriptionChanges {
    private DescriptionChanges() {}

    static Map<String, @Nullable Object> members(Description d, FieldSchema schema) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("title", d.title());
        members.put("brand", d.brand());
        members.put("description", d.description());
        members.put("category", d.category());
        members.put("assetClass", d.assetClass().code());
        members.put("shootId", d.shootId());
        members.put("capturedAt", d.capturedAt());
        members.put("locale", d.locale());
        members.put("tags", d.tags().isEmpty() ? null : d.tags());
        members.put("products", d.products().isEmpty() ? null : d.products());
        MasterBody.typed(d.fields(), schema).forEach((key, value) -> members.put("fields." + key, value));
        return members;
    }

    /** Also whether it is retired. */
    static List<HistoryBody.Change> between(Master before, Master after, FieldSchema schema) {
        Map<String, @Nullable Object> was = members(before.description(), schema);
        was.put("state", MasterBody.state(before));
        Map<String, @Nullable Object> is = members(after.description(), schema);
        is.put("state", MasterBody.state(after));
        return between(was, is);
    }

    static List<HistoryBody.Change> between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Set<String> members = new LinkedHashSet<>(after.keySet());
        members.addAll(before.keySet());
        return members.stream()
                .filter(member -> !Objects.equals(before.get(member), after.get(member)))
                .map(member -> new HistoryBody.Change(member, before.get(member), after.get(member)))
                .toList();
    }
}
