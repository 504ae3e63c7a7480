package io.reprise.domain.master;

import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a {@link MasterEdit} from plain JSON values, gathering everything that is wrong at once. */
final class MasterEditForm {
    private static final Set<String> SET =
            Set.of("title", "brand", "description", "category", "shootId", "capturedAt", "locale");

    private final List<FieldError> errors = new ArrayList<>();

    static MasterEdit read(Map<String, ? extends @Nullable Object> json) {
        var form = new MasterEditForm();
        Map<String, @Nullable Object> members = form.members(json);
        Description added = form.lists(json, "add");
        Description removed = form.lists(json, "remove");
        Boolean retired = form.retired(json);
        form.refuseBoth(added, removed);
        var edit = new MasterEdit(members, added.tags(), removed.tags(), added.products(), removed.products(), retired);
        if (form.errors.isEmpty() && !edit.describes() && retired == null) {
            form.error("", "nothing-to-change");
        }
        if (!form.errors.isEmpty()) {
            throw new MasterRejection.InvalidDescription(form.errors);
        }
        return edit;
    }

    /** Single members and fields, checked as those of a description are. */
    private Map<String, @Nullable Object> members(Map<String, ? extends @Nullable Object> json) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        json.forEach((member, value) -> {
            switch (member) {
                case "tags", "products", "state" -> {}
                case "assetClass" -> {
                    members.put(member, value);
                    if (value == null) {
                        error("/assetClass", "unknown-value");
                    }
                }
                case "fields" -> {
                    if (value instanceof Map<?, ?> fields) {
                        if (!fields.isEmpty()) {
                            members.put(member, fields);
                        }
                    } else {
                        error("/fields", "not-an-object");
                    }
                }
                default -> {
                    if (SET.contains(member)) {
                        members.put(member, value);
                    } else {
                        error("/" + member.replace("~", "~0").replace("/", "~1"), "unknown-member");
                    }
                }
            }
        });
        Map<String, @Nullable Object> given = new LinkedHashMap<>(members);
        // Of fields only the master knows what it may have.
        given.remove("fields");
        checked("", given);
        return members;
    }

    private Description lists(Map<String, ? extends @Nullable Object> json, String which) {
        Map<String, @Nullable Object> lists = new LinkedHashMap<>();
        for (String member : List.of("tags", "products")) {
            if (!json.containsKey(member)) {
                continue;
            }
            if (json.get(member) instanceof Map<?, ?> change) {
                change.keySet().stream()
                        .map(String::valueOf)
                        .filter(name ->
                                which.equals("add") && !Set.of("add", "remove").contains(name))
                        .forEach(name -> error(
                                "/" + member + "/" + name.replace("~", "~0").replace("/", "~1"), "unknown-member"));
                lists.put(member, change.get(which));
            } else if (which.equals("add")) {
                error("/" + member, "not-an-object");
            }
        }
        return checked("/" + which, lists);
    }

    /** @param which what stands between a list and its elements */
    private Description checked(String which, Map<String, @Nullable Object> members) {
        try {
            return DescriptionForm.read(members);
        } catch (MasterRejection.InvalidDescription invalid) {
            for (FieldError each : invalid.errors()) {
                String[] parts = each.pointer().split("/", 3);
                String rest = parts.length > 2 ? "/" + parts[2] : "";
                error("/" + parts[1] + which + rest, each.code());
            }
            return Description.EMPTY;
        }
    }

    private @Nullable Boolean retired(Map<String, ? extends @Nullable Object> json) {
        if (!json.containsKey("state")) {
            return null;
        }
        if ("retired".equals(json.get("state"))) {
            return true;
        }
        if (!"active".equals(json.get("state"))) {
            error("/state", "unknown-value");
        }
        return false;
    }

    private void refuseBoth(Description added, Description removed) {
        Set<String> unwanted = removed.tags().stream().map(Text::composed).collect(Collectors.toSet());
        if (added.tags().stream().map(Text::composed).anyMatch(unwanted::contains)) {
            error("/tags", "added-and-removed");
        }
        boolean both = added.products().stream()
                .anyMatch(one -> removed.products().stream()
                        .anyMatch(other -> (one.gtin() != null && Objects.equals(one.gtin(), other.gtin()))
                                || (one.sku() != null && Objects.equals(one.sku(), other.sku()))));
        if (both) {
            error("/products", "added-and-removed");
        }
    }

    private void error(String pointer, String code) {
        errors.add(new FieldError(pointer, code));
    }
}
