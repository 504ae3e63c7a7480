package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.util.NamedValue;
import io.reprise.search.index.Snapshots;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The request for one page. */
final class SearchRequests {
    /** Name of the counts inside the filter of a facet. */
    static final String VALUES = "values";

    private static final int VALUES_PER_FACET = 100;
    private static final int DESCRIPTION_FRAGMENTS = 2;
    private static final int FRAGMENT_CHARACTERS = 160;

    private SearchRequests() {}

    static SearchRequest first(MasterQuery query, String snapshot) {
        return request(query, snapshot).build();
    }

    static SearchRequest page(MasterQuery query, Cursor cursor) {
        return request(query, cursor.snapshot()).searchAfter(cursor.after()).build();
    }

    private static SearchRequest.Builder request(MasterQuery query, String snapshot) {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .pit(pit -> pit.id(snapshot).keepAlive(keep -> keep.time(Snapshots.KEEP_ALIVE)))
                .size(query.size())
                .trackTotalHits(total -> total.enabled(true))
                .explain(query.explain())
                .source(source -> source.filter(filter -> filter.includes("masterId", "revision", "title")));
        // Filters of counted facets come after the counting, each facet's own kept out of its counts; all others
        // narrow everything at once.
        Set<MasterFacet> counted = query.facets();
        List<Query> before = new ArrayList<>(QueryClauses.conditions(query));
        before.addAll(QueryClauses.facetFilters(query.filters(), without(EnumSet.allOf(MasterFacet.class), counted)));
        request.query(Performing.weighted(
                query,
                Query.of(all ->
                        all.bool(bool -> bool.must(QueryClauses.text(query.q())).filter(before)))));
        List<Query> after = QueryClauses.facetFilters(query.filters(), counted);
        if (!after.isEmpty()) {
            request.postFilter(filter -> filter.bool(bool -> bool.filter(after)));
        }
        counted.forEach(facet -> request.aggregations(facet.parameter(), counts(query, facet)));
        sort(request, query);
        if (query.q() != null && !query.q().isBlank()) {
            request.highlight(highlight());
        }
        return request;
    }

    private static Aggregation counts(MasterQuery query, MasterFacet facet) {
        List<Query> others = QueryClauses.facetFilters(query.filters(), without(query.facets(), Set.of(facet)));
        return Aggregation.of(aggregation -> aggregation
                .filter(filter -> filter.bool(bool -> bool.filter(others)))
                .aggregations(
                        VALUES,
                        values -> values.terms(
                                terms -> terms.field(facet.countedField()).size(VALUES_PER_FACET))));
    }

    private static Set<MasterFacet> without(Set<MasterFacet> all, Set<MasterFacet> some) {
        Set<MasterFacet> rest = EnumSet.noneOf(MasterFacet.class);
        rest.addAll(all);
        rest.removeAll(some);
        return rest;
    }

    /** The id decides between equals, so that the order is the same on every page. */
    private static void sort(SearchRequest.Builder request, MasterQuery query) {
        switch (query.sort()) {
            case RELEVANCE -> request.sort(by -> by.score(score -> score.order(SortOrder.Desc)));
            case NEWEST ->
                request.sort(by -> by.field(field -> field.field("createdAt").order(SortOrder.Desc)));
            case PERFORMANCE -> request.sort(Performing.best(query));
            case REUSE ->
                request.sort(by -> by.field(field -> field.field("uses").order(SortOrder.Desc)));
        }
        request.sort(by -> by.field(field -> field.field("masterId").order(SortOrder.Desc)));
    }

    private static Highlight highlight() {
        return Highlight.of(highlight -> highlight
                .type(HighlighterType.Unified)
                .encoder(HighlighterEncoder.Html)
                // Short fields are shown whole.
                .numberOfFragments(0)
                .fields(
                        shown("title", whole -> whole),
                        shown("tags.words", whole -> whole),
                        shown("productNames", whole -> whole),
                        shown(
                                "description",
                                pieces -> pieces.numberOfFragments(DESCRIPTION_FRAGMENTS)
                                        .fragmentSize(FRAGMENT_CHARACTERS))));
    }

    private static NamedValue<HighlightField> shown(String field, UnaryOperator<HighlightField.Builder> how) {
        return NamedValue.of(field, how.apply(new HighlightField.Builder()).build());
    }
}
