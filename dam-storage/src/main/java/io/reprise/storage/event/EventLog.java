package io.reprise.storage.event;

import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.OwnSubject;
import io.reprise.storage.key.KeyRing;
import io.reprise.storage.key.RandomBytes;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The event log: the only truth. Appends by commands, in the order of their commits; feeds processors; wakes the other
 * nodes on the same database.
 */
public final class EventLog implements AutoCloseable {
    /** This many events are fetched at once. */
    private static final int BATCH = 500;

    private final DataSource dataSource;
    private final KeyRing keys;
    private final EventSerializer serializer;
    private final EventUpcaster upcasters;
    private final TransactionManager transactions;
    private final ConnectionProvider connections;
    private final JdbcEventStorageEngine engine;
    private final WakingEventStore store;
    private final NodeWakeup wakeup;
    private final TokenStore tokens;
    private final List<EventProcessor> processors = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();

    /** @param upcasters turn events of older revisions into today's, oldest first */
    public EventLog(DataSource dataSource, KeyRing keys, EventUpcaster upcasters) {
        this.dataSource = dataSource;
        this.keys = keys;
        this.upcasters = upcasters;
        this.serializer = EventSerializer.sealingWith(keys);
        this.transactions = new SpringTransactionManager(new DataSourceTransactionManager(dataSource));
        this.connections =
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
        JdbcEventStorageEngine.Builder storage = JdbcEventStorageEngine.builder()
                .schema(EventTables.events())
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters)
                .persistenceExceptionResolver(EventLog::isDuplicateKey)
                .batchSize(BATCH)
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH);
        this.engine = new PlacedEvents(storage, JdbcClient.create(dataSource));
        String nodeId = UUID.randomUUID().toString();
        this.wakeup = new NodeWakeup(dataSource, nodeId, this::wakeProcessors);
        this.store = WakingEventStore.over(engine, wakeup::signal);
        this.store.registerDispatchInterceptor(this::completeMetadata);
        JdbcTokenStore.Builder tokenStore = JdbcTokenStore.builder()
                .schema(EventTables.tokens())
                .connectionProvider(connections)
                .serializer(serializer)
                .contentType(byte[].class)
                .claimTimeout(Duration.ofSeconds(15))
                .nodeId(nodeId);
        this.tokens = tokenStore.build();
    }

    private void wakeProcessors() {
        store.wake();
    }

    private static boolean isDuplicateKey(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Gives each event its salt, and seals the reason with the key of the master it is about. */
    private BiFunction<Integer, EventMessage<?>, EventMessage<?>> completeMetadata(
            List<? extends EventMessage<?>> events) {
        return (_, event) -> {
            byte[] salt = RandomBytes.next(16);
            EventMessage<?> salted = event.andMetaData(Map.of(
                    EventMetadata.SALT, Base64.getUrlEncoder().withoutPadding().encodeToString(salt)));
            return event.getMetaData().get(EventMetadata.REASON) instanceof String reason && !KeyRing.isSealed(reason)
                    ? salted.andMetaData(Map.of(EventMetadata.REASON, seal(event.getPayload(), reason)))
                    : salted;
        };
    }

    private String seal(Object payload, String reason) {
        UUID subject = switch (payload) {
            case AboutMaster about -> about.masterId();
            case OwnSubject own -> own.subject();
            default -> EventMetadata.LIBRARY;
        };
        return keys.seal(subject, reason.getBytes(StandardCharsets.UTF_8));
    }

    /** Runs the handlers inside the transaction of the command that made the event; a refusal there refuses the command. */
    public void withCommands(String name, Object... handlers) {
        processors.add(SubscribingEventProcessor.builder()
                .name(name)
                .messageSource(store)
                .errorHandler(PropagatingErrorHandler.instance())
                .transactionManager(transactions)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handlers)
                        .listenerInvocationErrorHandler((exception, _, _) -> {
                            throw exception;
                        })
                        .build())
                .build());
    }

    /**
     * Feeds handlers from the log, in the background and in order. One node at a time does it; another takes over. An
     * event that a handler cannot take is kept as a dead letter with everything that follows on its master.
     *
     * @param fromStart whether a new processor reads the whole log (a projection) or begins now (a reaction)
     * @param begun runs first in the transaction of each batch
     * @param committed runs after it
     */
    public void follow(String name, boolean fromStart, Runnable begun, Runnable committed, Object... handlers) {
        JdbcSequencedDeadLetterQueue.Builder<EventMessage<?>> letters = JdbcSequencedDeadLetterQueue.builder();
        var follower = new Follower(
                name,
                transactions,
                letters.connectionProvider(connections)
                        .transactionManager(transactions)
                        .schema(EventTables.deadLetters())
                        .genericSerializer(serializer)
                        .eventSerializer(serializer),
                new GuardedHandlers(dataSource, fromStart, begun, handlers));
        followers.add(follower);
        processors.add(follower.processor(store, tokens, fromStart, committed));
    }

    /**
     * Hands the dead letters of a processor to its handlers again, after what kept them from being handled is mended. All
     * letters of a master are taken, in order, or they all stay.
     *
     * @return the number of letters taken
     * @throws IllegalArgumentException if no such processor follows the log here
     */
    public int retryDeadLetters(String processor) {
        Follower follower = followers.stream()
                .filter(each -> each.name().equals(processor))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no processor " + processor));
        return follower.retry(JdbcClient.create(dataSource));
    }

    public void start() {
        wakeup.start();
        processors.forEach(EventProcessor::start);
    }

    @Override
    public void close() {
        processors.reversed().forEach(EventProcessor::shutDown);
        wakeup.close();
        store.shutDown();
    }

    /** Reads events back, with their places in the log. */
    public EventReader reader() {
        return new EventReader(dataSource, serializer, upcasters, keys);
    }

    /** Every event that the token does not cover, in order; null for the whole log. Close the stream. */
    public Stream<? extends TrackedEventMessage<?>> after(@Nullable TrackingToken token) {
        return engine.readEvents(token, false);
    }

    /** How far a processor is on whichever node runs it, or null if it has not begun. */
    public @Nullable TrackingToken token(String processor) {
        return JdbcClient.create(dataSource)
                .sql("select token, token_type from token_entry where processor_name = ? and segment = 0")
                .param(processor)
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)).map(bytes -> readToken(bytes, type(row))))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
    }

    private static String type(ResultSet row) {
        try {
            return row.getString(2);
        } catch (SQLException e) {
            throw new IllegalStateException("a token without a type", e);
        }
    }

    private TrackingToken readToken(byte[] bytes, String type) {
        TrackingToken token = serializer.deserialize(new SimpleSerializedObject<>(bytes, byte[].class, type, null));
        return Objects.requireNonNull(WrappedToken.unwrapLowerBound(token), "a token that covers nothing");
    }

    /**
     * Whether a processor with this token has handled the event at a place. Gaps before it (transactions that are open, or
     * were rolled back) do not matter to that.
     */
    public static boolean covers(@Nullable TrackingToken token, long index) {
        return token instanceof GapAwareTrackingToken gapAware
                && gapAware.getIndex() >= index
                && !gapAware.getGaps().contains(index);
    }

    EventStore store() {
        return store;
    }

    TransactionManager transactions() {
        return transactions;
    }

    EventSerializer serializer() {
        return serializer;
    }

    KeyRing keys() {
        return keys;
    }

    DataSource dataSource() {
        return dataSource;
    }
}
