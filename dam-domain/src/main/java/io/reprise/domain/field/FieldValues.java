package io.reprise.domain.field;

import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a request says of a master's custom fields and names everything that is wrong with it. What a master has
 * already stays, even if its field has been revised since: only what is new must be right.
 */
public final class FieldValues {
    private static final int MOST_FIELDS = FieldDefinition.MOST;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_URL = 900;

    private final Map<String, DefinedField> schema;
    private final Map<String, String> before;
    private final @Nullable String categoryBefore;
    private final boolean first;

    private FieldValues(
            FieldSchema schema, Map<String, String> before, @Nullable String categoryBefore, boolean first) {
        this.schema = schema.fields();
        this.before = before;
        this.categoryBefore = categoryBefore;
        this.first = first;
    }

    /** Of a master that comes into the library. */
    public static FieldValues first(FieldSchema schema) {
        return new FieldValues(schema, Map.of(), null, true);
    }

    /**
     * Of a master that is there.
     *
     * @param before values that it has, as they are stored
     */
    public static FieldValues upon(FieldSchema schema, Map<String, String> before, @Nullable String category) {
        return new FieldValues(schema, before, category, false);
    }

    /**
     * All values of the master as they are to be stored, by key.
     *
     * @param given everything that it is to have, as plain JSON values: an object, or null for nothing
     * @param category that it is to have
     * @param errors gets what is wrong, by pointers that begin with {@code /fields}
     */
    public Map<String, String> read(@Nullable Object given, @Nullable String category, List<FieldError> errors) {
        Map<String, String> values = new LinkedHashMap<>();
        switch (given) {
            case null -> {}
            case Map<?, ?> map when map.size() > MOST_FIELDS -> errors.add(new FieldError("/fields", "too-many"));
            case Map<?, ?> map ->
                map.forEach((name, value) -> read(String.valueOf(name), value, category, errors, values));
            default -> {
                errors.add(new FieldError("/fields", "not-an-object"));
                return values;
            }
        }
        schema.forEach((key, field) -> {
            if (isMissing(field, category, values) && (first || !isMissing(field, categoryBefore, before))) {
                String pointer = "/fields/" + key;
                if (errors.stream().noneMatch(error -> (error.pointer() + "/").startsWith(pointer + "/"))) {
                    errors.add(new FieldError(pointer, "required"));
                }
            }
        });
        return values;
    }

    private static boolean isMissing(DefinedField field, @Nullable String category, Map<String, String> values) {
        FieldDefinition definition = field.definition();
        return definition.required()
                && !field.retired()
                && definition.appliesTo(category)
                && !values.containsKey(definition.key());
    }

    private void read(
            String key,
            @Nullable Object value,
            @Nullable String category,
            List<FieldError> errors,
            Map<String, String> values) {
        String stored = before.get(key);
        if (stored != null && stored.equals(value)) {
            values.put(key, stored);
            return;
        }
        if (isNothing(value)) {
            return;
        }
        String pointer = "/fields/" + key.replace("~", "~0").replace("/", "~1");
        DefinedField field = schema.get(key);
        if (field == null) {
            errors.add(new FieldError(pointer, "unknown-field"));
            return;
        }
        int faults = errors.size();
        String read = read(field.definition(), pointer, value, errors);
        if (read == null || errors.size() > faults) {
            return;
        }
        if (!read.equals(stored)) {
            if (field.retired()) {
                errors.add(new FieldError(pointer, "field-retired"));
            } else if (!field.definition().appliesTo(category)) {
                errors.add(new FieldError(pointer, "not-for-category"));
            }
        }
        values.put(key, read);
    }

