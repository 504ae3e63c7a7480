package io.reprise.domain.publication;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Why something may not be published, or a publication not be changed. */
public abstract sealed class PublicationRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private PublicationRejection(Kind kind, String code, Map<String, Object> params) {
        super(kind, code, params);
    }

    /** Members of the request are wrong; all of them are named. */
    public static final class Invalid extends PublicationRejection {
        private static final long serialVersionUID = 1L;

        private final transient List<FieldError> errors;

        public Invalid(List<FieldError> errors) {
            super(Kind.INVALID, "invalid-publication", Map.of());
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /**
     * Everything that stands against it, at once.
     *
     * <p>Codes: {@code not-derived}, {@code wrong-channel}, {@code master-retired}, {@code not-conformant} with the rules,
     * {@code rights-refused} with the first instant that fails and the decision's reasons, {@code not-approved} with
     * the brand that asks for it and the version of the master.
     */
    public static final class Refused extends PublicationRejection {
        private static final long serialVersionUID = 1L;

        private final transient List<Reason> reasons;

        public Refused(List<Reason> reasons) {
            super(Kind.INVALID, "publication-refused", Map.of("reasons", List.copyOf(reasons)));
            this.reasons = List.copyOf(reasons);
        }

        public List<Reason> reasons() {
            return reasons;
        }
    }

    /** One reason with its parameters. */
    public record Reason(String code, Map<String, Object> params) {
        public Reason {
            params = Map.copyOf(params);
        }
    }

    /** Another variant is live in the slot in that period. */
    public static final class SlotTaken extends PublicationRejection {
        private static final long serialVersionUID = 1L;

        private final UUID masterId;

        public SlotTaken(UUID publicationId, UUID variantId, UUID masterId) {
            this(Map.of("publicationId", publicationId, "variantId", variantId), masterId);
        }

        private SlotTaken(Map<String, Object> params, UUID masterId) {
            super(Kind.CONFLICT, "slot-taken", params);
            this.masterId = masterId;
        }

        /** What is shown in the slot. */
        public UUID masterId() {
            return masterId;
        }

        /** The same for those who must not know by what. */
        public SlotTaken unnamed() {
            return new SlotTaken(Map.of(), masterId);
        }
    }

    /** It has ended, or was withdrawn before. */
    public static final class Ended extends PublicationRejection {
        private static final long serialVersionUID = 1L;

        public Ended() {
            super(Kind.CONFLICT, "publication-ended", Map.of());
        }
    }
}
