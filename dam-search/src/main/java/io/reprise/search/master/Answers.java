package io.reprise.search.master;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.explain.Explanation;
import co.elastic.clients.elasticsearch.core.explain.ExplanationDetail;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.reprise.search.master.MasterSearch.FoundMaster;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads Elasticsearch's answer. */
final class Answers {
    private static final String WORDS = ".words";
    private static final String CONDITIONS = "conditions that are met";

    private Answers() {}

    static MasterHits of(MasterQuery query, SearchResponse<FoundMaster> response, long seenBefore, Cursors cursors) {
        List<Hit<FoundMaster>> found = response.hits().hits();
        long total =
                response.hits().total() == null ? 0 : response.hits().total().value();
        long seen = seenBefore + found.size();
        String next = null;
        String snapshot = response.pitId();
        if (!found.isEmpty() && seen < total && snapshot != null) {
            next = cursors.seal(new Cursor(snapshot, found.getLast().sort(), seen), query);
        }
        return new MasterHits(
                total,
                Duration.ofMillis(response.took()),
                found.stream().flatMap(hit -> hit(hit).stream()).toList(),
                facets(query, response),
                fieldFacets(query, response),
                next);
    }

    private static List<MasterHits.Hit> hit(Hit<FoundMaster> hit) {
        FoundMaster master = hit.source();
        if (master == null) {
            return List.of();
        }
        return List.of(new MasterHits.Hit(
                UUID.fromString(master.masterId()),
                master.revision(),
                master.title(),
                Boolean.TRUE.equals(master.ai()),
                master.stale() != null && !master.stale().isEmpty(),
                hit.score(),
                highlights(hit.highlight()),
                explanation(hit.explanation())));
    }

    private static Map<String, List<String>> highlights(Map<String, List<String>> byField) {
        Map<String, List<String>> named = new HashMap<>();
        byField.forEach((field, pieces) ->
                named.put(field.endsWith(WORDS) ? field.substring(0, field.length() - WORDS.length()) : field, pieces));
        return named;
    }

    private static Map<MasterFacet, List<MasterHits.Count>> facets(
            MasterQuery query, SearchResponse<FoundMaster> response) {
        Map<MasterFacet, List<MasterHits.Count>> facets = new EnumMap<>(MasterFacet.class);
        for (MasterFacet facet : query.facets()) {
            var counted = response.aggregations().get(facet.parameter());
            if (counted != null) {
                var values = counted.filter().aggregations().get(SearchRequests.VALUES);
                facets.put(facet, values == null ? List.of() : Suggestions.counts(values));
            }
        }
        return facets;
    }

    private static Map<String, List<MasterHits.Count>> fieldFacets(
            MasterQuery query, SearchResponse<FoundMaster> response) {
        Map<String, List<MasterHits.Count>> facets = new LinkedHashMap<>();
        for (String key : query.fieldFacets()) {
            var counted = response.aggregations().get(FieldClauses.facet(key));
            if (counted != null) {
                var values = counted.filter().aggregations().get(SearchRequests.VALUES);
                facets.put(key, values == null ? List.of() : Suggestions.counts(values));
            }
        }
        return facets;
    }

    private static MasterHits.@Nullable Explanation explanation(@Nullable Explanation whole) {
        return whole == null ? null : explained(whole.value(), whole.description(), whole.details());
    }

    private static MasterHits.Explanation detail(ExplanationDetail part) {
        return explained(part.value(), part.description(), part.details());
    }

    /** What limits a caller lists the very things that are hidden: they are part of no explanation. */
    private static MasterHits.Explanation explained(float value, String description, List<ExplanationDetail> details) {
        return QueryClauses.LIMITED_FIELDS.stream().anyMatch(field -> description.contains(field + ":"))
                ? new MasterHits.Explanation(value, CONDITIONS, List.of())
                : new MasterHits.Explanation(
                        value,
                        description,
                        details.stream().map(Answers::detail).toList());
    }
}
