package io.reprise.search.node;

import org.jspecify.annotations.Nullable;

/** Elasticsearch is down, starting or too slow; the same request may succeed later (503). Nothing else is affected. */
public final class SearchUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    public SearchUnavailable(String reason) {
        this(reason, false, null);
    }

    public SearchUnavailable(String reason, @Nullable Throwable cause) {
        this(reason, false, cause);
    }

    private SearchUnavailable(String reason, boolean refused, @Nullable Throwable cause) {
        super(reason, cause);
        this.refused = refused;
    }

    static SearchUnavailable refused(int status, Throwable cause) {
        return new SearchUnavailable("Elasticsearch answered " + status, true, cause);
    }

    /** Whether it did answer, and quickly, but only that it cannot; asking something else may help. */
    public boolean wasRefused() {
        return refused;
    }
}
