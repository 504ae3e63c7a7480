package io.reprise.domain.field;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/** What may be asked of a custom field. Each answers with the field's version after it; a repeat changes nothing. */
public sealed interface FieldCommand {
    /** {@link Field#idOf} the key. */
    UUID fieldId();

    /** @param expected version that it was decided upon; null = there is no such field yet */
    record Define(
            @TargetAggregateIdentifier UUID fieldId,
            @Nullable Long expected,
            FieldDefinition definition) implements FieldCommand {}

    /** From now on no master gets a value of it; those that have one keep it. */
    record Retire(
            @TargetAggregateIdentifier UUID fieldId,
            @TargetAggregateVersion @Nullable Long expected) implements FieldCommand {}

    record Restore(
            @TargetAggregateIdentifier UUID fieldId,
            @TargetAggregateVersion @Nullable Long expected) implements FieldCommand {}
}
