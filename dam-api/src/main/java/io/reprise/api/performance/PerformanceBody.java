package io.reprise.api.performance;

import io.reprise.storage.performance.PerformanceSeries.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures of a master or variant. Money is there for those who may see it. */
record PerformanceBody(
        Figures totals, List<Figures> series, @Nullable ScoreBody score) {

    /** @param from first day of the step, or of the whole */
    record Figures(
            LocalDate from,
            long impressions,
            long clicks,
            long addToCarts,
            long orders,
            long units,
            long returns,
            @Nullable List<Amount> revenue,
            @Nullable List<Amount> spend) {}

    /** Money as the contract has it. */
    record Amount(String amount, String currency) {}

    static PerformanceBody of(LocalDate from, List<Step> steps, boolean money, @Nullable ScoreBody score) {
        Map<LocalDate, List<Step>> byStep =
                steps.stream().collect(Collectors.groupingBy(Step::from, TreeMap::new, Collectors.toList()));
        List<Figures> series = new ArrayList<>();
        byStep.forEach((day, parts) -> series.add(sum(day, parts, money)));
        return new PerformanceBody(sum(from, steps, money), series, score);
    }

    private static Figures sum(LocalDate from, List<Step> parts, boolean money) {
        return new Figures(
                from,
                parts.stream().mapToLong(Step::impressions).sum(),
                parts.stream().mapToLong(Step::clicks).sum(),
                parts.stream().mapToLong(Step::addToCarts).sum(),
                parts.stream().mapToLong(Step::orders).sum(),
                parts.stream().mapToLong(Step::units).sum(),
                parts.stream().mapToLong(Step::returns).sum(),
                money ? amounts(parts, true) : null,
                money ? amounts(parts, false) : null);
    }

    private static List<Amount> amounts(List<Step> parts, boolean revenue) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Step part : parts) {
            if (part.currency() != null) {
                sums.merge(part.currency(), revenue ? part.revenue() : part.spend(), BigDecimal::add);
            }
        }
        List<Amount> amounts = new ArrayList<>();
        sums.forEach((currency, sum) -> {
            int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            amounts.add(new Amount(sum.setScale(digits, RoundingMode.HALF_EVEN).toPlainString(), currency));
        });
        return amounts;
    }
}
