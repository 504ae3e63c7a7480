package io.reprise.domain.cost;

import io.reprise.domain.shared.DomainRejection;
import java.util.Map;

/** Why a cost may not be as asked. */
public abstract sealed class CostRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private CostRejection(String code) {
        super(Kind.INVALID, code, Map.of());
    }

    /** Too long, or with characters that no page can show. */
    public static final class InvalidNote extends CostRejection {
        private static final long serialVersionUID = 1L;

        InvalidNote() {
            super("invalid-note");
        }
    }
}
