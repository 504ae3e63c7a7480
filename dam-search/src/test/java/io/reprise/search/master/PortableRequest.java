package io.reprise.search.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Walks the body of a search, part by part: names of fields are free, names of parts are not. */
final class PortableRequest {
    /** Kinds of queries, aggregations, orders and highlighters that a search may be made of. */
    static final Set<String> ALLOWED = Set.of(
            "query bool",
            "query match_all",
            "query match_none",
            "query match",
            "query match_phrase",
            "query multi_match",
            "query multi_match best_fields",
            "query multi_match phrase",
            "query term",
            "query terms",
            "query constant_score",
            "query function_score",
            "query nested",
            "query prefix",
            "query range",
            "query exists",
            "aggregation filter",
            "aggregation terms",
            "aggregation min",
            "aggregation max",
            "aggregation range",
            "sort _score",
            "sort createdAt",
            "sort rank",
            "sort uses",
            "sort masterId",
            "highlighter unified");

    private static final Set<String> MEMBERS = Set.of(
            "pit",
            "size",
            "from",
            "track_total_hits",
            "explain",
            "_source",
            "query",
            "post_filter",
            "aggregations",
            "sort",
            "highlight",
            "search_after");
    private static final Set<String> CLAUSES = Set.of("must", "filter", "should", "must_not");
    private static final Set<String> BOOL =
            Set.of("must", "filter", "should", "must_not", "minimum_should_match", "boost");
    private static final Set<String> MULTI_MATCH =
            Set.of("query", "fields", "type", "operator", "tie_breaker", "boost");
    private static final Set<String> TERMS = Set.of("field", "size", "missing", "ranges");
    private static final Set<String> HIGHLIGHT =
            Set.of("type", "encoder", "number_of_fragments", "fragment_size", "fields");

    private final Set<String> seen = new TreeSet<>();

    /** All kinds that were met so far. */
    Set<String> seen() {
        return seen;
    }

    void check(JsonNode body) {
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            assertThat(MEMBERS).contains(member.getKey());
            switch (member.getKey()) {
                case "query", "post_filter" -> query(member.getValue());
                case "aggregations" -> aggregations(member.getValue());
                case "sort" -> member.getValue().forEach(this::sort);
                case "highlight" -> highlight(member.getValue());
                default -> {}
            }
        }
    }

    private void meet(String kind) {
        assertThat(ALLOWED).contains(kind);
        seen.add(kind);
    }

    private void query(JsonNode query) {
        Map.Entry<String, JsonNode> only = single(query);
        JsonNode inside = only.getValue();
        meet("query " + only.getKey());
        switch (only.getKey()) {
            case "bool" -> bool(inside);
            case "constant_score" -> {
                assertThat(inside.propertyNames()).isSubsetOf("filter", "boost");
                query(inside.path("filter"));
            }
            case "function_score" -> {
                assertThat(inside.propertyNames()).isSubsetOf("query", "functions", "boost_mode");
                inside.path("functions")
                        .forEach(
                                function -> assertThat(function.propertyNames()).containsExactly("field_value_factor"));
                query(inside.path("query"));
            }
            case "nested" -> {
                assertThat(inside.propertyNames()).isSubsetOf("path", "query");
                query(inside.path("query"));
            }
            case "multi_match" -> {
                assertThat(inside.propertyNames()).isSubsetOf(MULTI_MATCH);
                meet("query multi_match " + inside.path("type").asString("best_fields"));
            }
            default -> {}
        }
    }

    private void bool(JsonNode bool) {
        assertThat(bool.propertyNames()).isSubsetOf(BOOL);
        for (String clause : CLAUSES) {
            JsonNode queries = bool.path(clause);
            if (queries.isArray()) {
                queries.forEach(this::query);
            } else if (!queries.isMissingNode()) {
                query(queries);
            }
        }
    }

    private void aggregations(JsonNode named) {
        for (JsonNode aggregation : named) {
            for (Map.Entry<String, JsonNode> part : aggregation.properties()) {
                switch (part.getKey()) {
                    case "aggregations" -> aggregations(part.getValue());
                    case "filter" -> {
                        meet("aggregation filter");
                        query(part.getValue());
                    }
                    default -> {
                        meet("aggregation " + part.getKey());
                        assertThat(part.getValue().propertyNames()).isSubsetOf(TERMS);
                    }
                }
            }
        }
    }

    private void sort(JsonNode sort) {
        Map.Entry<String, JsonNode> by = single(sort);
        meet("sort " + by.getKey().replaceFirst("^rank\\..*", "rank"));
        assertThat(by.getValue().propertyNames()).isSubsetOf("order", "missing", "unmapped_type");
    }

    private void highlight(JsonNode highlight) {
        assertThat(highlight.propertyNames()).isSubsetOf(HIGHLIGHT);
        meet("highlighter " + highlight.path("type").asString("unified"));
    }

    private static Map.Entry<String, JsonNode> single(JsonNode object) {
        assertThat(object.properties()).as(object.toString()).hasSize(1);
        return object.properties().iterator().next();
    }
}
