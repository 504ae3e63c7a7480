package io.reprise.api.field;

import io.reprise.domain.field.Choice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** @param retired whether masters that do not have it yet can no longer get it; absent = no */
record ChoiceBody(
        @Nullable String key,
        @Nullable LabelsBody labels,
        @Nullable Boolean retired) {
    static ChoiceBody of(Choice choice) {
        return new ChoiceBody(choice.key(), LabelsBody.of(choice.labels()), choice.retired());
    }

    Choice choice() {
        return new Choice(Objects.requireNonNullElse(key, ""), LabelsBody.labels(labels), Boolean.TRUE.equals(retired));
    }
}
