package io.reprise.domain.collection;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Map;

/** Why a collection may not be as asked. */
public abstract sealed class CollectionRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private CollectionRejection(Kind kind, String code, Map<String, Object> params) {
        super(kind, code, params);
    }

    /** Members of the request are wrong; all of them are named. */
    public static final class Invalid extends CollectionRejection {
        private static final long serialVersionUID = 1L;

        private final transient List<FieldError> errors;

        public Invalid(List<FieldError> errors) {
            super(Kind.INVALID, "invalid-collection", Map.of());
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** More would be in it than can be searched among. */
    public static final class Full extends CollectionRejection {
        private static final long serialVersionUID = 1L;

        public Full() {
            super(Kind.CONFLICT, "collection-full", Map.of("most", MasterCollection.MOST_MASTERS));
        }
    }

    /** What is in a live collection is what its query finds. */
    public static final class Live extends CollectionRejection {
        private static final long serialVersionUID = 1L;

        public Live() {
            super(Kind.CONFLICT, "collection-live", Map.of());
        }
    }

    /** A manual collection looks for nothing. */
    public static final class Manual extends CollectionRejection {
        private static final long serialVersionUID = 1L;

        public Manual() {
            super(Kind.CONFLICT, "collection-manual", Map.of());
        }
    }

    /** It is somebody else's to rename and to delete. */
    public static final class NotOwner extends CollectionRejection {
        private static final long serialVersionUID = 1L;

        public NotOwner() {
            super(Kind.FORBIDDEN, "not-collection-owner", Map.of());
        }
    }

    /** It was deleted. */
    public static final class Gone extends CollectionRejection {
        private static final long serialVersionUID = 1L;

        public Gone() {
            super(Kind.NOT_FOUND, "not-found", Map.of());
        }
    }
}
