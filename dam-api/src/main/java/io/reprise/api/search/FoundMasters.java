package io.reprise.api.search;

import io.reprise.api.gate.Caller;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Places;
import io.reprise.api.rights.SearchRights;
import io.reprise.api.time.Positions;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.domain.shared.FieldError;
import io.reprise.search.master.InvalidQuery;
import io.reprise.search.master.MasterHits;
import io.reprise.search.master.MasterIndexer;
import io.reprise.search.master.MasterQuery;
import io.reprise.search.master.MasterSearch;
import io.reprise.search.node.SearchUnavailable;
import io.reprise.storage.event.Position;
import io.reprise.storage.field.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** Everything that a search finds for its caller, and nothing that the caller's own search would not have shown. */
@Component
public class FoundMasters {
    /** Masters of one search that something is done to at once. */
    public static final int MOST = 100_000;

    private static final int PAGE = 500;

    private final MasterSearch search;
    private final MasterIndexer indexer;
    private final Positions positions;
    private final SearchRights rights;
    private final Places places;
    private final Fields fields;
    private final SearchScope scope;

    FoundMasters(
            MasterSearch search,
            MasterIndexer indexer,
            Positions positions,
            SearchRights rights,
            Places places,
            Fields fields,
            SearchScope scope) {
        this.fields = fields;
        this.scope = scope;
        this.search = search;
        this.indexer = indexer;
        this.positions = positions;
        this.rights = rights;
        this.places = places;
    }

    /**
     * Hands over page by page what the library at this moment has, newest first; what orders, pages and counts a search
     * does not matter.
     *
     * @param query as {@code POST /search} takes it
     * @throws InvalidRequest naming what is wrong in it, under {@code /query}
     * @throws Refusal 422 {@code too-many-masters}, before the first page
     */
    public void eachPage(Caller caller, JsonNode query, Consumer<List<UUID>> page) {
        try {
            eachPage(caller, SearchForm.parameters(query), page);
        } catch (InvalidRequest invalid) {
            throw under(invalid.errors());
        } catch (InvalidQuery invalid) {
            throw under(invalid.errors());
        }
    }

    private static InvalidRequest under(List<FieldError> errors) {
        return new InvalidRequest(errors.stream()
                .map(error -> new FieldError("/query" + error.pointer(), error.code()))
                .toList());
    }

    private void eachPage(Caller caller, MultiValueMap<String, String> parameters, Consumer<List<UUID>> page) {
        SearchPlaces asked = SearchPlaces.of(parameters, places);
        MasterQuery.Builder query =
                SearchForm.query(parameters, fields).market(HitPerformance.market(parameters, asked.shown()));
        await(Positions.parse(parameters.getFirst("after")));
        query.sort(MasterQuery.Sort.NEWEST)
                .facets(Set.of())
                .explain(false)
                .size(PAGE)
                .limits(rights.limits(caller.role(), asked.only()))
                .among(scope.among(caller, parameters));
        MasterHits hits = search.search(query.cursor(null).from(null).build());
        if (hits.total() > MOST) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "too-many-masters",
                    "More is found than can be done at once.",
                    Map.of("found", hits.total(), "most", MOST));
        }
        page.accept(shown(caller, hits, asked));
        while (hits.next() != null) {
            hits = next(query.cursor(hits.next()).build());
            page.accept(shown(caller, hits, asked));
        }
    }

    /** The index may be replaced while it is walked through: to be begun anew, which is not the caller's mistake. */
    private MasterHits next(MasterQuery query) {
        try {
            return search.search(query);
        } catch (InvalidQuery expired) {
            throw new SearchUnavailable("The index was replaced meanwhile", expired);
        }
    }

    private List<UUID> shown(Caller caller, MasterHits hits, SearchPlaces asked) {
        List<UUID> ids = hits.items().stream().map(MasterHits.Hit::masterId).toList();
        Map<UUID, RightsSnapshot> known = rights.of(ids);
        return ids.stream()
                .filter(id ->
                        SearchRights.keeps(known.getOrDefault(id, RightsSnapshot.UNKNOWN), caller.role(), asked.only()))
                .toList();
    }

    private void await(@Nullable Position after) {
        if (after == null) {
            return;
        }
        positions.awaitTables(after);
        try {
            if (!indexer.awaitIndexed(after.masterId(), Positions.LONGEST_WAIT)) {
                throw Positions.behind();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Positions.behind();
        }
    }
}
