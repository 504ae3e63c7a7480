package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import io.reprise.domain.shared.Text;
import io.reprise.search.index.MasterIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the parts of a {@link MasterQuery} into Elasticsearch's, with nothing that only some distributions have. */
final class QueryClauses {
    private static final List<String> TEXT_FIELDS =
            List.of("title^3", "tags.words^2", "productNames^2", "brand.words^2", "category.words^1.5", "description");

    private static final String RIGHTS = "rightsId";
    private static final String MASTER = "masterId";
    /** What {@link #within} lists. */
    static final List<String> LIMITED_FIELDS = List.of(RIGHTS, MASTER);

    private static final float EXACT_PRODUCT = 20f;
    private static final float COLOUR = 1.5f;
    private static final float WHOLE_TITLE = 3f;
    private static final double OTHER_FIELDS = 0.2;

    /** Up to three words must all be found; of more, three quarters. */
    private static final String ENOUGH_WORDS = "3<75%";

    /** Longer values are not in the index (mapping, "ignore_above"), and Elasticsearch refuses to look for them. */
    private static final int LONGEST_VALUE = 1_000;

    /** Elasticsearch takes at most 65,536 values in one list. */
    private static final int MOST_TERMS = 50_000;

    private QueryClauses() {}

    /** All masters for a blank text, none for one that has no word in it. */
    static Query text(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return Query.of(query -> query.matchAll(all -> all));
        }
        List<QueryWord> words = QueryWord.of(q);
        if (words.isEmpty()) {
            return none();
        }
        BoolQuery.Builder all = new BoolQuery.Builder();
        words.forEach(word -> all.should(word(word)));
        all.minimumShouldMatch(ENOUGH_WORDS);
        Query needed = all.build()._toQuery();
        if (words.size() == 1) {
            return needed;
        }
        String inOrder = String.join(" ", words.stream().map(QueryWord::text).toList());
        return Query.of(query -> query.bool(bool -> bool.must(needed)
                .should(better -> better.matchPhrase(
                        phrase -> phrase.field("title").query(inOrder).boost(WHOLE_TITLE)))));
    }

    private static Query word(QueryWord word) {
        BoolQuery.Builder any = new BoolQuery.Builder();
        any.should(text -> text.multiMatch(match -> {
            match.query(word.text()).fields(TEXT_FIELDS).tieBreaker(OTHER_FIELDS);
            // All parts of a word in one field; side by side, where they are the characters of one Chinese word.
            return word.isUnspaced()
                    ? match.type(TextQueryType.Phrase)
                    : match.type(TextQueryType.BestFields).operator(Operator.And);
        }));
        any.should(product(word.text(), EXACT_PRODUCT));
        ColourNames.of(word.text())
                .ifPresent(colour -> any.should(named ->
                        named.term(term -> term.field("colours").value(colour).boost(COLOUR))));
        return any.minimumShouldMatch("1").build()._toQuery();
    }

    private static Query product(String gtinOrSku, float boost) {
        BoolQuery.Builder either = new BoolQuery.Builder();
        either.should(
                sku -> sku.term(term -> term.field("skus").value(gtinOrSku).boost(boost)));
        for (String gtin : QueryWord.gtins(gtinOrSku)) {
            either.should(
                    exact -> exact.term(term -> term.field("gtins").value(gtin).boost(boost)));
        }
        return either.minimumShouldMatch("1").build()._toQuery();
    }

    /** Every condition that is neither a facet nor of a custom field. */
    static List<Query> conditions(MasterQuery query) {
        List<Query> conditions = new ArrayList<>();
        conditions.add(state(query.state()));
        String product = query.product();
        if (product != null && !product.isBlank()) {
            conditions.add(
                    product.length() > LONGEST_VALUE
                            ? none()
                            : product(Text.composed(product).strip(), 1f));
        }
        Boolean ai = query.ai();
        if (ai != null) {
            conditions.add(Query.of(made -> made.term(term -> term.field("ai").value(ai))));
        }
        MasterQuery.Market market = query.market();
        if (market != null && market.minImpressions() > 0) {
            conditions.add(Performing.seenOften(market));
        }
        if (query.masterIds() != null) {
            conditions.add(anyOf(
                    MASTER, query.masterIds().stream().map(Object::toString).toList()));
        }
        MasterQuery.Among among = query.among();
        if (among != null) {
            Query apart = anyOf(
                    MASTER, among.masterIds().stream().map(Object::toString).toList());
            conditions.add(among.without() ? Query.of(others -> others.bool(bool -> bool.mustNot(apart))) : apart);
        }
        conditions.add(within(query.limits()));
        return conditions;
    }

    /** Everything that may be looked at. */
    static Query within(Limits limits) {
        BoolQuery.Builder within = new BoolQuery.Builder();
        List<String> allowed = limits.rightsIds();
        if (allowed != null) {
            within.filter(Query.of(
                    any -> any.bool(bool -> bool.should(lists(RIGHTS, allowed)).minimumShouldMatch("1"))));
        }
        within.mustNot(lists(RIGHTS, limits.hiddenRights()));
        within.mustNot(lists(
                MASTER, limits.hiddenMasters().stream().map(Object::toString).toList()));
        return within.build()._toQuery();
    }

    private static List<Query> lists(String field, List<String> values) {
        List<Query> lists = new ArrayList<>();
        for (int from = 0; from < Math.max(1, values.size()); from += MOST_TERMS) {
            lists.add(anyOf(field, values.subList(from, Math.min(values.size(), from + MOST_TERMS))));
        }
        return lists;
    }

    static Query none() {
        return Query.of(query -> query.matchNone(none -> none));
    }

    private static Query state(MasterQuery.State state) {
        return switch (state) {
            case ACTIVE ->
                Query.of(only -> only.term(term -> term.field("state").value("active")));
            case RETIRED ->
                Query.of(only -> only.term(term -> term.field("state").value("retired")));
            case ANY ->
                Query.of(any -> any.bool(bool -> bool.mustNot(
                        gone -> gone.term(term -> term.field("state").value(MasterIndex.REMOVED_STATE)))));
        };
    }

    /** What the query asks of these facets: one of the wanted values, none of the excluded. */
    static List<Query> facetFilters(MasterQuery query, Collection<MasterFacet> which) {
        List<Query> filters = new ArrayList<>();
        for (MasterFacet facet : which) {
            List<String> wanted = query.filters().get(facet);
            if (wanted != null) {
                filters.add(facetFilter(facet, wanted));
            }
            List<String> excluded = query.excluded().get(facet);
            if (excluded != null) {
                filters.add(Query.of(not -> not.bool(bool -> bool.mustNot(facetFilter(facet, excluded)))));
            }
        }
        return filters;
    }

    private static Query facetFilter(MasterFacet facet, List<String> values) {
        if (facet == MasterFacet.COLOUR) {
            return anyOf(
                    facet.filteredField(),
                    values.stream()
                            .map(name -> ColourNames.of(name.strip()).orElse(name))
                            .toList());
        }
        return anyOf(facet.filteredField(), values);
    }

    static Query anyOf(String field, List<String> given) {
        List<FieldValue> values = given.stream()
                .map(Text::composed)
                .filter(value -> value.length() <= LONGEST_VALUE)
                .map(FieldValue::of)
                .toList();
        return Query.of(any -> any.terms(terms -> terms.field(field).terms(list -> list.value(values))));
    }
}
