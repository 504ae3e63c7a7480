package io.reprise.domain.selection;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Map;

/** Why images may not be marked as asked. */
public abstract sealed class SelectionRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private SelectionRejection(String code) {
        super(Kind.INVALID, code, Map.of());
    }

    /** Members of the request are wrong; all of them are named. */
    public static final class Invalid extends SelectionRejection {
        private static final long serialVersionUID = 1L;

        private final transient List<FieldError> errors;

        public Invalid(List<FieldError> errors) {
            super("invalid-selection");
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }
}
