package io.reprise.domain.master;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Why something may not be done to a master. */
public abstract sealed class MasterRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private MasterRejection(Kind kind, String code, Map<String, Object> params) {
        super(kind, code, params);
    }

    /** The same bytes are in the library already. */
    public static final class DuplicateContent extends MasterRejection {
        private static final long serialVersionUID = 1L;

        private final UUID masterId;

        public DuplicateContent(UUID masterId) {
            super(Kind.CONFLICT, "duplicate-content", Map.of("masterId", masterId));
            this.masterId = masterId;
        }

        /** The master that has these bytes. */
        public UUID masterId() {
            return masterId;
        }
    }

    /** Members of the description are wrong; all of them are named. */
    public static final class InvalidDescription extends MasterRejection {
        private static final long serialVersionUID = 1L;

        private final transient List<FieldError> errors;

        public InvalidDescription(List<FieldError> errors) {
            super(Kind.INVALID, "invalid-description", Map.of());
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    public static final class NoSuchVersion extends MasterRejection {
        private static final long serialVersionUID = 1L;

        public NoSuchVersion(int version) {
            super(Kind.NOT_FOUND, "no-such-version", Map.of("version", version));
        }
    }

    /** The version to restore has the bytes of the newest version. */
    public static final class AlreadyCurrent extends MasterRejection {
        private static final long serialVersionUID = 1L;

        public AlreadyCurrent(int version) {
            super(Kind.CONFLICT, "already-current", Map.of("version", version));
        }
    }

    /** A retired master takes no changes until it is reinstated. */
    public static final class Retired extends MasterRejection {
        private static final long serialVersionUID = 1L;

        public Retired() {
            super(Kind.CONFLICT, "master-retired", Map.of());
        }
    }
}
