package io.reprise.search.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import io.reprise.search.master.MasterQuery.Sort;
import io.reprise.search.master.MasterQuery.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Searches are to run on every distribution of Elasticsearch and its kin, so they are made of few kinds of parts. */
class PortableQueriesTest {
    private static final List<String> WORDS = List.of(
            "",
            "shoes",
            "red running shoes",
            "one two three four five six",
            "红色跑步鞋",
            "鞋 shoes",
            "4006381333931",
            "RS-100/red",
            "+++ ***",
            "\"running\" -shoes");

    private final PortableRequest portable = new PortableRequest();

    @Test
    void sendsOnlyPartsThatEveryDistributionHasAndUsesAllThatAreAllowed() {
        List<SearchRequest> requests = everyKind();

        assertThat(requests.size()).isGreaterThan(500);
        requests.forEach(request -> portable.check(json(request)));
        assertThat(portable.seen()).isEqualTo(PortableRequest.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\":{\"script_score\":{\"query\":{\"match_all\":{}}}}}",
                "{\"query\":{\"bool\":{\"must\":[{\"semantic\":{\"field\":\"title\"}}]}}}",
                "{\"query\":{\"bool\":{\"filter\":{\"constant_score\":{\"filter\":{\"knn\":{}}}}}}}",
                "{\"query\":{\"query_string\":{\"query\":\"a\"}}}",
                "{\"post_filter\":{\"bool\":{\"should\":[{\"script\":{}}]}}}",
                "{\"aggregations\":{\"a\":{\"filter\":{\"match_all\":{}},\"aggregations\":{\"v\":{\"boxplot\":{}}}}}}",
                "{\"aggregations\":{\"a\":{\"terms\":{\"field\":\"tags\",\"script\":{}}}}}",
                "{\"aggregations\":{\"a\":{\"filter\":{\"percolate\":{}}}}}",
                "{\"query\":{\"multi_match\":{\"query\":\"a\",\"type\":\"cross_fields\"}}}",
                "{\"sort\":[{\"_script\":{\"type\":\"number\"}}]}",
                "{\"highlight\":{\"type\":\"semantic\",\"fields\":[]}}",
                "{\"knn\":{\"field\":\"vector\"}}",
                "{\"rank\":{\"rrf\":{}}}",
                "{\"runtime_mappings\":{}}"
            })
    void wouldSeeAnyOther(String request) {
        assertThatThrownBy(() -> portable.check(new JsonMapper().readTree(request)))
                .isInstanceOf(AssertionError.class);
    }

    private static JsonNode json(SearchRequest request) {
        return new JsonMapper().readTree(JsonpUtils.toJsonString(request, new Jackson3JsonpMapper()));
    }

    private static List<SearchRequest> everyKind() {
        List<SearchRequest> requests = new ArrayList<>();
        for (String words : WORDS) {
            for (Sort sort : Sort.values()) {
                for (State state : State.values()) {
                    for (Set<MasterFacet> counted : counted()) {
                        queries(words, sort, state, counted).forEach(query -> {
                            requests.add(SearchRequests.first(query, "snapshot"));
                            requests.add(SearchRequests.at(query, "snapshot", 200));
                            requests.add(SearchRequests.beyond(query, "snapshot"));
                            requests.addAll(toFindARow(query));
                            requests.add(SearchRequests.page(
                                    query, new Cursor("snapshot", List.of(FieldValue.of(1L), FieldValue.of("a")), 1)));
                        });
                    }
                }
            }
            Beginning beginning = Beginning.of(words);
            if (!beginning.isEmpty()) {
                requests.add(Suggestions.request("masters", beginning, Limits.NONE));
            }
        }
        return requests;
    }

    private static List<SearchRequest> toFindARow(MasterQuery query) {
        return RowKey.of(query).stream()
                .map(key -> SearchRequest.of(search -> search.query(key.in(0.5, 2))
                        .aggregations("least", key.least())
                        .aggregations("greatest", key.greatest())
                        .aggregations("counts", key.counts(key.parts(0, 10, 4)))))
                .toList();
    }

    private static List<Set<MasterFacet>> counted() {
        return List.of(Set.of(), Set.of(MasterFacet.COLOUR), EnumSet.allOf(MasterFacet.class));
    }

    private static List<MasterQuery> queries(String words, Sort sort, State state, Set<MasterFacet> counted) {
        MasterQuery.Builder plain = MasterQuery.builder()
                .q(words)
                .sort(sort)
                .state(state)
                .facets(counted)
                .market(new MasterQuery.Market("amazon", "US", 100));
        MasterQuery bare = plain.build();
        for (MasterFacet facet : MasterFacet.values()) {
            plain.filter(facet, List.of("red", "红色", "x".repeat(2_000)));
        }
        plain.exclude(MasterFacet.COLOUR, List.of("蓝", "green")).exclude(MasterFacet.TAG, List.of("draft"));
        plain.product("4006381333931")
                .ai(true)
                .fields(List.of(
                        new FieldFilter.AnyOf("season", List.of("SS26", "x".repeat(2_000))),
                        new FieldFilter.AnyOf("fit", List.of("slim")),
                        new FieldFilter.Numbers("heel", 1.5, null),
                        new FieldFilter.Days("shot", null, "2026-01-01"),
                        new FieldFilter.Words("care", "wash cold"),
                        new FieldFilter.Present("care", true, true),
                        new FieldFilter.Present("fit", false, false)))
                .fieldFacets(Set.of("season"))
                .masterIds(List.of(UUID.randomUUID()))
                .explain(true);
        return List.of(bare, plain.build());
    }
}
