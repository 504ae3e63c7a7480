package io.reprise.domain.rate;

import io.reprise.domain.shared.DomainRejection;
import java.util.Map;

/** Why a rate may not be as asked. */
public abstract sealed class RateRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private RateRejection(String code) {
        super(Kind.INVALID, code, Map.of());
    }

    /** A currency is worth one of itself, and nobody records that. */
    public static final class SameCurrency extends RateRejection {
        private static final long serialVersionUID = 1L;

        SameCurrency() {
            super("same-currency");
        }
    }

    /** Not positive, or with more digits than a rate has. */
    public static final class InvalidRate extends RateRejection {
        private static final long serialVersionUID = 1L;

        public InvalidRate() {
            super("invalid-rate");
        }
    }
}
