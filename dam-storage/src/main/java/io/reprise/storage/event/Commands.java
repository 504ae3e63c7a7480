package io.reprise.storage.event;

import io.reprise.domain.collection.MasterCollection;
import io.reprise.domain.rights.Licence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way in: every change is a command to one aggregate, decided and appended in one transaction. */
public final class Commands {
    /** A bulk transaction decides at most so many commands: longer ones hold back every projection. */
    public static final int BULK = 250;

    private static final int SNAPSHOT_EVERY = 100;
    /** One of these may name thousands of masters. */
    private static final Set<Class<?>> OF_MANY_MASTERS = Set.of(Licence.class, MasterCollection.class);

    private static final String DECISION = "reprise.decision";

    private final EventLog log;
    private final JdbcClient jdbc;
    private final CommandGateway gateway;
    private final SimpleCommandBus bus;
    private final ParameterResolverFactory ports;
    private final BulkCommands bulk;
    private final List<LruCache> caches = new ArrayList<>();

    /**
     * Who is asking, and why.
     *
     * @param actor {@code user:<personId>}, {@code policy:<name>} or {@code system}
     * @param reason in the actor's words, stored sealed
     * @param correlation groups what one request or job causes
     */
    public record Context(String actor, @Nullable String reason, String correlation) {}

    /**
     * What came of a command.
     *
     * @param version the aggregate's version, counting its events from 0
     * @param position where to read one's own write
     */
    public record Receipt(long version, Position position) {}