    private static boolean isNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isBlank();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }

    private @Nullable String read(
            FieldDefinition field, String pointer, @Nullable Object value, List<FieldError> errors) {
        if (!(value instanceof List<?> list)) {
            return one(field, pointer, value, errors);
        }
        if (!field.multi()) {
            errors.add(new FieldError(pointer, "not-single"));
            return null;
        }
        if (list.size() > MOST_VALUES) {
            errors.add(new FieldError(pointer, "too-many"));
            return null;
        }
        Set<String> lines = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            if (!isNothing(list.get(i))) {
                String line = one(field, pointer + "/" + i, list.get(i), errors);
                if (line != null) {
                    lines.add(line);
                }
            }
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private @Nullable String one(
            FieldDefinition field, String pointer, @Nullable Object value, List<FieldError> errors) {
        List<String> faults = new ArrayList<>();
        String read = switch (field.type()) {
            case TEXT -> text(value, LONGEST_LINE, true, faults);
            case LONG_TEXT -> text(value, LONGEST_TEXT, false, faults);
            case NUMBER, INTEGER -> number(field, value, faults);
            case BOOLEAN -> truth(value, faults);
            case DATE -> date(value, faults);
            case CHOICE -> choice(field, value, faults);
            case URL -> url(value, faults);
        };
        faults.forEach(code -> errors.add(new FieldError(pointer, code)));
        return faults.isEmpty() ? read : null;
    }

    private static String text(@Nullable Object value, int longest, boolean oneLine, List<String> faults) {
        if (!(value instanceof String given)) {
            faults.add("not-text");
            return "";
        }
        String text = Text.composed(given).strip().replace("\r\n", "\n").replace('\r', '\n');
        if (!Text.isClean(text)) {
            faults.add("control-character");
        } else if (oneLine && text.indexOf('\n') >= 0) {
            faults.add("line-break");
        } else if (Text.length(text) > longest) {
            faults.add("too-long");
        }
        return text;
    }

    private static String number(FieldDefinition field, @Nullable Object value, List<String> faults) {
        BigDecimal number = Numbers.of(value).orElse(null);
        if (number == null) {
            faults.add("not-a-number");
            return "";
        }
        if (!Numbers.isExact(number)) {
            faults.add("too-many-digits");
            return "";
        }
        BigDecimal canonical = Numbers.canonical(number);
        BigDecimal min = field.min();
        BigDecimal max = field.max();
        if (field.type() == FieldType.INTEGER && canonical.scale() > 0) {
            faults.add("not-an-integer");
        } else if ((min != null && canonical.compareTo(min) < 0) || (max != null && canonical.compareTo(max) > 0)) {
            faults.add("out-of-range");
        }
        return canonical.toPlainString();
    }

    private static String truth(@Nullable Object value, List<String> faults) {
        String text = String.valueOf(value);
        if (!text.equals("true") && !text.equals("false")) {
            faults.add("not-a-boolean");
        }
        return text;
    }

    private static String date(@Nullable Object value, List<String> faults) {
        try {
            if (value instanceof String text && text.strip().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                LocalDate day = LocalDate.parse(text.strip());
                if (day.getYear() >= 1) {
                    return day.toString();
                }
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        faults.add("not-a-date");
        return "";
    }

    private String choice(FieldDefinition field, @Nullable Object value, List<String> faults) {
        String key = value instanceof String text ? text.strip() : "";
        Choice choice = field.choice(key).orElse(null);
        if (choice == null) {
            faults.add("unknown-choice");
        } else if (choice.retired()
                && !field.each(before.getOrDefault(field.key(), "")).contains(key)) {
            faults.add("choice-retired");
        }
        return key;
    }

    private static String url(@Nullable Object value, List<String> faults) {
        String url = value instanceof String text ? text.strip() : "";
        // A name and a password before the host would be shown to everybody who sees the master.
        if (!url.matches("(?i)https?://[^\\s/?#@\\\\]+([/?#]\\S*)?") || !Text.isClean(url)) {
            faults.add("not-an-address");
        } else if (url.length() > LONGEST_URL) {
            faults.add("too-long");
        }
        return url;
    }
}
