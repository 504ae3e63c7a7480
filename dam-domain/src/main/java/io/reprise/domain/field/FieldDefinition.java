package io.reprise.domain.field;

import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a custom field is. Values of several are kept as one text, a line for each; no value of a type that may be many
 * has a line break in it.
 *
 * @param key begins with a letter; letters and digits of ASCII, {@code _} and {@code -}, at most 64
 * @param unit what a number counts, such as {@code cm}; at most 20 characters
 * @param min the least number, or null for any
 * @param max the greatest number, or null for any
 * @param choices of a choice, 1 to 200
 * @param multi whether a master may have several values
 * @param required whether a master of its categories must have a value
 * @param categories that it is for, each with everything beneath it ({@code shoes} and {@code shoes/running}); none = all
 * @param order where it stands among the fields, 0 to 10,000, low first
 */
public record FieldDefinition(
        String key,
        Labels labels,
        FieldType type,
        @Nullable String unit,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<Choice> choices,
        boolean multi,
        boolean required,
        List<String> categories,
        int order) {
    /** How many fields there may be; each is a part of every form and every export. */
    public static final int MOST = 200;

    private static final int MOST_CHOICES = 200;
    private static final int MOST_CATEGORIES = 100;
    private static final int LONGEST_CATEGORY = 200;
    private static final int LONGEST_UNIT = 20;
    private static final int LAST = 10_000;
    private static final String KEY = "[a-zA-Z][a-zA-Z0-9_-]{0,63}";
    private static final String CHOICE_KEY = "[a-zA-Z0-9][a-zA-Z0-9_-]{0,63}";

    public FieldDefinition {
        unit = unit == null || unit.isBlank() ? null : Text.composed(unit).strip();
        min = min == null ? null : Numbers.canonical(min);
        max = max == null ? null : Numbers.canonical(max);
        choices = List.copyOf(choices);
        categories = categories.stream()
                .map(each -> Text.composed(each).strip())
                .distinct()
                .toList();
    }

    /** Everything that keeps it from being a definition. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (!key.matches(KEY)) {
            errors.add(new FieldError("/key", "malformed-name"));
        }
        labels.check("/labels", errors);
        checkNumbers(errors);
        checkChoices(errors);
        if (multi && !type.mayBeMany()) {
            errors.add(new FieldError("/multi", "not-for-type"));
        }
        if (categories.size() > MOST_CATEGORIES) {
            errors.add(new FieldError("/categories", "too-many"));
        }
        for (int i = 0; i < Math.min(MOST_CATEGORIES, categories.size()); i++) {
            String category = categories.get(i);
            if (category.isEmpty() || !Text.isClean(category)) {
                errors.add(new FieldError("/categories/" + i, category.isEmpty() ? "required" : "control-character"));
            } else if (Text.length(category) > LONGEST_CATEGORY) {
                errors.add(new FieldError("/categories/" + i, "too-long"));
            }
        }
        if (order < 0 || order > LAST) {
            errors.add(new FieldError("/order", "out-of-range"));
        }
        return errors;
    }

    private void checkNumbers(List<FieldError> errors) {
        if (!type.isNumeric()) {
            if (unit != null) {
                errors.add(new FieldError("/unit", "not-for-type"));
            }
            if (min != null) {
                errors.add(new FieldError("/min", "not-for-type"));
            }
            if (max != null) {
                errors.add(new FieldError("/max", "not-for-type"));
            }
            return;
        }
        if (unit != null && (!Text.isClean(unit) || Text.length(unit) > LONGEST_UNIT)) {
            errors.add(new FieldError("/unit", Text.isClean(unit) ? "too-long" : "control-character"));
        }
        if (min != null && !Numbers.isExact(min)) {
            errors.add(new FieldError("/min", "out-of-range"));
        }
        if (max != null && !Numbers.isExact(max)) {
            errors.add(new FieldError("/max", "out-of-range"));
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            errors.add(new FieldError("/max", "out-of-range"));
        }
    }

    private void checkChoices(List<FieldError> errors) {
        if (type != FieldType.CHOICE) {
            if (!choices.isEmpty()) {
                errors.add(new FieldError("/choices", "not-for-type"));
            }
            return;
        }
        if (choices.isEmpty() || choices.size() > MOST_CHOICES) {
            errors.add(new FieldError("/choices", choices.isEmpty() ? "required" : "too-many"));
            return;
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            if (!choice.key().matches(CHOICE_KEY)) {
                errors.add(new FieldError("/choices/" + i + "/key", "malformed-name"));
            } else if (!keys.add(choice.key())) {
                errors.add(new FieldError("/choices/" + i + "/key", "duplicate"));
            }
            choice.labels().check("/choices/" + i + "/labels", errors);
        }
    }

    /** Whether a master of that category (null = of none) has such a field. */
    public boolean appliesTo(@Nullable String category) {
        return categories.isEmpty()
                || (category != null && categories.stream().anyMatch(each -> isWithin(category, each)));
    }

    private static boolean isWithin(String category, String other) {
        return category.regionMatches(true, 0, other, 0, other.length())
                && (category.length() == other.length() || category.charAt(other.length()) == '/');
    }

    Optional<Choice> choice(String wanted) {
        return choices.stream().filter(each -> each.key().equals(wanted)).findFirst();
    }

    /** The values of a stored text, one by one. */
    public List<String> each(String stored) {
        return multi ? Arrays.asList(stored.split("\n", -1)) : List.of(stored);
    }

    /**
     * A stored text as what it means: text, {@link BigDecimal}, {@link Boolean}, or a list of them where there may be
     * several. What was stored before the field was defined may not be of its type and is given as text.
     */
    public Object typed(String stored) {
        return multi ? each(stored).stream().map(this::one).toList() : one(stored);
    }

    private Object one(String stored) {
        return switch (type) {
            case NUMBER, INTEGER ->
                Numbers.read(stored).<Object>map(number -> number).orElse(stored);
            case BOOLEAN -> stored.equals("true") || stored.equals("false") ? (Object) stored.equals("true") : stored;
            case TEXT, LONG_TEXT, DATE, CHOICE, URL -> stored;
        };
    }
}
