package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.reprise.domain.master.MasterDocument;
import io.reprise.search.master.MasterQuery.Market;
import java.util.Objects;

/**
 * Ranking by what sells: {@code S = relevance · clip(liftLo, 0.5, 2)^0.5}. The factor is computed when the document is
 * written; what has too few data, or none, has 1, which is what is usual.
 */
final class Performing {
    static final int USUAL = 1;

    private Performing() {}

    static boolean hasText(MasterQuery query) {
        return query.q() != null && !query.q().isBlank();
    }

    private static Market market(MasterQuery query) {
        return Objects.requireNonNull(query.market(), "a query by performance has a market");
    }

    private static String place(Market market) {
        return MasterDocument.Performance.place(market.channel(), market.market());
    }

    /** The matching, with its relevance multiplied by performance where that is asked for. */
    static Query weighted(MasterQuery query, Query matching) {
        if (query.sort() != MasterQuery.Sort.PERFORMANCE || !hasText(query)) {
            return matching;
        }
        String field = "factor." + place(market(query));
        return Query.of(all -> all.functionScore(score -> score.query(matching)
                .functions(function ->
                        function.fieldValueFactor(value -> value.field(field).missing((double) USUAL)))
                .boostMode(FunctionBoostMode.Multiply)));
    }

    static SortOptions best(MasterQuery query) {
        if (hasText(query)) {
            return SortOptions.of(by -> by.score(score -> score.order(SortOrder.Desc)));
        }
        String field = rank(query);
        return SortOptions.of(by -> by.field(value -> value.field(field)
                .order(SortOrder.Desc)
                .missing(FieldValue.of(USUAL))
                .unmappedType(FieldType.Double)));
    }

    /** The field that orders by what sells, where there are no words. */
    static String rank(MasterQuery query) {
        return "rank." + place(market(query));
    }

    static Query seenOften(Market market) {
        return Query.of(all -> all.nested(nested -> nested.path("performance")
                .query(one -> one.bool(bool -> bool.filter(channel -> channel.term(
                                term -> term.field("performance.channel").value(market.channel())))
                        .filter(where -> where.term(
                                term -> term.field("performance.market").value(market.market())))
                        .filter(seen -> seen.range(range -> range.number(
                                number -> number.field("performance.n").gte((double) market.minImpressions()))))))));
    }
}
