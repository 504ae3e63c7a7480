package io.reprise.api.search;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.field.FieldSchema;
import io.reprise.domain.shared.FieldError;
import io.reprise.search.master.MasterFacet;
import io.reprise.search.master.MasterQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** Reads what is searched for, from an address or from JSON with the same members; everything wrong is named at once. */
final class SearchForm {
    /** An order that the index does not have. */
    static final String VALUE = "value";

    private static final Set<String> SINGLE = Set.of(
            "q",
            "product",
            "ai",
            "state",
            "sort",
            "facets",
            "size",
            "cursor",
            "from",
            "explain",
            "after",
            SearchPlaces.USABLE,
            SearchPlaces.NOT_USABLE,
            "channel",
            "market",
            "on",
            "badges",
            OwnMarks.SHOWN,
            OwnMarks.RATED,
            OwnMarks.FLAG,
            SearchScope.COLLECTION,
            "minImpressions",
            "currency");

    private SearchForm() {}

    /** @throws InvalidRequest for anything but an object of texts, numbers, truth values and lists of them */
    static MultiValueMap<String, String> parameters(JsonNode body) {
        if (!body.isObject()) {
            throw new InvalidRequest(List.of(new FieldError("", "not-an-object")));
        }
        List<FieldError> errors = new ArrayList<>();
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            JsonNode value = member.getValue();
            for (JsonNode each :
                    value.isArray() ? value.values() : value.isNull() ? List.<JsonNode>of() : List.of(value)) {
                if (each.isContainer() || each.isNull()) {
                    errors.add(new FieldError(pointer(member.getKey()), "wrong-type"));
                } else {
                    parameters.add(member.getKey(), each.asString());
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        return parameters;
    }

    /** @throws InvalidRequest naming every parameter that is unknown or has no such value */
    static MasterQuery.Builder query(MultiValueMap<String, String> parameters, FieldSchema schema) {
        List<FieldError> errors = new ArrayList<>();
        FieldParameters fields = new FieldParameters(schema, errors);
        MasterQuery.Builder query = MasterQuery.builder()
                .q(parameters.getFirst("q"))
                .product(parameters.getFirst("product"))
                .cursor(parameters.getFirst("cursor"));
        parameters.forEach((name, values) -> {
            String key = name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
            boolean without = key.startsWith(MasterQuery.WITHOUT) && !SINGLE.contains(key);
            MasterFacet.named(without ? key.substring(MasterQuery.WITHOUT.length()) : key)
                    .ifPresentOrElse(
                            facet -> {
                                if (without) {
                                    query.exclude(facet, values);
                                } else {
                                    query.filter(facet, values);
                                }
                            },
                            () -> {
                                if (FieldParameters.isOne(key)) {
                                    fields.read(key, values);
                                } else if (!SINGLE.contains(key)) {
                                    errors.add(new FieldError(pointer(key), "unknown-member"));
                                }
                            });
        });
        switch (parameters.getFirst("explain")) {
            case null -> {}
            case "true" -> query.explain(true);
            case "false" -> {}
            default -> errors.add(new FieldError("/explain", "unknown-value"));
        }
        switch (parameters.getFirst("badges")) {
            case null -> {}
            case "true", "false" -> {}
            default -> errors.add(new FieldError("/badges", "unknown-value"));
        }
        switch (parameters.getFirst("ai")) {
            case null -> {}
            case "true" -> query.ai(true);
            case "false" -> query.ai(false);
            default -> errors.add(new FieldError("/ai", "unknown-value"));
        }
        switch (parameters.getFirst("state")) {
            case null -> {}
            case "active" -> query.state(MasterQuery.State.ACTIVE);
            case "retired" -> query.state(MasterQuery.State.RETIRED);
            case "any" -> query.state(MasterQuery.State.ANY);
            default -> errors.add(new FieldError("/state", "unknown-value"));
        }
        switch (parameters.getFirst("sort")) {
            case null -> {}
            case "relevance" -> query.sort(MasterQuery.Sort.RELEVANCE);
            case "newest" -> query.sort(MasterQuery.Sort.NEWEST);
            case "performance" -> query.sort(MasterQuery.Sort.PERFORMANCE);
            case "reuse" -> query.sort(MasterQuery.Sort.REUSE);
            case VALUE -> {}
            default -> errors.add(new FieldError("/sort", "unknown-value"));
        }
        query.fields(fields.filters());
        facets(parameters.getFirst("facets"), query, fields, errors);
        number("size", parameters, errors, size -> query.size(Math.toIntExact(size)));
        number("from", parameters, errors, query::from);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        return query;
    }

    private static String pointer(String member) {
        return "/" + member.replace("~", "~0").replace("/", "~1");
    }

    private static void number(
            String name, MultiValueMap<String, String> parameters, List<FieldError> errors, LongConsumer taken) {
        String text = parameters.getFirst(name);
        try {
            if (text != null) {
                taken.accept(Long.parseLong(text));
            }
        } catch (NumberFormatException | ArithmeticException e) {
            errors.add(new FieldError("/" + name, "malformed"));
        }
    }

    private static void facets(
            @Nullable String names, MasterQuery.Builder query, FieldParameters fields, List<FieldError> errors) {
        EnumSet<MasterFacet> facets = EnumSet.noneOf(MasterFacet.class);
        Set<String> ofFields = new TreeSet<>();
        if (names != null && !names.isBlank()) {
            Arrays.stream(names.split(",", -1))
                    .map(String::strip)
                    .forEach(name -> MasterFacet.named(name).ifPresentOrElse(facets::add, () -> {
                        if (!fields.counted(name, ofFields)) {
                            errors.add(new FieldError("/facets", "unknown-value"));
                        }
                    }));
        }
        query.facets(facets).fieldFacets(ofFields);
    }
}
