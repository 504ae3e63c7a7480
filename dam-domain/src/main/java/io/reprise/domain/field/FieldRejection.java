package io.reprise.domain.field;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Map;

/** Why a custom field may not be as asked. */
public abstract sealed class FieldRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private FieldRejection(Kind kind, String code, Map<String, Object> params) {
        super(kind, code, params);
    }

    /** Members of the definition are wrong. */
    public static final class InvalidField extends FieldRejection {
        private static final long serialVersionUID = 1L;

        private final transient List<FieldError> errors;

        public InvalidField(List<FieldError> errors) {
            super(Kind.INVALID, "invalid-field", Map.of());
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** Values there are would not be values of the new type. */
    public static final class TypeFixed extends FieldRejection {
        private static final long serialVersionUID = 1L;

        public TypeFixed(FieldType from, FieldType to) {
            super(Kind.CONFLICT, "field-type-fixed", Map.of("from", from.code(), "to", to.code()));
        }
    }

    /** Masters may have several values already. */
    public static final class ManyFixed extends FieldRejection {
        private static final long serialVersionUID = 1L;

        public ManyFixed() {
            super(Kind.CONFLICT, "field-multi-fixed", Map.of());
        }
    }

    /** Masters may have what would be no choice any more; a choice is retired instead. */
    public static final class ChoicesDropped extends FieldRejection {
        private static final long serialVersionUID = 1L;

        public ChoicesDropped(List<String> choices) {
            super(Kind.CONFLICT, "field-choices-dropped", Map.of("choices", List.copyOf(choices)));
        }
    }
}
