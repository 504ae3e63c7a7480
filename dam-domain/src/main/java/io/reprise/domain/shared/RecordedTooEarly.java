package io.reprise.domain.shared;

import java.time.Instant;
import java.util.Map;

/**
 * A fact would be recorded at an instant up to which figures have been answered already; it may be recorded at any
 * later one.
 */
public final class RecordedTooEarly extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private final transient Instant last;

    /** @param last the last instant at which nothing may be recorded any more */
    public RecordedTooEarly(Instant last) {
        super(Kind.CONFLICT, "recorded-too-early", Map.of("after", last.toString()));
        this.last = last;
    }

    public Instant last() {
        return last;
    }
}
