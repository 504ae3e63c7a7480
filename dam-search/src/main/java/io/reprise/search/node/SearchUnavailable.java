package io.reprise.search.node;

import org.jspecify.annotations.Nullable;

/** Elasticsearch is down, starting or too slow; the same request may succeed later (503). Nothing else is affected. */
public final class SearchUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SearchUnavailable(String reason) {
        super(reason);
    }

    public SearchUnavailable(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
