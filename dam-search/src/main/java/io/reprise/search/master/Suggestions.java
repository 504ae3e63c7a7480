package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.reprise.search.index.MasterIndex;
import io.reprise.search.node.SearchUnavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Completes what is typed from what active masters say. */
final class Suggestions {
    private static final int MASTERS_READ = 60;
    private static final int TAGS_READ = 100;
    private static final String TITLE = "title.prefix";
    private static final String TAG = "tags.prefix";
    private static final String PRODUCT = "productNames.prefix";

    private final MasterIndex index;

    Suggestions(MasterIndex index) {
        this.index = index;
    }

    List<Suggestion> of(String q, int size, Limits limits) {
        Beginning beginning = Beginning.of(q);
        if (beginning.isEmpty()) {
            return List.of();
        }
        SearchResponse<Completed> response = index.node()
                .quickly(client -> client.search(request(index.alias(), beginning, limits), Completed.class));
        if (response.timedOut()) {
            throw new SearchUnavailable("Completing took too long");
        }
        // A set: many masters share a title.
        Set<Suggestion> all = new LinkedHashSet<>();
        Set<Suggestion> numbers = new LinkedHashSet<>();
        var tags = response.aggregations().get("tags");
        if (tags != null) {
            var values = tags.filter().aggregations().get(SearchRequests.VALUES);
            if (values != null) {
                counts(values).forEach(tag -> all.add(new Suggestion(tag.value(), Suggestion.Kind.TAG)));
            }
        }
        for (Hit<Completed> hit : response.hits().hits()) {
            if (hit.source() != null) {
                all.addAll(hit.source().texts());
                numbers.addAll(hit.source().numbers(beginning));
            }
        }
        return Stream.concat(
                        numbers.stream(),
                        all.stream()
                                .filter(suggestion -> beginning.isIn(suggestion.text()))
                                .sorted(Comparator.comparing(suggestion -> !beginning.starts(suggestion.text()))))
                .limit(size)
                .toList();
    }

    static SearchRequest request(String alias, Beginning beginning, Limits limits) {
        Query inTag = begins(TAG, beginning);
        return SearchRequest.of(request -> request.index(alias)
                .size(MASTERS_READ)
                .trackTotalHits(total -> total.enabled(false))
                .source(source -> source.filter(filter -> filter.includes("title", "productNames", "skus", "gtins")))
                .query(all -> all.bool(bool -> bool.filter(active ->
                                active.term(term -> term.field("state").value("active")))
                        .filter(QueryClauses.within(limits))
                        .should(begins(TITLE, beginning), begins(PRODUCT, beginning))
                        .should(numbers(beginning))
                        .should(tag -> tag.constantScore(
                                constant -> constant.filter(inTag).boost(0.01f)))
                        .minimumShouldMatch("1")))
                .aggregations(
                        "tags",
                        tags -> tags.filter(inTag)
                                .aggregations(
                                        SearchRequests.VALUES,
                                        values -> values.terms(
                                                terms -> terms.field("tags").size(TAGS_READ)))));
    }

    /** Before everything else: whoever types a number wants that product. */
    private static List<Query> numbers(Beginning beginning) {
        List<Query> numbers = new ArrayList<>();
        if (beginning.mayBeNumber()) {
            numbers.add(begins("skus", beginning.typed()));
        }
        beginning.gtins().forEach(gtin -> numbers.add(begins("gtins", gtin)));
        return numbers;
    }

    private static Query begins(String keyword, String value) {
        return Query.of(query -> query.constantScore(constant -> constant.boost(100f)
                .filter(number -> number.prefix(prefix -> prefix.field(keyword).value(value)))));
    }

    private static Query begins(String field, Beginning beginning) {
        return Query.of(query ->
                query.match(match -> match.field(field).query(beginning.text()).operator(Operator.And)));
    }

    static List<MasterHits.Count> counts(Aggregate values) {
        return values.sterms().buckets().array().stream()
                .map(bucket -> new MasterHits.Count(bucket.key().stringValue(), bucket.docCount()))
                .toList();
    }

    /** What is read back of a document. */
    record Completed(
            @Nullable String title,
            @Nullable List<String> productNames,
            @Nullable List<String> skus,
            @Nullable List<String> gtins) {
        List<Suggestion> numbers(Beginning beginning) {
            Stream<String> ofSkus = skus == null ? Stream.of() : skus.stream().filter(beginning::isOfSku);
            Stream<String> ofGtins = gtins == null
                    ? Stream.of()
                    : gtins.stream().map(beginning::completedGtin).flatMap(Optional::stream);
            return Stream.concat(ofSkus, ofGtins)
                    .map(number -> new Suggestion(number, Suggestion.Kind.PRODUCT))
                    .toList();
        }

        List<Suggestion> texts() {
            List<Suggestion> texts = new ArrayList<>();
            if (title != null) {
                texts.add(new Suggestion(title, Suggestion.Kind.TITLE));
            }
            if (productNames != null) {
                productNames.forEach(name -> texts.add(new Suggestion(name, Suggestion.Kind.PRODUCT)));
            }
            return texts;
        }
    }
}
