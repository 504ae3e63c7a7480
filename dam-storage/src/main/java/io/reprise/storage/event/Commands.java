package io.reprise.storage.event;

import io.reprise.domain.channel.ChannelProfile;
import io.reprise.domain.channel.ChannelProfileCommand;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.variant.Variant;
import io.reprise.domain.variant.VariantCommand;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way in: every change is a command to one aggregate, decided and appended in one transaction. */
public final class Commands {
    /** A bulk transaction appends at most so many commands' events: longer ones hold back every projection. */
    public static final int BULK = 250;

    private static final int SNAPSHOT_EVERY = 100;
    private static final String BEFORE_COMMIT = "reprise.before-commit";

    private final EventLog log;
    private final JdbcClient jdbc;
    private final CommandGateway gateway;
    private final SimpleCommandBus bus;
    private final Map<Class<?>, LruCache> caches = new HashMap<>();

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

    /** @param cached how many aggregates of each kind to keep in memory */
    public Commands(EventLog log, int cached) {
        this.log = log;
        this.jdbc = JdbcClient.create(log.dataSource());
        this.bus = SimpleCommandBus.builder()
                .transactionManager(log.transactions())
                .build();
        this.bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.registerCorrelationDataProvider(Commands::correlation);
            Object result = chain.proceed();
            if (unitOfWork.getMessage().getMetaData().get(BEFORE_COMMIT) instanceof LongConsumer hook
                    && result instanceof Long version) {
                unitOfWork.onPrepareCommit(_ -> hook.accept(version));
            }
            return result;
        });
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
                .aggregateFactories(
                        new GenericAggregateFactory<>(Master.class),
                        new GenericAggregateFactory<>(Variant.class),
                        new GenericAggregateFactory<>(ChannelProfile.class))
                .build();
        handle(Master.class, snapshotter, cached);
        handle(Variant.class, snapshotter, cached);
        handle(ChannelProfile.class, snapshotter, cached);
    }

    private <T> void handle(Class<T> aggregate, Snapshotter snapshotter, int cached) {
        LruCache cache = new LruCache(cached);
        caches.put(aggregate, cache);
        EventSourcingRepository<T> repository = EventSourcingRepository.builder(aggregate)
                .eventStore(log.store())
                .cache(cache)
                .snapshotTriggerDefinition(new EventCountSnapshotTriggerDefinition(snapshotter, SNAPSHOT_EVERY))
                .build();
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
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
        return dispatch(UUID.randomUUID().toString(), command, context, beforeCommit);
    }

    /** @param commandId makes a repeat recognisable, for example derived from the event that a policy reacts to */
    public Receipt dispatch(String commandId, Object command, Context context, LongConsumer beforeCommit) {
        while (true) {
            Long version = gateway.sendAndWait(message(commandId, command, context, beforeCommit));
            Appended appended = lastEvent(aggregateId(command), version, commandId);
            if (appended.byThisCommand() || appended.newest() == version) {
                return new Receipt(version, new Position(appended.index(), masterOf(command)));
            }
            // Nothing was to be done, but another node has moved on: that was decided from a stale aggregate.
            cacheOf(command).remove(aggregateId(command));
        }
    }

    /**
     * Decides many commands and appends their events in few transactions. Where one is refused, its transaction's others
     * are decided one by one, so that nothing but the refused is lost.
     *
     * @return per command the version, or why not
     */
    public List<Outcome> dispatchAll(List<?> commands, Context context) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < commands.size(); from += BULK) {
            List<?> chunk = commands.subList(from, Math.min(commands.size(), from + BULK));
            try {
                outcomes.addAll(inOneTransaction(chunk, context));
            } catch (RuntimeException refusedOrRaced) {
                for (Object command : chunk) {
                    outcomes.add(alone(command, context));
                }
            }
        }
        return outcomes;
    }

    /** A version, or the failure that kept it from being. */
    public record Outcome(@Nullable Long version, @Nullable RuntimeException failure) {}

    private Outcome alone(Object command, Context context) {
        try {
            return new Outcome(dispatch(command, context).version(), null);
        } catch (RuntimeException e) {
            return new Outcome(null, e);
        }
    }

    private List<Outcome> inOneTransaction(List<?> commands, Context context) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>("bulk"));
        unitOfWork.attachTransaction(log.transactions());
        return unitOfWork
                .executeWithResult(() -> {
                    List<Outcome> outcomes = new ArrayList<>();
                    for (Object command : commands) {
                        Long[] version = new Long[1];
                        bus.<Object, Long>dispatch(
                                message(UUID.randomUUID().toString(), command, context, _ -> {}), (_, result) -> {
                                    if (result.isExceptional()) {
                                        throw new BulkRefused(result.exceptionResult());
                                    }
                                    version[0] = result.getPayload();
                                });
                        outcomes.add(new Outcome(version[0], null));
                    }
                    return outcomes;
                })
                .getPayload();
    }

    private static final class BulkRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BulkRefused(Throwable cause) {
            super(cause);
        }
    }

    private static GenericCommandMessage<Object> message(
            String commandId, Object command, Context context, LongConsumer beforeCommit) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(EventMetadata.ACTOR, context.actor());
        metadata.put(EventMetadata.CORRELATION, context.correlation());
        metadata.put(BEFORE_COMMIT, beforeCommit);
        if (context.reason() != null) {
            metadata.put(EventMetadata.REASON, context.reason());
        }
        return new GenericCommandMessage<>(
                new GenericMessage<>(commandId, command, metadata),
                command.getClass().getName());
    }

    private record Appended(long index, boolean byThisCommand, long newest) {}

    private Appended lastEvent(String aggregateId, long version, String commandId) {
        return jdbc.sql("""
                        select global_index, meta_data,
                               (select max(sequence_number) from domain_event_entry where aggregate_identifier = :id) newest
                        from domain_event_entry where aggregate_identifier = :id and sequence_number = :version""")
                .param("id", aggregateId)
                .param("version", version)
                .query((row, _) -> new Appended(
                        row.getLong(1),
                        new String(row.getBytes(2), StandardCharsets.UTF_8).contains(commandId),
                        row.getLong(3)))
                .single();
    }

    private static String aggregateId(Object command) {
        return switch (command) {
            case MasterCommand c -> c.masterId().toString();
            case VariantCommand c -> c.variantId().toString();
            case ChannelProfileCommand c -> c.profile();
            default -> throw new IllegalArgumentException("not a command: " + command.getClass());
        };
    }

    private LruCache cacheOf(Object command) {
        Class<?> aggregate = switch (command) {
            case MasterCommand _ -> Master.class;
            case VariantCommand _ -> Variant.class;
            default -> ChannelProfile.class;
        };
        LruCache cache = caches.get(aggregate);
        if (cache == null) {
            throw new IllegalArgumentException("not a command: " + command.getClass());
        }
        return cache;
    }

    private static @Nullable UUID masterOf(Object command) {
        return command instanceof AboutMaster about ? about.masterId() : null;
    }

    /** Drops what memory holds of a master and its variants, after its key was destroyed. */
    public void forget(UUID masterId) {
        caches.values().forEach(LruCache::removeAll);
        jdbc.sql("""
                        delete from snapshot_event_entry where aggregate_identifier = :id or aggregate_identifier in
                          (select variant_id::text from variant_slot where master_id = :master)""").param("id", masterId.toString()).param("master", masterId).update();
    }
}
