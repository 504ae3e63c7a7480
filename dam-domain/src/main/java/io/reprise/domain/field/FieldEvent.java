package io.reprise.domain.field;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.util.UUID;

/** What has happened to a custom field. Stored for ever under the names given here. */
public sealed interface FieldEvent {
    UUID fieldId();

    @StoredAs(value = "field.defined", audience = Audience.ALL)
    record Defined(UUID fieldId, FieldDefinition definition) implements FieldEvent {}

    @StoredAs(value = "field.revised", audience = Audience.ALL)
    record Revised(UUID fieldId, FieldDefinition definition) implements FieldEvent {}

    @StoredAs(value = "field.retired", audience = Audience.ALL)
    record Retired(UUID fieldId) implements FieldEvent {}

    @StoredAs(value = "field.restored", audience = Audience.ALL)
    record Restored(UUID fieldId) implements FieldEvent {}
}
