package io.reprise.api.valuation;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.money.Money;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.valuation.Rates;
import io.reprise.search.master.MasterHits;
import io.reprise.search.master.MasterQuery;
import io.reprise.search.master.MasterSearch;
import io.reprise.storage.cost.CostRanking;
import io.reprise.storage.cost.Scope;
import io.reprise.storage.rate.RateEntries;
import io.reprise.storage.valuation.Horizon;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a search finds in the order of what was spent on it: the dearest first, and after the last that has cost anything
 * the others, newest first. Money is in the ledger alone, so the ledger says the order and the index says what matches.
 */
@Component
public class ValueOrder {
    /** The largest page of the index: all of so many masters that match come in one answer. */
    private static final int CHUNK = 500;

    /** The ledger and the index are walked through together down to the row that is asked for. */
    private static final long REACH = 5_000;

    private final MasterSearch search;
    private final CostRanking ranking;
    private final RateEntries rates;
    private final Horizon horizon;

    ValueOrder(MasterSearch search, CostRanking ranking, RateEntries rates, Horizon horizon) {
        this.search = search;
        this.ranking = ranking;
        this.rates = rates;
        this.horizon = horizon;
    }

    /**
     * A page of hits, and the cost to date of each.
     *
     * @param reach how many rows can be begun at
     */
    public record Ranked(MasterHits hits, Map<UUID, MoneyBody> values, long reach) {}

    /**
     * One page.
     *
     * @param query whose order and cursor are not looked at
     * @param cursor {@code next} of the page before, or null
     * @param currency of the figures, or null for the usual one
     * @throws io.reprise.domain.valuation.ValuationRejection.RateMissing if there is no rate for what something was paid in
     */
    public Ranked page(MasterQuery.Builder query, @Nullable String cursor, @Nullable String currency) {
        Question present = Question.of(null, null, currency, Instant.now());
        ValueCursor place = cursor == null ? ValueCursor.start(present) : ValueCursor.parse(cursor, present);
        horizon.close(place.knownAt());
        MasterQuery asked = query.sort(MasterQuery.Sort.NEWEST).cursor(null).build();
        Long from = asked.from();
        if (from != null && from > REACH) {
            throw new InvalidRequest(List.of(new FieldError("/from", "out-of-range")));
        }
        ValueCursor start = from == null ? place : place.restarted();
        query.from(null);
        MasterHits all = search.search(query.size(0).build());
        query.facets(Set.of()).fieldFacets(Set.of()).size(CHUNK);
        var page = new Reading(query, start, present.currency(), asked.size(), from == null ? 0 : from);
        if (asked.size() > 0) {
            page.read();
        }
        boolean more = asked.size() > 0 && page.place.seen() < all.total() && page.found.size() == asked.size();
        return new Ranked(
                new MasterHits(
                        all.total(),
                        all.took(),
                        page.found,
                        all.facets(),
                        all.fieldFacets(),
                        more ? page.place.text() : null),
                page.values,
                REACH);
    }

    /** One page while it is put together. */
    private final class Reading {
        private final MasterQuery.Builder query;
        private final Scope scope;
        private final String currency;
        private final Map<String, BigDecimal> factors = new HashMap<>();
        private final int size;
        private final long from;
        private final List<MasterHits.Hit> found = new ArrayList<>();
        private final Map<UUID, MoneyBody> values = new HashMap<>();
        private ValueCursor place;
        private boolean ended;

        private Reading(MasterQuery.Builder query, ValueCursor start, String currency, int size, long behind) {
            this.query = query;
            this.place = start;
            this.currency = currency;
            this.size = size;
            this.from = behind;
            this.scope = new Scope(start.asOf(), start.knownAt(), null, null);
            Rates known = rates.into(currency, scope.asOf(), scope.knownAt());
            for (String from : ranking.currencies(scope)) {
                factors.put(
                        from,
                        from.equals(currency)
                                ? BigDecimal.ONE
                                : known.find(from, currency, scope.asOf(), scope.knownAt())
                                        .rate());
            }
        }

        private void read() {
            while (!place.costless() && found.size() < size) {
                readDearest();
            }
            query.masterIds(null);
            while (!ended && found.size() < size) {
                readCostless();
            }
        }

        private void readDearest() {
            List<CostRanking.Spent> chunk = ranking.dearest(scope, factors, place.spent(), CHUNK);
            List<UUID> ids = chunk.stream().map(CostRanking.Spent::masterId).toList();
            Map<UUID, MasterHits.Hit> matching = ids.isEmpty()
                    ? Map.of()
                    : search.search(query.masterIds(ids).build()).items().stream()
                            .collect(Collectors.toMap(MasterHits.Hit::masterId, Function.identity()));
            for (CostRanking.Spent spent : chunk) {
                MasterHits.Hit hit = matching.get(spent.masterId());
                if (hit != null) {
                    add(hit, spent.amount());
                }
                place = place.after(spent, hit != null);
                if (found.size() == size) {
                    return;
                }
            }
            if (chunk.size() < CHUNK) {
                place = place.withoutCosts();
            }
        }

        private void readCostless() {
            MasterHits chunk = search.search(query.cursor(place.rest()).build());
            List<MasterHits.Hit> hits = chunk.items();
            Map<UUID, BigDecimal> costly = ranking.of(
                    scope, factors, hits.stream().map(MasterHits.Hit::masterId).toList());
            for (int i = place.skipped(); i < hits.size(); i++) {
                boolean costless = !costly.containsKey(hits.get(i).masterId());
                if (costless) {
                    add(hits.get(i), BigDecimal.ZERO);
                }
                place = place.skip(costless);
                if (found.size() == size) {
                    return;
                }
            }
            if (chunk.next() == null) {
                ended = true;
            } else {
                place = place.restAfter(chunk.next());
            }
        }

        private void add(MasterHits.Hit hit, BigDecimal amount) {
            if (place.seen() >= from) {
                found.add(hit);
                values.put(hit.masterId(), MoneyBody.of(Money.rounded(amount, currency)));
            }
        }
    }
}
