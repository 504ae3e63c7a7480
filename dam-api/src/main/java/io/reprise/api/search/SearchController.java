package io.reprise.api.search;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.performance.ScoreBody;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.rights.Place;
import io.reprise.api.rights.Places;
import io.reprise.api.rights.SearchRights;
import io.reprise.api.time.Positions;
import io.reprise.api.valuation.MoneyBody;
import io.reprise.api.valuation.ValueOrder;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.domain.rights.Use;
import io.reprise.domain.shared.FieldError;
import io.reprise.search.master.MasterFacet;
import io.reprise.search.master.MasterHits;
import io.reprise.search.master.MasterIndexer;
import io.reprise.search.master.MasterQuery;
import io.reprise.search.master.MasterSearch;
import io.reprise.search.master.Suggestion;
import io.reprise.storage.event.Position;
import io.reprise.storage.master.FileNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Finding masters. */
@RestController
@RequestMapping("/api/v1")
class SearchController {
    private static final String VALUE = "value";
    private static final Set<String> SINGLE = Set.of(
            "q",
            "product",
            "ai",
            "state",
            "sort",
            "facets",
            "size",
            "cursor",
            "explain",
            "after",
            "usable",
            "channel",
            "market",
            "minImpressions",
            "currency");

    private final MasterSearch search;
    private final MasterIndexer indexer;
    private final Positions positions;
    private final SearchRights rights;
    private final Places places;
    private final HitPerformance performance;
    private final ValueOrder values;
    private final FileNames fileNames;

    SearchController(
            MasterSearch search,
            MasterIndexer indexer,
            Positions positions,
            SearchRights rights,
            Places places,
            HitPerformance performance,
            ValueOrder values,
            FileNames fileNames) {
        this.fileNames = fileNames;
        this.performance = performance;
        this.values = values;
        this.search = search;
        this.indexer = indexer;
        this.positions = positions;
        this.rights = rights;
        this.places = places;
    }

    /** @param fileName of a hit without a title */
    record HitBody(
            UUID masterId,
            @Nullable String title,
            @Nullable String fileName,
            String thumbnail,
            @Nullable Double score,
            Map<String, List<String>> highlights,
            @Nullable ScoreBody performance,
            @Nullable MoneyBody value,
            SearchRights.@Nullable UsableBody rights,
            MasterHits.@Nullable Explanation explanation) {}

    record SearchBody(
            long total,
            long took,
            List<HitBody> items,
            Map<String, List<MasterHits.Count>> facets,
            @Nullable String next) {}

    record SuggestionBody(String text, String kind) {}

    record SuggestionsBody(List<SuggestionBody> items) {}

