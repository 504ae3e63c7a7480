package io.reprise.domain.collection;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.Forgettable;
import io.reprise.domain.shared.OwnSubject;
import io.reprise.domain.shared.StoredAs;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What has happened to a collection. Stored for ever under the names given here. */
public sealed interface CollectionEvent extends OwnSubject {
    UUID collectionId();

    @Override
    default UUID subject() {
        return collectionId();
    }

    /**
     * @param owner the person whose collection it is
     * @param query what a live one looks for: parameters of a search with their values; empty for a manual one
     */
    @StoredAs(value = "collection.created", audience = Audience.ALL)
    record Created(
            UUID collectionId,
            UUID owner,
            @Forgettable String name,
            CollectionKind kind,
            @Forgettable Map<String, List<String>> query)
            implements CollectionEvent {
        public Created {
            query = CollectionQuery.canonical(query);
        }
    }

    @StoredAs(value = "collection.renamed", audience = Audience.ALL)
    record Renamed(UUID collectionId, @Forgettable String name) implements CollectionEvent {}

    /** @param masterIds that were not in it, at most {@value MasterCollection#MOST_AT_ONCE} */
    @StoredAs(value = "collection.masters-added", audience = Audience.ALL)
    record MastersAdded(UUID collectionId, List<UUID> masterIds) implements CollectionEvent {
        public MastersAdded {
            masterIds = List.copyOf(masterIds);
        }
    }

    /** @param masterIds that were in it, at most {@value MasterCollection#MOST_AT_ONCE} */
    @StoredAs(value = "collection.masters-removed", audience = Audience.ALL)
    record MastersRemoved(UUID collectionId, List<UUID> masterIds) implements CollectionEvent {
        public MastersRemoved {
            masterIds = List.copyOf(masterIds);
        }
    }

    /** A live one looks for something else from now on. */
    @StoredAs(value = "collection.query-changed", audience = Audience.ALL)
    record QueryChanged(UUID collectionId, @Forgettable Map<String, List<String>> query) implements CollectionEvent {
        public QueryChanged {
            query = CollectionQuery.canonical(query);
        }
    }

    @StoredAs(value = "collection.deleted", audience = Audience.ALL)
    record Deleted(UUID collectionId) implements CollectionEvent {}
}
