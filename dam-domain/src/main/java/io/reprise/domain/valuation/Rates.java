package io.reprise.domain.valuation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Recorded rates, and which of them a figure may use: the newest of exactly this pair that is of the day or at most
 * {@value #LONGEST_AGE} days older and was known at the instant. No rate is turned round, and none is made of two others,
 * because each would be a figure that nobody has recorded.
 *
 * @param all in any order
 */
public record Rates(List<KnownRate> all) {
    /** In days. */
    public static final int LONGEST_AGE = 7;

    private static final Comparator<KnownRate> OLDEST_FIRST = Comparator.comparing(KnownRate::date)
            .thenComparing(KnownRate::recordedAt)
            .thenComparing(KnownRate::rateId);

    public Rates {
        all = List.copyOf(all);
    }

    public static Rates of(Collection<KnownRate> all) {
        return new Rates(List.copyOf(all));
    }

    /**
     * The rate to convert by.
     *
     * @throws ValuationRejection.RateMissing if none was recorded
     */
    public KnownRate find(String base, String quote, LocalDate asOf, Instant knownAt) {
        return all.stream()
                .filter(rate -> rate.base().equals(base) && rate.quote().equals(quote))
                .filter(rate -> !rate.date().isAfter(asOf)
                        && !rate.date().isBefore(asOf.minusDays(LONGEST_AGE))
                        && !rate.recordedAt().isAfter(knownAt))
                .max(OLDEST_FIRST)
                .orElseThrow(() -> new ValuationRejection.RateMissing(base, quote, asOf));
    }
}
