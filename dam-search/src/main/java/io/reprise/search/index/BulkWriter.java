package io.reprise.search.index;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import io.reprise.domain.master.MasterDocument;
import io.reprise.search.node.ElasticsearchNode;
import io.reprise.search.node.SearchUnavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes whole documents with their revision as external version, so an older one never replaces a newer one, whoever
 * writes in whatever order.
 */
public final class BulkWriter {
    /** Above every revision: what was removed is not brought back by a document that was read before. */
    private static final long REMOVED = 1L << 62;

    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final MasterIndex index;
    private final ElasticsearchNode node;

    public BulkWriter(MasterIndex index) {
        this.index = index;
        this.node = index.node();
    }

    /**
     * What came of one bulk write.
     *
     * @param superseded documents of which the index held the same or a newer revision already
     * @param failures reason by master; nothing of these is in the index
     */
    public record Outcome(int written, int superseded, Map<UUID, String> failures) {}

    /**
     * Writes to the serving index and to one being rebuilt.
     *
     * @param present documents as they are now
     * @param absent masters that are no more
     * @throws SearchUnavailable when nothing, or not all, could be written now
     */
    public Outcome write(Collection<MasterDocument> present, Collection<UUID> absent) {
        return write(index.targets(), present, absent);
    }

    Outcome write(List<String> aliases, Collection<MasterDocument> present, Collection<UUID> absent) {
        Map<UUID, String> failures = new HashMap<>();
        List<BulkOperation> operations = new ArrayList<>((present.size() + absent.size()) * aliases.size());
        for (MasterDocument document : present) {
            DocumentJson.of(document)
                    .ifPresentOrElse(
                            json -> aliases.forEach(alias ->
                                    operations.add(put(alias, document.masterId(), document.revision(), json))),
                            () -> failures.put(document.masterId(), "unwritable"));
        }
        for (UUID gone : absent) {
            // Not a delete: one with an external version would make an index where the alias is just gone, and what it
            // leaves behind to reject older writes is dropped after a while.
            DocumentJson empty = DocumentJson.removed(gone);
            aliases.forEach(alias -> operations.add(put(alias, gone, REMOVED, empty)));
        }
        if (operations.isEmpty()) {
            return new Outcome(0, 0, failures);
        }
        return outcome(
                node.patiently(client -> client.bulk(
                                BulkRequest.of(bulk -> bulk.requireAlias(true).operations(operations))))
                        .items(),
                failures);
    }

    private static BulkOperation put(String alias, UUID masterId, long revision, DocumentJson json) {
        return BulkOperation.of(operation -> operation.index(put -> put.index(alias)
                .id(masterId.toString())
                .versionType(VersionType.External)
                .version(revision)
                .document(json.bytes())));
    }

    private static Outcome outcome(List<BulkResponseItem> items, Map<UUID, String> failures) {
        Set<String> written = new HashSet<>();
        Set<String> superseded = new HashSet<>();
        for (BulkResponseItem item : items) {
            String id = String.valueOf(item.id());
            var error = item.error();
            if (error == null || item.status() == CONFLICT) {
                (error == null ? written : superseded).add(id);
            } else if (item.status() == 429 || item.status() >= 500 || item.status() == NOT_FOUND) {
                // Overloaded, a shard is away, or an alias was swapped in between: the same write again will do.
                throw new SearchUnavailable("A write was not accepted: " + error.reason());
            } else {
                failures.put(UUID.fromString(id), error.type() + ": " + error.reason());
            }
        }
        superseded.removeAll(written);
        failures.keySet().forEach(id -> written.remove(id.toString()));
        return new Outcome(written.size(), superseded.size(), failures);
    }
}