    /**
     * @param cached how many aggregates of each kind to keep in memory
     * @param ports what aggregates ask when they decide, such as the publication gate
     */
    public Commands(EventLog log, int cached, Object... ports) {
        this.log = log;
        this.ports = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Commands.class),
                new SimpleResourceParameterResolverFactory(List.of(ports)));
        this.jdbc = JdbcClient.create(log.dataSource());
        this.bus = SimpleCommandBus.builder()
                .transactionManager(log.transactions())
                .build();
        this.bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.registerCorrelationDataProvider(Commands::correlation);
            Object result = chain.proceed();
            if (unitOfWork.getMessage().getMetaData().get(DECISION) instanceof Decision decision
                    && result instanceof Long version) {
                unitOfWork.onPrepareCommit(_ -> decision.appended(version));
            }
            return result;
        });
        this.bulk = new BulkCommands(log, bus, this::dispatch, this::place);
        this.gateway = DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(new DecideAgain())
                .build();
        Executor snapshots = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("reprise-snapshots").daemon().factory());
        Snapshotter snapshotter = AggregateSnapshotter.builder()
                .eventStore(log.store())
                .transactionManager(log.transactions())
                .executor(snapshots)
                .parameterResolverFactory(this.ports)
                .aggregateFactories(Aggregates.ALL.stream()
                        .<AggregateFactory<?>>map(this::factory)
                        .toList())
                .build();
        Aggregates.ALL.forEach(aggregate ->
                handle(aggregate, snapshotter, OF_MANY_MASTERS.contains(aggregate) ? Math.min(cached, 100) : cached));
    }

    private <T> AggregateFactory<T> factory(Class<T> aggregate) {
        return new GenericAggregateFactory<>(AnnotatedAggregateMetaModelFactory.inspectAggregate(aggregate, ports));
    }

    private <T> void handle(Class<T> aggregate, Snapshotter snapshotter, int cached) {
        LruCache cache = new LruCache(cached);
        caches.add(cache);
        EventSourcingRepository<T> repository = EventSourcingRepository.builder(aggregate)
                .eventStore(log.store())
                .parameterResolverFactory(ports)
                .cache(cache)
                .snapshotTriggerDefinition(new EventCountSnapshotTriggerDefinition(snapshotter, SNAPSHOT_EVERY))
                .build();
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .parameterResolverFactory(ports)
                .repository(repository)
                .build()
                .subscribe(bus);
    }

    private static Map<String, ?> correlation(org.axonframework.messaging.Message<?> message) {
        Map<String, Object> data = new HashMap<>();
        for (String key : List.of(EventMetadata.ACTOR, EventMetadata.REASON, EventMetadata.CORRELATION)) {
            Object value = message.getMetaData().get(key);
            if (value != null) {
                data.put(key, value);
            }
        }
        if (message instanceof CommandMessage<?>) {
            data.put(EventMetadata.COMMAND, message.getIdentifier());
        }
        return data;
    }

    /**
     * Decides a command and appends what it comes to.
     *
     * @throws io.reprise.domain.shared.DomainRejection if a rule refuses it
     * @throws org.axonframework.modelling.command.ConflictingAggregateVersionException if the expected version is stale
     * @throws org.axonframework.modelling.command.AggregateNotFoundException if there is no such aggregate
     */
    public Receipt dispatch(Object command, Context context) {
        return dispatch(command, context, _ -> {});
    }

    /** @param beforeCommit runs inside the command's transaction with the version it leads to */
    public Receipt dispatch(Object command, Context context, LongConsumer beforeCommit) {
        return dispatch(IdentifierFactory.getInstance().generateIdentifier(), command, context, beforeCommit);
    }

    /** @param commandId makes a repeat recognisable, for example derived from the event that a policy reacts to */
    public Receipt dispatch(String commandId, Object command, Context context, LongConsumer beforeCommit) {
        return outside(() -> {
            var decision = new Decision(Aggregates.idOf(command), beforeCommit);
            Long version = gateway.sendAndWait(message(commandId, command, context, decision));
            return new Receipt(version, new Position(decision.index, Aggregates.masterOf(command)));
        });
    }

    /** A reaction's command is decided in a transaction of its own, not in that of the batch it reacts to. */
    private static <T> T outside(Supplier<T> work) {
        if (!CurrentUnitOfWork.isStarted()) {
            return work.get();
        }
        var task = new FutureTask<>(work::get);
        Thread.ofVirtual().start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command was decided", e);
        }
    }

    /**
     * Decides many commands and appends their events in few transactions. Where one is refused, its transaction's others
     * are decided one by one, so that nothing but the refused is lost.
     *
     * @return per command where it led, or why not
     */
    public List<Outcome> dispatchAll(List<?> commands, Context context) {
        return outside(() -> bulk.decide(commands, context));
    }

    /** Where a command led, or the failure that kept it from leading anywhere. */
    public record Outcome(
            @Nullable Receipt receipt, @Nullable RuntimeException failure) {}

    static GenericCommandMessage<Object> message(
            String commandId, Object command, Context context, @Nullable Decision decision) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(EventMetadata.ACTOR, context.actor());
        metadata.put(EventMetadata.CORRELATION, context.correlation());
        if (decision != null) {
            metadata.put(DECISION, decision);
        }
        if (context.reason() != null) {
            metadata.put(EventMetadata.REASON, context.reason());
        }
        return new GenericCommandMessage<>(
                new GenericMessage<>(commandId, command, metadata),
                command.getClass().getName());
    }

    /** What becomes of a command inside its transaction, after its events are appended. */
    final class Decision {
        private final String aggregateId;
        private final LongConsumer beforeCommit;
        private long index;

        private Decision(String aggregateId, LongConsumer beforeCommit) {
            this.aggregateId = aggregateId;
            this.beforeCommit = beforeCommit;
        }

        private void appended(long version) {
            index = place(aggregateId, version);
            beforeCommit.accept(version);
        }
    }

    /**
     * Where the log has what a command of this transaction led to. Where nothing was to be done because memory is behind
     * the log, it has to be decided again from the log.
     */
    private long place(String aggregateId, long version) {
        Long appended = PlacedEvents.placeOf(aggregateId, version);
        if (appended != null) {
            return appended;
        }
        return jdbc.sql("select global_index from domain_event_entry e"
                        + " where aggregate_identifier = :id and sequence_number = :version and not exists ("
                        + " select 1 from domain_event_entry n"
                        + " where n.aggregate_identifier = :id and n.sequence_number = :version + 1)")
                .param("id", aggregateId)
                .param("version", version)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new ConcurrencyException("decided from an older state of " + aggregateId));
    }

    /** Drops what memory holds of a master and its variants, after its key was destroyed. */
    public void forget(UUID masterId) {
        caches.forEach(LruCache::removeAll);
        jdbc.sql("""
                        delete from snapshot_event_entry where aggregate_identifier = :id or aggregate_identifier in
                          (select variant_id::text from variant_slot where master_id = :master)""").param("id", masterId.toString()).param("master", masterId).update();
    }
}
