package io.reprise.domain.collection;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Forgettable;
import io.reprise.domain.shared.OwnSubject;
import io.reprise.domain.shared.StoredAs;
import io.reprise.domain.shared.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Masters put together under a name, for everybody to see: by hand, or by a query that is asked anew whenever somebody
 * looks. Being in one changes nothing about a master.
 */
@AggregateRoot(type = "collection")
@StoredAs(value = "collection.snapshot", audience = Audience.ALL)
public final class MasterCollection implements OwnSubject {
    /** In Unicode code points. */
    public static final int LONGEST_NAME = 100;

    /** Masters put in, and taken out, by one command. */
    public static final int MOST_AT_ONCE = 500;

    /** So many can be searched among with one question. */
    public static final int MOST_MASTERS = 10_000;

    @AggregateIdentifier
    private @Nullable UUID collectionId;

    private @Nullable UUID owner;
    private CollectionKind kind = CollectionKind.MANUAL;
    private LinkedHashSet<UUID> masterIds = new LinkedHashSet<>();
    private boolean deleted;

    @Forgettable
    private @Nullable String name;

    @Forgettable
    private @Nullable Map<String, List<String>> query;

    /** Empty, for the repository to fold events into. */
    public MasterCollection() {}

    /** The collection as these events, in their order, left it. */
    public static MasterCollection of(Iterable<? extends CollectionEvent> events) {
        MasterCollection collection = new MasterCollection();
        events.forEach(collection::on);
        return collection;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Long handle(CollectionCommand.Create command) {
        List<FieldError> errors = new ArrayList<>();
        String wanted = name(command.name(), errors);
        if (command.kind() == CollectionKind.LIVE) {
            errors.addAll(CollectionQuery.errors(command.query()));
        } else if (!command.query().isEmpty()) {
            errors.add(new FieldError("/query", "not-for-kind"));
        }
        refuse(errors);
        apply(new CollectionEvent.Created(
                command.collectionId(), command.owner(), wanted, command.kind(), command.query()));
        return getVersion();
    }

    @CommandHandler
    Long handle(CollectionCommand.Revise command) {
        refuseIfDeleted();
        refuseUnlessTheirs(command.by(), command.othersToo());
        List<FieldError> errors = new ArrayList<>();
        String wanted = command.name() == null ? null : name(command.name(), errors);
        Map<String, List<String>> sought = command.query();
        if (sought != null) {
            if (kind != CollectionKind.LIVE) {
                throw new CollectionRejection.Manual();
            }
            errors.addAll(CollectionQuery.errors(sought));
        }
        refuse(errors);
        if (wanted != null && !wanted.equals(name)) {
            apply(new CollectionEvent.Renamed(command.collectionId(), wanted));
        }
        if (sought != null && !sought.equals(query)) {
            apply(new CollectionEvent.QueryChanged(command.collectionId(), sought));
        }
        return getVersion();
    }

    @CommandHandler
    Long handle(CollectionCommand.Change command) {
        refuseIfDeleted();
        refuse(errors(command));
        if (kind == CollectionKind.LIVE) {
            throw new CollectionRejection.Live();
        }
        List<UUID> added = distinct(command.add(), id -> !masterIds.contains(id));
        List<UUID> removed = distinct(command.remove(), masterIds::contains);
        if (masterIds.size() - removed.size() + added.size() > MOST_MASTERS) {
            throw new CollectionRejection.Full();
        }
        if (!removed.isEmpty()) {
            apply(new CollectionEvent.MastersRemoved(command.collectionId(), removed));
        }
        if (!added.isEmpty()) {
            apply(new CollectionEvent.MastersAdded(command.collectionId(), added));
        }
        return getVersion();
    }

    @CommandHandler
    Long handle(CollectionCommand.Delete command) {
        refuseIfDeleted();
        refuseUnlessTheirs(command.by(), command.othersToo());
        apply(new CollectionEvent.Deleted(command.collectionId()));
        return getVersion();
    }

    private static List<UUID> distinct(List<UUID> ids, Predicate<UUID> kept) {
        return ids.stream().distinct().filter(kept).toList();
    }

    private static List<FieldError> errors(CollectionCommand.Change command) {
        List<FieldError> errors = new ArrayList<>();
        if (command.add().size() > MOST_AT_ONCE) {
            errors.add(new FieldError("/add", "too-many-values"));
        }
        if (command.remove().size() > MOST_AT_ONCE) {
            errors.add(new FieldError("/remove", "too-many-values"));
        }
        if (command.remove().stream().anyMatch(Set.copyOf(command.add())::contains)) {
            errors.add(new FieldError("/remove", "contradicts"));
        }
        return errors;
    }

    private static String name(String given, List<FieldError> errors) {
        String name = Text.composed(given).strip();
        if (name.isEmpty()) {
            errors.add(new FieldError("/name", "blank"));
        } else if (!Text.isClean(name) || name.lines().count() > 1) {
            errors.add(new FieldError("/name", "control-character"));
        } else if (Text.length(name) > LONGEST_NAME) {
            errors.add(new FieldError("/name", "too-long"));
        }
        return name;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new CollectionRejection.Invalid(errors);
        }
    }

    private void refuseIfDeleted() {
        if (deleted) {
            throw new CollectionRejection.Gone();
        }
    }

    private void refuseUnlessTheirs(UUID by, boolean othersToo) {
        if (!othersToo && !by.equals(owner)) {
            throw new CollectionRejection.NotOwner();
        }
    }

    @EventSourcingHandler
    void on(CollectionEvent event) {
        switch (event) {
            case CollectionEvent.Created e -> {
                collectionId = e.collectionId();
                owner = e.owner();
                kind = e.kind();
                name = e.name();
                query = e.query();
            }
            case CollectionEvent.Renamed e -> name = e.name();
            case CollectionEvent.MastersAdded e -> masterIds.addAll(e.masterIds());
            case CollectionEvent.MastersRemoved e -> e.masterIds().forEach(masterIds::remove);
            case CollectionEvent.QueryChanged e -> query = e.query();
            case CollectionEvent.Deleted _ -> {
                deleted = true;
                masterIds = new LinkedHashSet<>();
            }
        }
    }

    @Override
    public UUID subject() {
        return collectionId();
    }

    public UUID collectionId() {
        return Objects.requireNonNull(collectionId, "a collection has an id from its first event on");
    }

    public UUID owner() {
        return Objects.requireNonNull(owner, "a collection has an owner from its first event on");
    }

    public CollectionKind kind() {
        return kind;
    }

    public String name() {
        return Objects.requireNonNull(name, "a collection has a name from its first event on");
    }

    /** Empty for a manual one. */
    public Map<String, List<String>> query() {
        return query == null ? Map.of() : query;
    }

    /** In the order they were put in; none of a live one. */
    public List<UUID> masterIds() {
        return List.copyOf(masterIds);
    }

    public boolean deleted() {
        return deleted;
    }
}
