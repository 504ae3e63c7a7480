package io.reprise.api.problem;

import io.reprise.domain.shared.FieldError;
import java.util.List;

/** Members of a request are wrong; becomes 422 {@code invalid-request} that lists them all. */
public final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidRequest(List<FieldError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
