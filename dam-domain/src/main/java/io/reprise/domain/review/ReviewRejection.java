package io.reprise.domain.review;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Map;

/** Why a review may not be as asked. */
public abstract sealed class ReviewRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private ReviewRejection(Kind kind, String code, Map<String, Object> params) {
        super(kind, code, params);
    }

    /** Members of the request are wrong; all of them are named. */
    public static final class Invalid extends ReviewRejection {
        private static final long serialVersionUID = 1L;

        private final transient List<FieldError> errors;

        public Invalid(List<FieldError> errors) {
            super(Kind.INVALID, "invalid-review", Map.of());
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** What has been decided stays decided; whoever thinks otherwise asks again. */
    public static final class Decided extends ReviewRejection {
        private static final long serialVersionUID = 1L;

        public Decided(ReviewState state) {
            super(Kind.CONFLICT, "review-decided", Map.of("state", state.code()));
        }
    }

    /** Nobody approves what they have asked for themselves. */
    public static final class Own extends ReviewRejection {
        private static final long serialVersionUID = 1L;

        public Own() {
            super(Kind.FORBIDDEN, "own-review", Map.of());
        }
    }
}
