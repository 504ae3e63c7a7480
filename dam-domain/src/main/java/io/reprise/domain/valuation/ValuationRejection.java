package io.reprise.domain.valuation;

import io.reprise.domain.shared.DomainRejection;
import java.time.LocalDate;
import java.util.Map;

/** Why there is no figure. */
public abstract sealed class ValuationRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private ValuationRejection(String code, Map<String, Object> params) {
        super(Kind.INVALID, code, params);
    }

    /** No rate of the pair is recorded for the day or the week before it, or was not known yet. */
    public static final class RateMissing extends ValuationRejection {
        private static final long serialVersionUID = 1L;

        RateMissing(String base, String quote, LocalDate date) {
            super(
                    "rate-missing",
                    Map.of("pair", base + "/" + quote, "date", date.toString(), "maxAgeDays", Rates.LONGEST_AGE));
        }
    }
}
