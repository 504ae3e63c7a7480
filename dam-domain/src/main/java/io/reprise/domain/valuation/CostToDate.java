package io.reprise.domain.valuation;

import io.reprise.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was spent up to a day, as it was known at an instant: the sum of the entries of that day and before that were
 * recorded at that instant or before, each currency converted as of the day. The same facts give the same figure
 * whatever their order, and a fact recorded later, or of a later day, never moves it.
 */
public final class CostToDate {
    private final LocalDate asOf;
    private final Instant knownAt;
    private final Map<String, Sum> sums = new TreeMap<>();

    public CostToDate(LocalDate asOf, Instant knownAt) {
        this.asOf = asOf;
        this.knownAt = knownAt;
    }

    /** The figure over these entries; see {@link #figure}. */
    public static Figure of(
            Iterable<CostEntry> entries, Rates rates, LocalDate asOf, Instant knownAt, String currency) {
        CostToDate toDate = new CostToDate(asOf, knownAt);
        entries.forEach(toDate::add);
        return toDate.figure(rates, currency);
    }

    /** Counts an entry if it is of the day or before and was known. */
    public void add(CostEntry entry) {
        if (!entry.effective().isAfter(asOf) && !entry.recordedAt().isAfter(knownAt)) {
            sums.computeIfAbsent(entry.amount().currency(), _ -> new Sum())
                    .add(entry.amount().amount(), 1);
        }
    }

    /**
     * Counts entries of one currency that were summed where they are kept: all of them of the day or before, and known.
     */
    public void addSum(Money sum, long entries) {
        sums.computeIfAbsent(sum.currency(), _ -> new Sum()).add(sum.amount(), entries);
    }

    /**
     * The figure over what was added.
     *
     * @param currency ISO 4217 code
     * @throws io.reprise.domain.money.MoneyRejection.UnknownCurrency if nobody pays in that
     * @throws ValuationRejection.RateMissing if there is no rate for a currency of which something was spent
     */
    public Figure figure(Rates rates, String currency) {
        BigDecimal exact = Money.zero(currency).amount();
        long entries = 0;
        List<Figure.Part> parts = new ArrayList<>();
        for (Map.Entry<String, Sum> each : sums.entrySet()) {
            Figure.Part part = part(each.getKey(), each.getValue(), rates, currency);
            parts.add(part);
            exact = exact.add(part.converted());
            entries += part.entries();
        }
        return new Figure(Money.rounded(exact, currency), exact, entries, parts);
    }

    private Figure.Part part(String from, Sum sum, Rates rates, String to) {
        Money spent = new Money(sum.amount, from);
        if (from.equals(to) || sum.amount.signum() == 0) {
            return new Figure.Part(spent, sum.entries, null, spent.amount());
        }
        KnownRate rate = rates.find(from, to, asOf, knownAt);
        return new Figure.Part(spent, sum.entries, rate, sum.amount.multiply(rate.rate()));
    }

    private static final class Sum {
        private BigDecimal amount = BigDecimal.ZERO;
        private long entries;

        private void add(BigDecimal more, long howMany) {
            amount = amount.add(more);
            entries += howMany;
        }
    }
}
