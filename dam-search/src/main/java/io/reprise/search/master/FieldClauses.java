package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.reprise.domain.shared.Text;
import io.reprise.search.index.Sortable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns conditions on custom fields into Elasticsearch's. */
final class FieldClauses {
    private static final String FACET = "field.";
    private static final String FIELDS = "fields.";
    private static final String NUMBERS = "fieldNumbers.";
    private static final String LONG_TEXTS = "longTexts.";
    private static final String FIRST_DAY = "0000";
    private static final String LAST_DAY = "9999-12-31";
    private static final int LONGEST_WORDS = 1_000;

    private FieldClauses() {}

    /** Where the values of a field are. */
    static String field(String key) {
        return FIELDS + key;
    }

    /** What the counts of a field are called in requests and answers. */
    static String facet(String key) {
        return FACET + key;
    }

    static Query of(FieldFilter filter) {
        return switch (filter) {
            case FieldFilter.AnyOf(String key, List<String> values) ->
                key.isEmpty() ? QueryClauses.none() : QueryClauses.anyOf(FIELDS + key, values);
            case FieldFilter.Numbers(String key, Double from, Double to) ->
                between(
                        NUMBERS + key,
                        from == null ? Sortable.LEAST : Sortable.of(from),
                        to == null ? Sortable.MOST : Sortable.of(to));
            case FieldFilter.Days(String key, String from, String to) ->
                between(
                        FIELDS + key,
                        Objects.requireNonNullElse(from, FIRST_DAY),
                        Objects.requireNonNullElse(to, LAST_DAY));
            case FieldFilter.Words(String key, String words) ->
                words.length() > LONGEST_WORDS
                        ? QueryClauses.none()
                        : Query.of(in -> in.match(match -> match.field(LONG_TEXTS + key)
                                .query(Text.composed(words))
                                .operator(Operator.And)));
            case FieldFilter.Present(String key, boolean longText, boolean present) -> {
                Query there = Query.of(any -> any.exists(some -> some.field((longText ? LONG_TEXTS : FIELDS) + key)));
                yield present ? there : Query.of(none -> none.bool(bool -> bool.mustNot(there)));
            }
        };
    }

    /** Both bounds are always there: without one, such a field would go on into the values of the next key. */
    private static Query between(String field, String from, String to) {
        return Query.of(range -> range.range(
                order -> order.term(term -> term.field(field).gte(from).lte(to))));
    }

    /** Filters that are to narrow everything at once, if the values of these fields are counted. */
    static List<Query> uncounted(MasterQuery query, Set<String> counted) {
        return query.fields().stream()
                .filter(filter -> !isCounted(filter, counted))
                .map(FieldClauses::of)
                .toList();
    }

    /** The filters of counted fields, without those of one of them (null = all). */
    static List<Query> counted(MasterQuery query, @Nullable String but) {
        return query.fields().stream()
                .filter(filter ->
                        isCounted(filter, query.fieldFacets()) && !filter.key().equals(but))
                .map(FieldClauses::of)
                .toList();
    }

    private static boolean isCounted(FieldFilter filter, Set<String> counted) {
        return filter instanceof FieldFilter.AnyOf && counted.contains(filter.key());
    }
}
