package io.reprise.api.search;

import io.reprise.domain.field.Choice;
import io.reprise.domain.field.DefinedField;
import io.reprise.domain.field.FieldDefinition;
import io.reprise.domain.field.FieldSchema;
import io.reprise.domain.field.FieldType;
import io.reprise.domain.field.Numbers;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import io.reprise.search.master.FieldFilter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of custom fields: {@code field.<key>=value} for any of several values, {@code field.<key>.from} and
 * {@code .to} for numbers and days within both, {@code field.<key>.exists} for having any value or none.
 */
final class FieldParameters {
    private static final String PREFIX = "field.";
    private static final String ALL = "field.*";
    private static final int MOST_COUNTED = 12;

    private final Map<String, DefinedField> fields;
    private final List<FieldError> errors;
    private final List<FieldFilter> filters = new ArrayList<>();
    private final Map<String, FieldFilter> ranges = new LinkedHashMap<>();

    /** @param errors gets what is wrong */
    FieldParameters(FieldSchema schema, List<FieldError> errors) {
        this.fields = schema.fields();
        this.errors = errors;
    }

    static boolean isOne(String parameter) {
        return parameter.startsWith(PREFIX);
    }

    /**
     * Adds the keys of what is to be counted: one field, or with {@code field.*} as many as a page has room for.
     *
     * @return false if nothing of that name can be counted
     */
    boolean counted(String facet, Set<String> keys) {
        if (facet.equals(ALL)) {
            fields.values().stream()
                    .filter(field -> !field.retired() && isCounted(field.definition()))
                    .limit(MOST_COUNTED)
                    .forEach(field -> keys.add(field.definition().key()));
            return true;
        }
        DefinedField field = isOne(facet) ? fields.get(facet.substring(PREFIX.length())) : null;
        if (field == null || !isCounted(field.definition())) {
            return false;
        }
        keys.add(field.definition().key());
        return true;
    }

    private static boolean isCounted(FieldDefinition field) {
        return field.type() == FieldType.CHOICE || field.type() == FieldType.BOOLEAN;
    }

    List<FieldFilter> filters() {
        List<FieldFilter> all = new ArrayList<>(filters);
        all.addAll(ranges.values());
        return all;
    }

    void read(String parameter, List<String> values) {
        String[] parts = parameter.substring(PREFIX.length()).split("\\.", 2);
        String pointer = "/" + parameter.replace("~", "~0").replace("/", "~1");
        DefinedField field = fields.get(parts[0]);
        if (field == null) {
            errors.add(new FieldError(pointer, "unknown-field"));
            return;
        }
        FieldDefinition definition = field.definition();
        int faults = errors.size();
        boolean known = switch (parts.length == 1 ? "" : parts[1]) {
            case "" -> parts.length == 1 && values(definition, pointer, values);
            case "from" -> bound(definition, pointer, values.getFirst(), true);
            case "to" -> bound(definition, pointer, values.getFirst(), false);
            case "exists" -> exists(definition, values.getFirst());
            default -> false;
        };
        if (!known && errors.size() == faults) {
            errors.add(new FieldError(pointer, parts.length == 1 ? "unknown-value" : "unknown-member"));
        }
    }

    private boolean values(FieldDefinition field, String pointer, List<String> values) {
        if (field.type() == FieldType.LONG_TEXT) {
            values.forEach(words -> filters.add(new FieldFilter.Words(field.key(), words)));
            return true;
        }
        List<String> stored = new ArrayList<>();
        for (String value : values) {
            String read = stored(field, value);
            if (read == null) {
                errors.add(new FieldError(pointer, "unknown-value"));
            } else {
                stored.add(read);
            }
        }
        return filters.add(new FieldFilter.AnyOf(field.key(), stored));
    }

    /** As the value is stored, or null if it can be none. */
    private static @Nullable String stored(FieldDefinition field, String value) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, URL -> Text.composed(value).strip();
            case NUMBER, INTEGER ->
                Numbers.read(value.strip()).map(BigDecimal::toPlainString).orElse(null);
            case BOOLEAN -> value.equals("true") || value.equals("false") ? value : null;
            case DATE -> day(value);
            case CHOICE -> field.choices().stream().map(Choice::key).anyMatch(value::equals) ? value : null;
        };
    }

    private static @Nullable String day(String value) {
        try {
            return value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                    ? LocalDate.parse(value).toString()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private boolean bound(FieldDefinition field, String pointer, String value, boolean lower) {
        String key = field.key();
        if (field.type().isNumeric()) {
            Double number =
                    Numbers.read(value.strip()).map(BigDecimal::doubleValue).orElse(null);
            if (number == null) {
                return errors.add(new FieldError(pointer, "malformed"));
            }
            var other = (FieldFilter.Numbers) ranges.getOrDefault(key, new FieldFilter.Numbers(key, null, null));
            ranges.put(key, new FieldFilter.Numbers(key, lower ? number : other.from(), lower ? other.to() : number));
            return true;
        }
        if (field.type() == FieldType.DATE) {
            String day = day(value);
            if (day == null) {
                return errors.add(new FieldError(pointer, "malformed"));
            }
            var other = (FieldFilter.Days) ranges.getOrDefault(key, new FieldFilter.Days(key, null, null));
            ranges.put(key, new FieldFilter.Days(key, lower ? day : other.from(), lower ? other.to() : day));
            return true;
        }
        return false;
    }

    private boolean exists(FieldDefinition field, String value) {
        return (value.equals("true") || value.equals("false"))
                && filters.add(new FieldFilter.Present(
                        field.key(), field.type() == FieldType.LONG_TEXT, value.equals("true")));
    }
}
