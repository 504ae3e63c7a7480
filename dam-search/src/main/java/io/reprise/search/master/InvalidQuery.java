package io.reprise.search.master;

import io.reprise.domain.shared.DomainRejection;
import java.util.Map;

/** A query that can never be answered as it is (422). */
public final class InvalidQuery extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    InvalidQuery(String pointer, String code) {
        super(Kind.INVALID, code, Map.of("pointer", pointer));
        this.pointer = pointer;
    }

    /** JSON pointer to the part of the query that is wrong, for example {@code /cursor}. */
    public String pointer() {
        return pointer;
    }
}
