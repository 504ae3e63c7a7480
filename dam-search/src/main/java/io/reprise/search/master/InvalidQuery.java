package io.reprise.search.master;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Map;

/** A query that can never be answered as it is (422). */
public final class InvalidQuery extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    private InvalidQuery(String code, FieldError error) {
        super(Kind.INVALID, code, Map.of());
        this.errors = List.of(error);
    }

    /** @param pointer to the part of the query that is wrong, for example {@code /size} */
    static InvalidQuery of(String pointer, String code) {
        return new InvalidQuery("invalid-request", new FieldError(pointer, code));
    }

    /** A cursor is not anybody's mistake: its code tells whether to begin anew. */
    static InvalidQuery ofCursor(String code) {
        return new InvalidQuery(code, new FieldError("/cursor", code));
    }

    /** What is wrong with which part. */
    public List<FieldError> errors() {
        return errors;
    }
}
