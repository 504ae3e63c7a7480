package io.reprise.domain.collection;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of a collection. Where {@code expected} is given and the collection has another version by then, the
 * command is refused as stale. Each answers with the collection's version after it.
 */
public sealed interface CollectionCommand {
    UUID collectionId();

    /**
     * @param owner the person whose collection it is
     * @param name 1 to {@value MasterCollection#LONGEST_NAME} Unicode code points, on one line
     * @param query parameters of a search with their values, at most 8,000 code points together; for a live one only, which
     *     has at least one
     */
    record Create(
            @TargetAggregateIdentifier UUID collectionId,
            UUID owner,
            String name,
            CollectionKind kind,
            Map<String, List<String>> query)
            implements CollectionCommand {
        public Create {
            query = CollectionQuery.canonical(query);
        }
    }

    /**
     * Gives it another name, and a live one another query. The same again changes nothing.
     *
     * @param by who asks
     * @param othersToo whether they may revise what is not theirs
     * @param name null to leave it
     * @param query null to leave it
     */
    record Revise(
            @TargetAggregateIdentifier UUID collectionId,
            @TargetAggregateVersion @Nullable Long expected,
            UUID by,
            boolean othersToo,
            @Nullable String name,
            @Nullable Map<String, List<String>> query)
            implements CollectionCommand {
        public Revise {
            query = query == null ? null : CollectionQuery.canonical(query);
        }
    }

    /**
     * Puts masters in and takes masters out, all at once. What is in already, or is not in, is left as it is.
     *
     * @param add at most {@value MasterCollection#MOST_AT_ONCE}
     * @param remove at most {@value MasterCollection#MOST_AT_ONCE}, none of which is to be added
     */
    record Change(@TargetAggregateIdentifier UUID collectionId, List<UUID> add, List<UUID> remove)
            implements CollectionCommand {
        public Change {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /**
     * The masters that were in it stay what they are.
     *
     * @param by who asks
     * @param othersToo whether they may delete what is not theirs
     */
    record Delete(
            @TargetAggregateIdentifier UUID collectionId,
            @TargetAggregateVersion @Nullable Long expected,
            UUID by,
            boolean othersToo)
            implements CollectionCommand {}
}
