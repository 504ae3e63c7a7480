package io.reprise.domain.selection;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to a selection. Stored for ever under the names given here. */
public sealed interface SelectionEvent {
    UUID selectionId();

    /**
     * A person has marked images of a shoot.
     *
     * @param personId whose marks they are
     * @param shootId null for images of no shoot
     * @param rating 0 (none) to {@value Selection#HIGHEST_RATING}; null where it was left as it was
     * @param flag null where it was left as it was
     */
    @StoredAs(value = "selection.marked", audience = Audience.NOBODY)
    record Marked(
            UUID selectionId,
            UUID personId,
            @Nullable UUID shootId,
            List<UUID> masterIds,
            @Nullable Integer rating,
            @Nullable Flag flag)
            implements SelectionEvent {
        public Marked {
            masterIds = List.copyOf(masterIds);
        }
    }
}
