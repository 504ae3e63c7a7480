package io.reprise.domain.selection;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.StoredAs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One person's ratings and flags of the images of one shoot. They stand beside the masters and never change them: a star
 * makes no version. A mark replaces the one before, so nothing here depends on what was marked earlier, and the selection
 * keeps none of it, however many images it is about.
 */
@AggregateRoot(type = "selection")
@StoredAs(value = "selection.snapshot", audience = Audience.ALL)
public final class Selection {
    public static final int HIGHEST_RATING = 5;

    /** Images in one command. */
    public static final int MOST_AT_ONCE = 500;

    @AggregateIdentifier
    private @Nullable UUID selectionId;

    /** Empty, for the repository to fold events into. */
    public Selection() {}

    /** The selection as these events, in their order, left it. */
    public static Selection of(Iterable<? extends SelectionEvent> events) {
        Selection selection = new Selection();
        events.forEach(selection::on);
        return selection;
    }

    /** @param shootId null for images of no shoot, which have one selection for each person */
    public static UUID idOf(UUID personId, @Nullable UUID shootId) {
        String key = "selection:" + personId + ":" + (shootId == null ? "" : shootId);
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.US_ASCII));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(SelectionCommand.Mark command) {
        refuseIfInvalid(command);
        apply(new SelectionEvent.Marked(
                command.selectionId(),
                command.personId(),
                command.shootId(),
                command.masterIds(),
                command.rating(),
                command.flag()));
        return getVersion();
    }

    private static void refuseIfInvalid(SelectionCommand.Mark command) {
        List<FieldError> errors = new ArrayList<>();
        int count = command.masterIds().size();
        if (count == 0 || count > MOST_AT_ONCE) {
            errors.add(new FieldError("/masterIds", count == 0 ? "required" : "too-many-values"));
        }
        if (new HashSet<>(command.masterIds()).size() < count) {
            errors.add(new FieldError("/masterIds", "repeated"));
        }
        Integer rating = command.rating();
        if (rating != null && (rating < 0 || rating > HIGHEST_RATING)) {
            errors.add(new FieldError("/rating", "out-of-range"));
        }
        if (rating == null && command.flag() == null) {
            errors.add(new FieldError("/rating", "required"));
        }
        if (!errors.isEmpty()) {
            throw new SelectionRejection.Invalid(errors);
        }
    }

    @EventSourcingHandler
    void on(SelectionEvent event) {
        selectionId = event.selectionId();
    }

    /** Absent only before the first event. */
    public @Nullable UUID selectionId() {
        return selectionId;
    }
}
