package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.reprise.search.index.MasterIndex;
import io.reprise.search.index.Snapshots;
import io.reprise.search.node.ElasticsearchNode;
import io.reprise.search.node.SearchUnavailable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds masters. Whether a caller may see what is found is not decided here. */
public final class MasterSearch {
    private static final int NOT_FOUND = 404;

    private final ElasticsearchNode node;
    private final MasterIndex index;
    private final Snapshots snapshots;
    private final Cursors cursors;
    private final Suggestions suggestions;

    /** @param cursorSecret at least 16 bytes that seal cursors, the same on all nodes that answer the same clients */
    public MasterSearch(MasterIndex index, Snapshots snapshots, byte[] cursorSecret) {
        this.node = index.node();
        this.index = index;
        this.snapshots = snapshots;
        this.cursors = new Cursors(cursorSecret);
        this.suggestions = new Suggestions(index);
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

    /**
     * Titles, tags and product names that complete what was typed, best first.
     *
     * @param size at most this many, 1 to 100
     * @throws SearchUnavailable when Elasticsearch is down or slow
     */
    public List<Suggestion> suggest(String q, int size) {
        return suggestions.of(q, Math.clamp(size, 1, 100));
    }

    private MasterHits page(MasterQuery query, Cursor cursor) {
        try {
            SearchResponse<FoundMaster> response = ask(SearchRequests.page(query, cursor));
            return Answers.of(query, response, cursor.seen(), cursors);
        } catch (ElasticsearchException e) {
            if (e.status() == NOT_FOUND) {
                throw new InvalidQuery("/cursor", "cursor-expired");
            }
            throw e;
        }
    }

    private MasterHits first(MasterQuery query) {
        for (int attempt = 1; ; attempt++) {
            try {
                SearchResponse<FoundMaster> response = ask(SearchRequests.first(query, snapshots.current()));
                return Answers.of(query, response, 0, cursors);
            } catch (ElasticsearchException e) {
                // The index behind the shared point in time was replaced by a rebuild.
                snapshots.expire();
                if (e.status() != NOT_FOUND) {
                    throw e;
                }
                if (attempt == 3) {
                    throw new SearchUnavailable("The index of " + index.alias() + " is being replaced", e);
                }
            }
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
            String masterId, long revision, @Nullable String title) {}
}
