package io.reprise.domain.rights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A half-open interval of instants: it holds {@code from} and everything after it, and no longer {@code until}. So at the
 * very instant of expiry a licence allows nothing more, and an embargo hides nothing more.
 *
 * @param from null: since ever
 * @param until null: for ever
 */
public record Window(@Nullable Instant from, @Nullable Instant until) {

    public boolean holds(Instant at) {
        return !isBefore(at) && !isOver(at);
    }

    /** Whether at this instant the window has not begun. */
    boolean isBefore(Instant at) {
        return from != null && at.isBefore(from);
    }

    /** Whether at this instant the window is over. */
    boolean isOver(Instant at) {
        return until != null && !at.isBefore(until);
    }
}
