package io.reprise.api.search;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.performance.ScoreBody;
import io.reprise.api.rights.Place;
import io.reprise.api.rights.Places;
import io.reprise.api.rights.SearchRights;
import io.reprise.api.selection.MarkedAs;
import io.reprise.api.time.Positions;
import io.reprise.api.valuation.MoneyBody;
import io.reprise.api.valuation.ValueOrder;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.domain.rights.Use;
import io.reprise.search.master.MasterHits;
import io.reprise.search.master.MasterIndexer;
import io.reprise.search.master.MasterQuery;
import io.reprise.search.master.MasterSearch;
import io.reprise.search.master.Suggestion;
import io.reprise.storage.event.Position;
import io.reprise.storage.field.Fields;
import io.reprise.storage.master.FileNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private final MasterSearch search;
    private final MasterIndexer indexer;
    private final Positions positions;
    private final SearchRights rights;
    private final Places places;
    private final HitPerformance performance;
    private final ValueOrder values;
    private final FileNames fileNames;
    private final Badges badges;
    private final Fields fields;
    private final OwnMarks marks;
    private final SearchScope scope;

    SearchController(
            MasterSearch search,
            MasterIndexer indexer,
            Positions positions,
            SearchRights rights,
            Places places,
            HitPerformance performance,
            ValueOrder values,
            FileNames fileNames,
            Badges badges,
            Fields fields,
            OwnMarks marks,
            SearchScope scope) {
        this.badges = badges;
        this.fields = fields;
        this.marks = marks;
        this.scope = scope;
        this.fileNames = fileNames;
        this.performance = performance;
        this.values = values;
        this.search = search;
        this.indexer = indexer;
        this.positions = positions;
        this.rights = rights;
        this.places = places;
    }

    /**
     * @param fileName of a hit without a title
     * @param badges when asked for
     * @param mark the caller's own, when asked for
     */
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
            @Nullable List<Badges.Badge> badges,
            @Nullable MarkedAs mark,
            MasterHits.@Nullable Explanation explanation) {}

    /**
     * @param total how many match
     * @param reach how many rows of them {@code from} can begin at
     */
    record SearchBody(
            long total,
            long reach,
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
        return answer(caller, SearchForm.parameters(body));
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
        MasterQuery.Builder query =
                SearchForm.query(parameters, fields).market(HitPerformance.market(parameters, asked.shown()));
        await(Positions.parse(parameters.getFirst("after")));
        query.limits(rights.limits(caller.role(), asked.only())).among(scope.among(caller, parameters));
        ValueOrder.Ranked ranked = ranked(caller, query, parameters);
        MasterHits hits = ranked.hits();
        Map<UUID, RightsSnapshot> known =
                rights.of(hits.items().stream().map(MasterHits.Hit::masterId).toList());
        List<MasterHits.Hit> kept = hits.items().stream()
                .filter(hit -> SearchRights.keeps(
                        known.getOrDefault(hit.masterId(), RightsSnapshot.UNKNOWN), caller.role(), asked.only()))
                .toList();
        Place shown = asked.shown();
        Map<UUID, ScoreBody> scores =
                performance.of(caller, kept, shown, "true".equals(parameters.getFirst("explain")));
        Map<UUID, String> names = namesOfUntitled(kept);
        Map<UUID, List<Badges.Badge>> shownBadges =
                "true".equals(parameters.getFirst("badges")) ? badges.of(kept, known, shown) : Map.of();
        Map<UUID, MarkedAs> shownMarks = marks.of(caller, kept, parameters);
        Map<String, List<MasterHits.Count>> facets = new LinkedHashMap<>();
        hits.facets().forEach((facet, counts) -> facets.put(facet.parameter(), counts));
        hits.fieldFacets().forEach((key, counts) -> facets.put("field." + key, counts));
        long total = hits.total() - (hits.items().size() - kept.size());
        return new SearchBody(
                total,
                Math.min(total, ranked.reach()),
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
                                shownBadges.get(hit.masterId()),
                                shownMarks.get(hit.masterId()),
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
        if (!SearchForm.VALUE.equals(parameters.getFirst("sort"))) {
            MasterQuery asked = query.build();
            return new ValueOrder.Ranked(search.search(asked), Map.of(), MasterSearch.reach(asked));
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
}
