package io.reprise.api.valuation;

import io.reprise.api.page.Page;
import io.reprise.domain.valuation.Figure;
import io.reprise.domain.valuation.KnownRate;
import io.reprise.domain.valuation.Rates;
import io.reprise.storage.cost.CostEntries;
import io.reprise.storage.cost.EntryRow;
import io.reprise.storage.cost.Scope;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.rate.RateEntries;
import io.reprise.storage.valuation.Horizon;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers figures, and sees to it that what was answered stays so. */
@Component
class Valuations {
    static final String COST_TO_DATE = "cost-to-date";
    static final int MOST_GROUPS = 200;

    private final CostEntries costs;
    private final RateEntries rates;
    private final Horizon horizon;
    private final EventReader reader;

    Valuations(CostEntries costs, RateEntries rates, Horizon horizon, EventReader reader) {
        this.costs = costs;
        this.rates = rates;
        this.horizon = horizon;
        this.reader = reader;
    }

    Figure costToDate(Scope scope, String currency) {
        horizon.close(scope.knownAt());
        return costs.toDate(scope).figure(rates.into(currency, scope.asOf(), scope.knownAt()), currency);
    }

    ValuationBody answer(
            Scope scope, String currency, EntryRow.@Nullable Place after, int size, CostEntries.@Nullable By by) {
        Figure figure = costToDate(scope, currency);
        List<ValuationBody.GroupBody> groups = by == null ? null : groups(scope, currency, by);
        List<EntryRow> rows = costs.page(scope, after, size + 1);
        boolean more = rows.size() > size;
        List<EntryRow> page = more ? rows.subList(0, size) : rows;
        return new ValuationBody(
                COST_TO_DATE,
                scope.asOf(),
                scope.knownAt(),
                scope.brand(),
                scope.masterId(),
                MoneyBody.of(figure.amount()),
                figure.exact().toPlainString(),
                figure.parts().stream().map(this::part).toList(),
                new Page<>(
                        page.stream().map(EntryBody::of).toList(),
                        more ? EntryCursor.of(page.getLast().place()) : null,
                        figure.entries()),
                by == null ? null : by.name().toLowerCase(Locale.ROOT),
                groups == null ? null : groups.stream().limit(MOST_GROUPS).toList(),
                groups == null ? null : groups.size());
    }

    private List<ValuationBody.GroupBody> groups(Scope scope, String currency, CostEntries.By by) {
        Rates known = rates.into(currency, scope.asOf(), scope.knownAt());
        record Grouped(@Nullable String name, Figure figure) {}
        return costs.toDate(scope, by).stream()
                .map(group -> new Grouped(group.name(), group.toDate().figure(known, currency)))
                .sorted(Comparator.comparing((Grouped group) -> group.figure().exact())
                        .reversed()
                        .thenComparing(group -> Objects.requireNonNullElse(group.name(), "")))
                .map(group -> new ValuationBody.GroupBody(
                        group.name(),
                        MoneyBody.of(group.figure().amount()),
                        group.figure().entries()))
                .toList();
    }

    private ValuationBody.PartBody part(Figure.Part part) {
        KnownRate rate = part.rate();
        return new ValuationBody.PartBody(
                MoneyBody.of(part.sum()),
                part.entries(),
                rate == null ? null : used(rate),
                part.converted().toPlainString());
    }

    private ValuationBody.RateUsed used(KnownRate rate) {
        return new ValuationBody.RateUsed(
                rate.rateId(),
                rate.base(),
                rate.quote(),
                rate.rate().toPlainString(),
                rate.date(),
                rate.recordedAt(),
                reader.indexOf(rate.rateId().toString(), 0).orElseThrow());
    }
}
