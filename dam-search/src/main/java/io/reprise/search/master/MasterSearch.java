package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import io.reprise.search.index.MasterIndex;
import io.reprise.search.index.Snapshots;
import io.reprise.search.node.ElasticsearchNode;
import io.reprise.search.node.SearchUnavailable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds masters. Whether a caller may see what is found is not decided here. */
public final class MasterSearch {
    private static final int NOT_FOUND = 404;
    private static final int ATTEMPTS = 3;

    private final ElasticsearchNode node;
    private final MasterIndex index;
    private final Snapshots snapshots;
    private final Cursors cursors;
    private final Suggestions suggestions;
    private final Rows rows;

    /** @param cursorSecret at least 16 bytes that seal cursors, the same on all nodes that answer the same clients */
    public MasterSearch(MasterIndex index, Snapshots snapshots, byte[] cursorSecret) {
        this.node = index.node();
        this.index = index;
        this.snapshots = snapshots;
        this.cursors = new Cursors(cursorSecret);
        this.suggestions = new Suggestions(index);
        this.rows = new Rows(this::ask);
    }

    /**
     * One page of what matches.
     *
     * @throws InvalidQuery when the cursor is garbled, from another query or too old
     * @throws SearchUnavailable when Elasticsearch is down or slow
     */
    public MasterHits search(MasterQuery query) {
        String text = query.cursor();
        if (text != null) {
            return page(query, cursors.open(text, query));
        }
        return first(query);
    }

    /** How many rows of the answer to a query can be begun at, if it has as many: {@link MasterQuery#from()}. */
    public static long reach(MasterQuery query) {
        return RowKey.of(query).isEmpty() ? Rows.WALKED : Long.MAX_VALUE;
    }

    /**
     * Titles, tags and product names that complete what was typed, best first.
     *
     * @param size at most this many, 1 to 100
     * @param limits what may be looked at
     * @throws SearchUnavailable when Elasticsearch is down or slow
     */
    public List<Suggestion> suggest(String q, int size, Limits limits) {
        return suggestions.of(q, Math.clamp(size, 1, 100), limits);
    }

    /**
     * The body of the request that the first page of a query becomes, to be sent or looked at without this class.
     *
     * @param pointInTime id of an open point in time of the index
     */
    public static String requestBody(MasterQuery query, String pointInTime) {
        return JsonpUtils.toJsonString(SearchRequests.first(query, pointInTime), new Jackson3JsonpMapper());
    }

    private MasterHits from(MasterQuery query, String snapshot, long row) {
        if (row <= Rows.COUNTED - query.size()) {
            return answer(query, SearchRequests.at(query, snapshot, (int) row), row);
        }
        if (row > reach(query)) {
            throw InvalidQuery.of("/from", "out-of-range");
        }
        Cursor before = rows.before(query, snapshot, row);
        return before == null
                ? answer(query, SearchRequests.beyond(query, snapshot), row)
                : answer(query, SearchRequests.page(query, before), row);
    }

    private MasterHits answer(MasterQuery query, SearchRequest request, long seenBefore) {
        return Answers.of(query, ask(request), seenBefore, cursors);
    }

    private MasterHits page(MasterQuery query, Cursor cursor) {
        try {
            return query.from() == null
                    ? answer(query, SearchRequests.page(query, cursor), cursor.seen())
                    : from(query, cursor.snapshot(), query.from());
        } catch (ElasticsearchException e) {
            throw e.status() == NOT_FOUND ? expired() : e;
        } catch (SearchUnavailable e) {
            throw e.wasRefused() && serves() ? expired() : e;
        }
    }

    private static InvalidQuery expired() {
        return InvalidQuery.ofCursor("cursor-expired");
    }

    /** A point in time of an index that was replaced is refused just as an index that is away. */
    private boolean serves() {
        try {
            index.count();
            return true;
        } catch (SearchUnavailable | ElasticsearchException e) {
            return false;
        }
    }

    private MasterHits first(MasterQuery query) {
        for (int attempt = 1; ; attempt++) {
            try {
                String snapshot = snapshots.current();
                return query.from() == null
                        ? answer(query, SearchRequests.first(query, snapshot), 0)
                        : from(query, snapshot, query.from());
            } catch (ElasticsearchException e) {
                if (e.status() != NOT_FOUND) {
                    throw e;
                }
                retryable(attempt, new SearchUnavailable("The index is being replaced", e));
            } catch (SearchUnavailable e) {
                if (!e.wasRefused()) {
                    throw e;
                }
                retryable(attempt, e);
            }
        }
    }

    /** A rebuild may have replaced the index behind the shared point in time: a new one will do. */
    private void retryable(int attempt, SearchUnavailable reason) {
        snapshots.expire();
        if (attempt == ATTEMPTS) {
            throw reason;
        }
    }

    private SearchResponse<FoundMaster> ask(SearchRequest request) {
        SearchResponse<FoundMaster> response = node.quickly(client -> client.search(request, FoundMaster.class));
        if (response.timedOut()) {
            throw new SearchUnavailable("The search took too long");
        }
        return response;
    }

    /** What is read back of a document. */
    record FoundMaster(
            String masterId,
            long revision,
            @Nullable String title,
            @Nullable Boolean ai,
            @Nullable List<String> stale) {}
}
