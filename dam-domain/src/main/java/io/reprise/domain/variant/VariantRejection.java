package io.reprise.domain.variant;

import io.reprise.domain.shared.DomainRejection;
import java.util.Map;
import java.util.UUID;

/** Why something may not be done to a variant. */
public abstract sealed class VariantRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private VariantRejection(Kind kind, String code, Map<String, Object> params) {
        super(kind, code, params);
    }

    /** Another variant has this master, profile and recipe already. */
    public static final class AlreadyExists extends VariantRejection {
        private static final long serialVersionUID = 1L;

        private final UUID variantId;

        public AlreadyExists(UUID variantId) {
            super(Kind.CONFLICT, "variant-exists", Map.of("variantId", variantId));
            this.variantId = variantId;
        }

        public UUID variantId() {
            return variantId;
        }
    }
}
