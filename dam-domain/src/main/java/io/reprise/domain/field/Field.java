package io.reprise.domain.field;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.StoredAs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A custom field. It is never deleted, because masters may have values of it; it is retired. */
@AggregateRoot(type = "field")
@StoredAs(value = "field.snapshot", audience = Audience.ALL)
public final class Field {
    @AggregateIdentifier
    private @Nullable UUID fieldId;

    private @Nullable FieldDefinition definition;
    private boolean retired;

    /** Empty, for the repository to fold events into. */
    public Field() {}

    /** The field as these events, in their order, left it. */
    public static Field of(Iterable<? extends FieldEvent> events) {
        Field field = new Field();
        events.forEach(field::on);
        return field;
    }

    /** The same for the same key. */
    public static UUID idOf(String key) {
        String named = "field:" + key;
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_16BE));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(FieldCommand.Define command) {
        refuseIfStale(command);
        FieldDefinition wanted = command.definition();
        List<FieldError> errors = wanted.errors();
        if (!errors.isEmpty()) {
            throw new FieldRejection.InvalidField(errors);
        }
        FieldDefinition before = definition;
        if (before == null) {
            apply(new FieldEvent.Defined(command.fieldId(), wanted));
        } else if (!wanted.equals(before)) {
            refuseIfValuesWouldNotBeValues(before, wanted);
            apply(new FieldEvent.Revised(command.fieldId(), wanted));
        }
        return getVersion();
    }

    /** The framework checks the expected version only of commands that never create. */
    private static void refuseIfStale(FieldCommand.Define command) {
        long expected = Objects.requireNonNullElse(command.expected(), -1L);
        long actual = Objects.requireNonNullElse(getVersion(), -1L);
        if (expected != actual) {
            throw new ConflictingAggregateVersionException(command.fieldId().toString(), expected, actual);
        }
    }

    private static void refuseIfValuesWouldNotBeValues(FieldDefinition before, FieldDefinition wanted) {
        if (!before.type().mayBecome(wanted.type())) {
            throw new FieldRejection.TypeFixed(before.type(), wanted.type());
        }
        if (before.multi() && !wanted.multi()) {
            throw new FieldRejection.ManyFixed();
        }
        List<String> dropped = before.choices().stream()
                .map(Choice::key)
                .filter(key -> wanted.choice(key).isEmpty())
                .toList();
        if (!dropped.isEmpty()) {
            throw new FieldRejection.ChoicesDropped(dropped);
        }
    }

    @CommandHandler
    Long handle(FieldCommand.Retire command) {
        if (!retired) {
            apply(new FieldEvent.Retired(command.fieldId()));
        }
        return getVersion();
    }

    @CommandHandler
    Long handle(FieldCommand.Restore command) {
        if (retired) {
            apply(new FieldEvent.Restored(command.fieldId()));
        }
        return getVersion();
    }

    @EventSourcingHandler
    void on(FieldEvent event) {
        fieldId = event.fieldId();
        switch (event) {
            case FieldEvent.Defined e -> definition = e.definition();
            case FieldEvent.Revised e -> definition = e.definition();
            case FieldEvent.Retired _ -> retired = true;
            case FieldEvent.Restored _ -> retired = false;
        }
    }

    /** Absent only before the first event. */
    public @Nullable UUID fieldId() {
        return fieldId;
    }

    /** Absent only before the first event. */
    public @Nullable FieldDefinition definition() {
        return definition;
    }

    public boolean retired() {
        return retired;
    }
}
