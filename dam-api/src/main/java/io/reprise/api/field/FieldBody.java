package io.reprise.api.field;

import io.reprise.domain.field.FieldDefinition;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A custom field as clients see it.
 *
 * @param categories that it is for, with everything beneath them; none = all
 * @param version what {@code ETag} says of it
 */
record FieldBody(
        String key,
        LabelsBody labels,
        String type,
        @Nullable String unit,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<ChoiceBody> choices,
        boolean multi,
        boolean required,
        List<String> categories,
        int order,
        boolean retired,
        long version) {
    static FieldBody of(FieldDefinition definition, boolean retired, long version) {
        return new FieldBody(
                definition.key(),
                LabelsBody.of(definition.labels()),
                definition.type().code(),
                definition.unit(),
                definition.min(),
                definition.max(),
                definition.choices().stream().map(ChoiceBody::of).toList(),
                definition.multi(),
                definition.required(),
                definition.categories(),
                definition.order(),
                retired,
                version);
    }
}