    @GetMapping("/search")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 403, 422, 503})
    SearchBody search(Caller caller, @RequestParam MultiValueMap<String, String> parameters)
            throws InterruptedException {
        return answer(caller, parameters);
    }

    @PostMapping("/search")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 403, 503})
    SearchBody searchByBody(Caller caller, @RequestBody JsonNode body) throws InterruptedException {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            JsonNode value = member.getValue();
            if (value.isArray()) {
                value.forEach(each -> parameters.add(member.getKey(), each.asString()));
            } else if (!value.isNull()) {
                parameters.add(member.getKey(), value.asString());
            }
        }
        return answer(caller, parameters);
    }

    @GetMapping("/suggest")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 503})
    SuggestionsBody suggest(Caller caller, @RequestParam String q, @RequestParam(defaultValue = "10") int size) {
        return new SuggestionsBody(search.suggest(q, size, rights.limits(caller.role(), null)).stream()
                .map(SearchController::body)
                .toList());
    }

    private static SuggestionBody body(Suggestion suggestion) {
        return new SuggestionBody(suggestion.text(), suggestion.kind().name().toLowerCase(Locale.ROOT));
    }

    private SearchBody answer(Caller caller, MultiValueMap<String, String> parameters) throws InterruptedException {
        SearchPlaces asked = SearchPlaces.of(parameters, places);
        MasterQuery.Builder query = query(parameters).market(HitPerformance.market(parameters, asked.shown()));
        await(Positions.parse(parameters.getFirst("after")));
        query.limits(rights.limits(caller.role(), asked.usable()));
        ValueOrder.Ranked ranked = ranked(caller, query, parameters);
        MasterHits hits = ranked.hits();
        Map<UUID, RightsSnapshot> known =
                rights.of(hits.items().stream().map(MasterHits.Hit::masterId).toList());
        List<MasterHits.Hit> kept = hits.items().stream()
                .filter(hit -> SearchRights.keeps(
                        known.getOrDefault(hit.masterId(), RightsSnapshot.UNKNOWN), caller.role(), asked.usable()))
                .toList();
        Place shown = asked.shown();
        Map<UUID, ScoreBody> scores =
                performance.of(caller, kept, shown, "true".equals(parameters.getFirst("explain")));
        Map<UUID, String> names = namesOfUntitled(kept);
        Map<String, List<MasterHits.Count>> facets = new LinkedHashMap<>();
        hits.facets().forEach((facet, counts) -> facets.put(facet.parameter(), counts));
        return new SearchBody(
                hits.total() - (hits.items().size() - kept.size()),
                hits.took().toMillis(),
                kept.stream()
                        .map(hit -> new HitBody(
                                hit.masterId(),
                                hit.title(),
                                names.get(hit.masterId()),
                                "/api/v1/masters/" + hit.masterId() + "/preview?width=512",
                                hit.score(),
                                hit.highlights(),
                                scores.get(hit.masterId()),
                                ranked.values().get(hit.masterId()),
                                usable(shown, known.getOrDefault(hit.masterId(), RightsSnapshot.UNKNOWN)),
                                hit.explanation()))
                        .toList(),
                facets,
                hits.next());
    }

    private Map<UUID, String> namesOfUntitled(List<MasterHits.Hit> hits) {
        return fileNames.of(hits.stream()
                .filter(hit -> hit.title() == null)
                .map(MasterHits.Hit::masterId)
                .toList());
    }

    private static SearchRights.@Nullable UsableBody usable(@Nullable Place place, RightsSnapshot rights) {
        return place == null ? null : SearchRights.UsableBody.of(place.decide(rights, Use.PUBLISH));
    }

    /** What things cost is finance's to know, and their order tells it. */
    private ValueOrder.Ranked ranked(
            Caller caller, MasterQuery.Builder query, MultiValueMap<String, String> parameters) {
        if (!VALUE.equals(parameters.getFirst("sort"))) {
            return new ValueOrder.Ranked(search.search(query.build()), Map.of());
        }
        caller.require(Capability.FINANCE);
        return values.page(query, parameters.getFirst("cursor"), parameters.getFirst("currency"));
    }

    private void await(@Nullable Position after) throws InterruptedException {
        if (after != null) {
            positions.awaitTables(after);
            if (!indexer.awaitIndexed(after.masterId(), Positions.LONGEST_WAIT)) {
                throw Positions.behind();
            }
        }
    }

    private static MasterQuery.Builder query(MultiValueMap<String, String> parameters) {
        List<FieldError> errors = new ArrayList<>();
        MasterQuery.Builder query = MasterQuery.builder()
                .q(parameters.getFirst("q"))
                .product(parameters.getFirst("product"))
                .cursor(parameters.getFirst("cursor"))
                .explain("true".equals(parameters.getFirst("explain")));
        parameters.forEach((name, values) -> {
            String key = name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
            MasterFacet.named(key).ifPresentOrElse(facet -> query.filter(facet, values), () -> {
                if (!SINGLE.contains(key)) {
                    errors.add(new FieldError("/" + key.replace("~", "~0").replace("/", "~1"), "unknown-member"));
                }
            });
        });
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
            // Not an order of the index.
            case VALUE -> {}
            default -> errors.add(new FieldError("/sort", "unknown-value"));
        }
        query.facets(facets(parameters.getFirst("facets"), errors));
        size(parameters.getFirst("size"), query, errors);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        return query;
    }

    private static void size(@Nullable String size, MasterQuery.Builder query, List<FieldError> errors) {
        try {
            if (size != null) {
                query.size(Integer.parseInt(size));
            }
        } catch (NumberFormatException e) {
            errors.add(new FieldError("/size", "malformed"));
        }
    }

    private static Set<MasterFacet> facets(@Nullable String names, List<FieldError> errors) {
        EnumSet<MasterFacet> facets = EnumSet.noneOf(MasterFacet.class);
        if (names != null && !names.isBlank()) {
            Arrays.stream(names.split(",", -1))
                    .forEach(name -> MasterFacet.named(name.strip())
                            .ifPresentOrElse(
                                    facets::add, () -> errors.add(new FieldError("/facets", "unknown-value"))));
        }
        return facets;
    }
}
