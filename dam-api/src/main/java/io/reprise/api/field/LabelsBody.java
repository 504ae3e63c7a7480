package io.reprise.api.field;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.reprise.domain.field.Labels;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What something is called, by language. */
record LabelsBody(
        @Nullable String en,
        @JsonProperty("zh-CN") @Nullable String zhCn) {
    static LabelsBody of(Labels labels) {
        return new LabelsBody(labels.en(), labels.zhCn());
    }

    static Labels labels(@Nullable LabelsBody given) {
        return given == null
                ? new Labels("", "")
                : new Labels(Objects.requireNonNullElse(given.en, ""), Objects.requireNonNullElse(given.zhCn, ""));
    }
}
