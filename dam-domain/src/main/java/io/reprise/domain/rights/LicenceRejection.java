package io.reprise.domain.rights;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Map;

/** Why a licence or an embargo may not be as asked. */
public abstract sealed class LicenceRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private LicenceRejection(Kind kind, String code, Map<String, Object> params) {
        super(kind, code, params);
    }

    /** Members are wrong; all of them are named, at most the first hundred. */
    public static final class Invalid extends LicenceRejection {
        private static final long serialVersionUID = 1L;

        private final transient List<FieldError> errors;

        public Invalid(String code, List<FieldError> errors) {
            super(Kind.INVALID, code, Map.of());
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** What has ended is not revised: a new licence says what holds from now on. */
    public static final class Ended extends LicenceRejection {
        private static final long serialVersionUID = 1L;

        public Ended() {
            super(Kind.CONFLICT, "licence-ended", Map.of());
        }
    }

    /** There is no embargo to lift. */
    public static final class NotEmbargoed extends LicenceRejection {
        private static final long serialVersionUID = 1L;

        public NotEmbargoed() {
            super(Kind.CONFLICT, "not-embargoed", Map.of());
        }
    }
}
