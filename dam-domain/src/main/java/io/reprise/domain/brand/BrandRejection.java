package io.reprise.domain.brand;

import io.reprise.domain.shared.DomainRejection;
import java.util.Map;

/** Why nothing may be settled for a brand. */
public abstract sealed class BrandRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private BrandRejection(String code) {
        super(Kind.INVALID, code, Map.of());
    }

    /** Empty, longer than a brand can be, or with characters that no page can show. */
    public static final class InvalidName extends BrandRejection {
        private static final long serialVersionUID = 1L;

        public InvalidName() {
            super("invalid-brand");
        }
    }
}
