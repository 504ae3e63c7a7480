package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import io.reprise.search.index.MasterIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the parts of a {@link MasterQuery} into Elasticsearch's, with nothing that only some distributions have. */
final class QueryClauses {
    private static final List<String> TEXT_FIELDS =
            List.of("title^3", "tags.words^2", "productNames^2", "brand.words^2", "category.words^1.5", "description");

    private static final float EXACT_PRODUCT = 20f;
    private static final float COLOUR = 1.5f;
    private static final float WHOLE_TITLE = 3f;
    private static final double OTHER_FIELDS = 0.2;

    /** Up to three words must all be found; of more, three quarters. */
    private static final String ENOUGH_WORDS = "3<75%";

    private QueryClauses() {}

    /** All masters for a blank text, none for one that has no word in it. */
    static Query text(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return Query.of(query -> query.matchAll(all -> all));
        }
        List<QueryWord> words = QueryWord.of(q);
        if (words.isEmpty()) {
            return Query.of(query -> query.matchNone(none -> none));
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

    /** Every condition that is not a facet. */
    static List<Query> conditions(MasterQuery query) {
        List<Query> conditions = new ArrayList<>();
        conditions.add(state(query.state()));
        String product = query.product();
        if (product != null && !product.isBlank()) {
            conditions.add(product(product.strip(), 1f));
        }
        Boolean ai = query.ai();
        if (ai != null) {
            conditions.add(Query.of(made -> made.term(term -> term.field("ai").value(ai))));
        }
        query.fields()
                .forEach((key, value) -> conditions.add(Query.of(
                        field -> field.term(term -> term.field("fields." + key).value(value)))));
        if (query.masterIds() != null) {
            conditions.add(anyOf(
                    "masterId", query.masterIds().stream().map(Object::toString).toList()));
        }
        return conditions;
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

    static List<Query> facetFilters(Map<MasterFacet, List<String>> filters, Collection<MasterFacet> which) {
        return which.stream()
                .filter(filters::containsKey)
                .map(facet -> facetFilter(facet, filters.getOrDefault(facet, List.of())))
                .toList();
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

    private static Query anyOf(String field, List<String> values) {
        return Query.of(any -> any.terms(terms -> terms.field(field)
                .terms(list -> list.value(values.stream().map(FieldValue::of).toList()))));
    }
}
