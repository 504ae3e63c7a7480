package io.reprise.storage.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Appends all events of a transaction by one statement, and keeps for the transaction which place in the log each was
 * given, so that nobody has to look it up.
 */
final class PlacedEvents extends JdbcEventStorageEngine {
    private static final String PLACES = "reprise.places";
    private static final String APPEND = """
            insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
              payload_type, payload_revision, payload, meta_data)
            select * from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::bytea[], ?::bytea[])
            returning aggregate_identifier, sequence_number, global_index""";

    private final JdbcClient jdbc;

    private record Place(String aggregateId, long sequence) {}

    PlacedEvents(Builder builder, JdbcClient jdbc) {
        super(builder);
        this.jdbc = jdbc;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> messages, Serializer serializer) {
        if (messages.isEmpty()) {
            return;
        }
        // Aggregates make every event there is.
        List<DomainEventMessage<?>> events = messages.stream()
                .<DomainEventMessage<?>>map(message -> (DomainEventMessage<?>) message)
                .toList();
        List<SerializedObject<byte[]>> payloads = events.stream()
                .map(event -> event.serializePayload(serializer, byte[].class))
                .toList();
        Map<Place, Long> places = places();
        try {
            jdbc.sql(APPEND)
                    .params(
                            texts(events, EventMessage::getIdentifier),
                            texts(events, DomainEventMessage::getAggregateIdentifier),
                            events.stream()
                                    .map(DomainEventMessage::getSequenceNumber)
                                    .toArray(Long[]::new),
                            texts(events, DomainEventMessage::getType),
                            texts(events, event -> DateTimeUtils.formatInstant(event.getTimestamp())),
                            texts(payloads, payload -> payload.getType().getName()),
                            texts(payloads, payload -> payload.getType().getRevision()),
                            payloads.stream().map(SerializedObject::getData).toArray(byte[][]::new),
                            events.stream()
                                    .map(event -> event.serializeMetaData(serializer, byte[].class)
                                            .getData())
                                    .toArray(byte[][]::new))
                    .query(row -> {
                        places.put(new Place(row.getString(1), row.getLong(2)), row.getLong(3));
                    });
        } catch (DataAccessException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    private static <T> String[] texts(List<T> each, Function<? super T, @Nullable String> text) {
        return each.stream().map(text).toArray(String[]::new);
    }

    private static Map<Place, Long> places() {
        return CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getOrComputeResource(PLACES, _ -> new HashMap<>())
                : new HashMap<>();
    }

    /** Where this transaction has put the event, or null if it has not appended it. */
    static @Nullable Long placeOf(String aggregateId, long sequence) {
        return places().get(new Place(aggregateId, sequence));
    }
}
