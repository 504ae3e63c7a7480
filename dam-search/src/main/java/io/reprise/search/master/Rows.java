package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.AggregationRange;
import co.elastic.clients.elasticsearch._types.aggregations.RangeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.reprise.search.index.Snapshots;
import io.reprise.search.master.MasterSearch.FoundMaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds a row however far down it is, without walking through those above it. Elasticsearch counts rows itself only near
 * the top; further down, values of what is sorted by are counted in ranges, again within the range that the row is in, until
 * few enough are left. Where very many have the same value, the next thing sorted by tells them apart.
 */
final class Rows {
    /** So many rows of an answer Elasticsearch counts itself: {@code index.max_result_window}. */
    static final int COUNTED = 10_000;

    /** How far down rows are counted off where there is no number to count by. */
    static final int WALKED = 100_000;

    private static final int PARTS = 256;
    private static final double MOST = 1e18;
    private static final String LEAST = "least";
    private static final String GREATEST = "greatest";
    private static final String COUNTS = "counts";

    private final Function<SearchRequest, SearchResponse<FoundMaster>> ask;
    private final int counted;
    private final int parts;

    Rows(Function<SearchRequest, SearchResponse<FoundMaster>> ask) {
        this(ask, COUNTED, PARTS);
    }

    /** @param counted rows that may be counted off in one request, at least 1 */
    Rows(Function<SearchRequest, SearchResponse<FoundMaster>> ask, int counted, int parts) {
        this.ask = ask;
        this.counted = counted;
        this.parts = parts;
    }

    /**
     * The place after which a row comes.
     *
     * @param row from 1
     * @return null when there are not as many rows
     */
    @Nullable
    Cursor before(MasterQuery query, String snapshot, long row) {
        Search search = new Search(query, snapshot, row - 1);
        for (RowKey key : RowKey.of(query)) {
            search.narrow(key);
        }
        List<FieldValue> place = search.place();
        return place == null ? null : new Cursor(snapshot, place, row);
    }

    /** Consecutive rows, ever fewer, that the wanted one is among. */
    private final class Search {
        private final MasterQuery query;
        private final String snapshot;
        private final List<Query> within = new ArrayList<>();
        /** How far the wanted row is behind the first of these. */
        private long ahead;

        private long count = Long.MAX_VALUE;

        private Search(MasterQuery query, String snapshot, long ahead) {
            this.query = query;
            this.snapshot = snapshot;
            this.ahead = ahead;
        }

        private void narrow(RowKey key) {
            while (count > counted) {
                Map<String, Aggregate> extent =
                        answer(request().aggregations(LEAST, key.least()).aggregations(GREATEST, key.greatest()));
                Double least = of(extent, LEAST).min().value();
                Double greatest = of(extent, GREATEST).max().value();
                // Of nothing, Elasticsearch names no extent or one without an end.
                boolean several = least != null && greatest != null && least < greatest && greatest - least < MOST;
                if (!several || !choose(key, key.parts(least, greatest, parts))) {
                    return;
                }
            }
        }

        private Map<String, Aggregate> answer(SearchRequest.Builder request) {
            return ask.apply(request.build()).aggregations();
        }

        private static Aggregate of(Map<String, Aggregate> answers, String name) {
            return Objects.requireNonNull(answers.get(name), name);
        }

        /** Whether the row is in one of the parts. */
        private boolean choose(RowKey key, List<AggregationRange> ranges) {
            var counts = of(answer(request().aggregations(COUNTS, key.counts(ranges))), COUNTS);
            for (RangeBucket part : counts.range().buckets().array().reversed()) {
                Double from = part.from();
                Double to = part.to();
                if (ahead < part.docCount() && from != null && to != null) {
                    within.add(key.in(from, to));
                    count = part.docCount();
                    return true;
                }
                ahead -= part.docCount();
            }
            count = 0;
            return false;
        }

        /** What the wanted row is sorted by. */
        private @Nullable List<FieldValue> place() {
            List<FieldValue> place = null;
            while (count > 0) {
                int step = (int) Math.min(ahead, counted - 1);
                SearchRequest.Builder request = request().size(place == null ? 1 : step + 1);
                if (place == null) {
                    request.from(step);
                } else {
                    request.searchAfter(place);
                }
                SearchRequests.sort(request, query);
                List<Hit<FoundMaster>> hits = ask.apply(request.build()).hits().hits();
                if (hits.size() < (place == null ? 1 : step + 1)) {
                    return null;
                }
                place = hits.getLast().sort();
                ahead -= step + 1L;
                if (ahead < 0) {
                    return place;
                }
            }
            return null;
        }

        private SearchRequest.Builder request() {
            return new SearchRequest.Builder()
                    .pit(pit -> pit.id(snapshot).keepAlive(keep -> keep.time(Snapshots.KEEP_ALIVE)))
                    .size(0)
                    .trackTotalHits(total -> total.enabled(false))
                    .source(source -> source.fetch(false))
                    // Also of those within, the score is the one that a page is sorted by.
                    .query(all -> all.bool(bool -> bool.must(SearchRequests.scored(query, Set.of(), Set.of()))
                            .filter(within)));
        }
    }
}
