package io.reprise.domain.selection;

import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a selection. */
public sealed interface SelectionCommand {
    /** {@link Selection#idOf} the person and the shoot. */
    UUID selectionId();

    /**
     * Marks images of one shoot; answers with the selection's version. Whoever asks leaves out what is marked so already.
     *
     * @param shootId null for images of no shoot
     * @param masterIds 1 to {@value Selection#MOST_AT_ONCE}, each once
     * @param rating 0 (none) to {@value Selection#HIGHEST_RATING}, or null to leave it
     * @param flag null to leave it
     */
    record Mark(
            @TargetAggregateIdentifier UUID selectionId,
            UUID personId,
            @Nullable UUID shootId,
            List<UUID> masterIds,
            @Nullable Integer rating,
            @Nullable Flag flag)
            implements SelectionCommand {
        public Mark {
            masterIds = List.copyOf(masterIds);
        }
    }
}
