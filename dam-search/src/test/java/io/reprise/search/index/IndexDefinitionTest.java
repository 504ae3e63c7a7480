package io.reprise.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.master.MasterDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Guards what keeps one definition fit for the embedded node and for every distribution. */
class IndexDefinitionTest {
    private static final Set<String> TYPES =
            Set.of("keyword", "text", "integer", "long", "boolean", "date", "flattened", "double", "nested", "object");
    private static final Set<String> FILTERS = Set.of("stemmer", "cjk_bigram", "edge_ngram");
    private static final Set<String> NAMED_FILTERS = Set.of("cjk_width", "lowercase", "asciifolding");

    private final JsonNode body = new JsonMapper()
            .readTree(new JsonMapper()
                    .writeValueAsString(
                            new JsonMapper().readTree(IndexDefinition.read().create(0, "1s"))));

    @Test
    void usesOnlyFieldTypesThatEveryDistributionHas() {
        assertThat(body.at("/mappings").findValues("type"))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(TYPES).contains(type.asString()));
    }

    @Test
    void usesOnlyAnalysisThatEveryDistributionHas() {
        JsonNode analysis = body.at("/settings/index/analysis");
        assertThat(analysis.propertyNames()).containsExactlyInAnyOrder("filter", "analyzer", "normalizer");
        Set<String> own = new TreeSet<>(analysis.get("filter").propertyNames());
        analysis.get("filter")
                .values()
                .forEach(filter ->
                        assertThat(FILTERS).contains(filter.get("type").asString()));
        for (String kind : List.of("analyzer", "normalizer")) {
            for (JsonNode chain : analysis.get(kind).values()) {
                assertThat(chain.get("type").asString()).isEqualTo("custom");
                assertThat(chain.path("tokenizer").asString("standard")).isEqualTo("standard");
                chain.get("filter")
                        .values()
                        .forEach(filter -> assertThat(
                                        own.contains(filter.asString()) || NAMED_FILTERS.contains(filter.asString()))
                                .isTrue());
            }
        }
    }

    @Test
    void neverUsesTheCodecThatNeedsNativeCode() {
        assertThat(body.at("/settings/index").propertyNames()).doesNotContain("codec");
    }

    @Test
    void isStrictAndHasAFieldForEveryPartOfADocument() {
        assertThat(body.at("/mappings/dynamic").asString()).isEqualTo("strict");
        assertThat(body.at("/mappings/properties").propertyNames())
                .as("its parts, and the numbers among custom fields once more")
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(MasterDocument.class.getRecordComponents())
                                        .map(component -> component.getName()),
                                Stream.of("fieldNumbers"))
                        .toList());
    }

    @Test
    void takesReplicasAndRefreshFromTheCaller() {
        assertThat(body.at("/settings/index/number_of_replicas").asInt()).isZero();
        assertThat(body.at("/settings/index/refresh_interval").asString()).isEqualTo("1s");
        assertThat(IndexDefinition.read().version()).isPositive();
    }
}
