package io.reprise.api.collection;

import io.reprise.domain.collection.CollectionKind;
import io.reprise.storage.collection.CollectionRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A collection, as whoever asks may know it.
 *
 * @param kind manual or live
 * @param query of a live one, as {@code POST /search} takes it
 * @param ownerName what the owner is called today; absent for who has no account any more
 * @param masters how many are in a manual one that may be seen; absent for a live one
 * @param version what {@code ETag} says
 */
record CollectionBody(
        UUID id,
        String name,
        String kind,
        @Nullable Map<String, Object> query,
        UUID owner,
        @Nullable String ownerName,
        @Nullable Long masters,
        long version) {

    static CollectionBody of(CollectionRows.Row row, @Nullable String ownerName) {
        boolean live = row.kind() == CollectionKind.LIVE;
        return new CollectionBody(
                row.id(),
                row.name(),
                row.kind().code(),
                live ? query(row.query()) : null,
                row.owner(),
                ownerName,
                live ? null : row.masters(),
                row.version());
    }

    /** One value is written as itself, several as a list. */
    private static Map<String, Object> query(Map<String, List<String>> stored) {
        Map<String, Object> query = new LinkedHashMap<>();
        stored.forEach((member, values) -> query.put(member, values.size() == 1 ? values.getFirst() : values));
        return query;
    }
}
