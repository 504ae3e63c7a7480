package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.AggregationRange;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A number that hits are sorted by, the greatest first.
 *
 * @param whole whether all its values are whole numbers
 * @param missing what masters without a value are sorted as, or null if all have one
 */
record RowKey(String field, boolean whole, @Nullable Integer missing) {
    static final String CREATED = "createdAt";
    static final String USES = "uses";

    /** What a query sorts by before the id, or nothing where it sorts by how well its words match. */
    static List<RowKey> of(MasterQuery query) {
        RowKey created = new RowKey(CREATED, true, null);
        return switch (query.sort()) {
            case NEWEST -> List.of(created);
            case REUSE -> List.of(new RowKey(USES, true, 0), created);
            case RELEVANCE -> Performing.hasText(query) ? List.of() : List.of(created);
            case PERFORMANCE ->
                Performing.hasText(query)
                        ? List.of()
                        : List.of(new RowKey(Performing.rank(query), false, Performing.USUAL), created);
        };
    }

    Aggregation least() {
        return Aggregation.of(least -> least.min(
                min -> missing == null ? min.field(field) : min.field(field).missing(missing)));
    }

    Aggregation greatest() {
        return Aggregation.of(greatest -> greatest.max(
                max -> missing == null ? max.field(field) : max.field(field).missing(missing)));
    }

    Aggregation counts(List<AggregationRange> ranges) {
        return Aggregation.of(counts -> counts.range(range -> {
            range.field(field).ranges(ranges);
            return missing == null ? range : range.missing(missing);
        }));
    }

    /** Cuts what lies between two values, both included, into at most so many parts. */
    List<AggregationRange> parts(double least, double greatest, int most) {
        List<AggregationRange> parts = new ArrayList<>();
        double end = whole ? greatest + 1 : Math.nextUp(greatest);
        double from = least;
        for (int n = 1; n <= most; n++) {
            double cut = least + (end - least) / most * n;
            double to = n == most ? end : whole ? Math.floor(cut) : cut;
            if (to > from) {
                parts.add(part(from, to));
                from = to;
            }
        }
        return parts;
    }

    private static AggregationRange part(double from, double to) {
        return AggregationRange.of(range -> range.from(from).to(to));
    }

    /** What has a value in a part. */
    Query in(double from, double to) {
        Query within = Query.of(query -> query.range(range ->
                range.untyped(value -> value.field(field).gte(bound(from)).lt(bound(to)))));
        if (missing == null || missing < from || missing >= to) {
            return within;
        }
        UnaryOperator<Query> not = one -> Query.of(query -> query.bool(bool -> bool.mustNot(one)));
        Query without = not.apply(Query.of(query -> query.exists(exists -> exists.field(field))));
        return Query.of(query -> query.bool(bool -> bool.should(within, without).minimumShouldMatch("1")));
    }

    private JsonData bound(double value) {
        return whole ? JsonData.of((long) value) : JsonData.of(value);
    }
}
