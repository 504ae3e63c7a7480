package io.reprise.api.master;

import io.reprise.domain.master.Description;
import io.reprise.domain.master.Master;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What differs between two states of what is said about a master, member by member as clients know them. */
final class DescriptionChanges {
    private DescriptionChanges() {}

    static Map<String, @Nullable Object> members(Description d) {
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
        members.put("fields", d.fields().isEmpty() ? null : d.fields());
        return members;
    }

    /** Also whether it is retired. */
    static List<HistoryBody.Change> between(Master before, Master after) {
        Map<String, @Nullable Object> was = members(before.description());
        was.put("state", MasterBody.state(before));
        Map<String, @Nullable Object> is = members(after.description());
        is.put("state", MasterBody.state(after));
        return between(was, is);
    }

    static List<HistoryBody.Change> between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        return after.keySet().stream()
                .filter(member -> !Objects.equals(before.get(member), after.get(member)))
                .map(member -> new HistoryBody.Change(member, before.get(member), after.get(member)))
                .toList();
    }
}
