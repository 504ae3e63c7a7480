package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.SortOptions;
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
    private static final int CHOICES_PER_FIELD = 200;
    private static final int DESCRIPTION_FRAGMENTS = 2;
    private static final int FRAGMENT_CHARACTERS = 160;

    private SearchRequests() {}

    static SearchRequest first(MasterQuery query, String snapshot) {
        return request(query, snapshot).build();
    }

    /** The page that begins at a row which Elasticsearch counts to itself. */
    static SearchRequest at(MasterQuery query, String snapshot, int row) {
        return request(query, snapshot).from(row).build();
    }

    /** The page behind the last row: there are counts only. */
    static SearchRequest beyond(MasterQuery query, String snapshot) {
        return request(query, snapshot).size(0).build();
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
                .source(source ->
                        source.filter(filter -> filter.includes("masterId", "revision", "title", "ai", "stale")));
        // Filters of counted facets come after the counting, each facet's own kept out of its counts; all others
        // narrow everything at once.
        Set<MasterFacet> counted = query.facets();
        request.query(scored(query, counted, query.fieldFacets()));
        List<Query> after = new ArrayList<>(QueryClauses.facetFilters(query, counted));
        after.addAll(FieldClauses.counted(query, null));
        if (!after.isEmpty()) {
            request.postFilter(filter -> filter.bool(bool -> bool.filter(after)));
        }
        counted.forEach(facet -> request.aggregations(facet.parameter(), counts(query, facet)));
        query.fieldFacets().forEach(key -> request.aggregations(FieldClauses.facet(key), counts(query, key)));
        sort(request, query);
        if (query.q() != null && !query.q().isBlank()) {
            request.highlight(highlight());
        }
        return request;
    }

    /** What matches, but for the filters of some facets and for the values of some custom fields. */
    static Query scored(MasterQuery query, Set<MasterFacet> but, Set<String> butFields) {
        List<Query> conditions = new ArrayList<>(QueryClauses.conditions(query));
        conditions.addAll(QueryClauses.facetFilters(query, without(EnumSet.allOf(MasterFacet.class), but)));
        conditions.addAll(FieldClauses.uncounted(query, butFields));
        Query matching = Query.of(
                all -> all.bool(bool -> bool.must(QueryClauses.text(query.q())).filter(conditions)));
        return Performing.weighted(query, matching);
    }

    private static Aggregation counts(MasterQuery query, MasterFacet facet) {
        List<Query> others = new ArrayList<>(QueryClauses.facetFilters(query, without(query.facets(), Set.of(facet))));
        others.addAll(FieldClauses.counted(query, null));
        return counts(others, facet.countedField(), VALUES_PER_FACET);
    }

    private static Aggregation counts(MasterQuery query, String key) {
        List<Query> others = new ArrayList<>(QueryClauses.facetFilters(query, query.facets()));
        others.addAll(FieldClauses.counted(query, key));
        return counts(others, FieldClauses.field(key), CHOICES_PER_FIELD);
    }

    private static Aggregation counts(List<Query> others, String field, int values) {
        return Aggregation.of(aggregation -> aggregation
                .filter(filter -> filter.bool(bool -> bool.filter(others)))
                .aggregations(
                        VALUES, each -> each.terms(terms -> terms.field(field).size(values))));
    }

    private static Set<MasterFacet> without(Set<MasterFacet> all, Set<MasterFacet> some) {
        Set<MasterFacet> rest = EnumSet.noneOf(MasterFacet.class);
        rest.addAll(all);
        rest.removeAll(some);
        return rest;
    }

    /** Of equals the newest is first, and the id decides at last, so that the order is the same on every page. */
    static void sort(SearchRequest.Builder request, MasterQuery query) {
        switch (query.sort()) {
            case RELEVANCE -> request.sort(by -> by.score(score -> score.order(SortOrder.Desc)));
            case NEWEST -> {}
            case PERFORMANCE -> request.sort(Performing.best(query));
            case REUSE -> request.sort(descending(RowKey.USES));
        }
        request.sort(descending(RowKey.CREATED));
        request.sort(descending("masterId"));
    }

    private static SortOptions descending(String name) {
        return SortOptions.of(by -> by.field(field -> field.field(name).order(SortOrder.Desc)));
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
