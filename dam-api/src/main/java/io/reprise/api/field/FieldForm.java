package io.reprise.api.field;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.field.Choice;
import io.reprise.domain.field.FieldDefinition;
import io.reprise.domain.field.FieldType;
import io.reprise.domain.shared.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field as somebody asks for it; what is absent is no, none or 0.
 *
 * @param type text, long-text, number, integer, boolean, date, choice or url
 */
record FieldForm(
        @Nullable LabelsBody labels,
        @Nullable String type,
        @Nullable String unit,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable List<@Nullable ChoiceBody> choices,
        @Nullable Boolean multi,
        @Nullable Boolean required,
        @Nullable List<@Nullable String> categories,
        @Nullable Integer order) {

    /** @throws InvalidRequest if the type is none; everything else is for the field to decide */
    FieldDefinition definition(String key) {
        if (type == null) {
            throw new InvalidRequest(List.of(new FieldError("/type", "required")));
        }
        FieldType read = FieldType.of(type)
                .orElseThrow(() -> new InvalidRequest(List.of(new FieldError("/type", "unknown-value"))));
        return new FieldDefinition(
                key,
                LabelsBody.labels(labels),
                read,
                unit,
                min,
                max,
                each(choices)
                        .map(choice ->
                                choice == null ? new Choice("", LabelsBody.labels(null), false) : choice.choice())
                        .toList(),
                Boolean.TRUE.equals(multi),
                Boolean.TRUE.equals(required),
                each(categories)
                        .map(category -> Objects.requireNonNullElse(category, ""))
                        .toList(),
                Objects.requireNonNullElse(order, 0));
    }

    private static <T extends @Nullable Object> Stream<T> each(@Nullable List<T> given) {
        return given == null ? Stream.empty() : given.stream();
    }
}
