package io.reprise.storage.event;

import io.reprise.domain.shared.Forgettable;
import io.reprise.storage.key.KeyRing;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the events of aggregates back from the log. */
public final class EventReader {
    private static final String ENTRIES = """
            select global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                   payload_type, payload_revision, payload, meta_data
            from domain_event_entry\s""";

    private final JdbcClient jdbc;
    private final EventSerializer serializer;
    private final EventUpcaster upcasters;
    private final KeyRing keys;

    EventReader(DataSource dataSource, EventSerializer serializer, EventUpcaster upcasters, KeyRing keys) {
        this.jdbc = JdbcClient.create(dataSource);
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.keys = keys;
    }

    /**
     * Events of these aggregates in the order of the log.
     *
     * @param asOf only what was appended up to this instant, or null for all
     */
    public List<RecordedEvent> read(Collection<String> aggregateIds, @Nullable Instant asOf) {
        return opened(jdbc.sql(ENTRIES + "where aggregate_identifier = any (?) order by global_index")
                        .param(aggregateIds.toArray(String[]::new)))
                .filter(event -> asOf == null || !event.at().isAfter(asOf))
                .toList();
    }

    /** The event that began each of these aggregates, in the order of the log. */
    public List<RecordedEvent> beginnings(Collection<String> aggregateIds) {
        return opened(jdbc.sql(ENTRIES
                                + "where aggregate_identifier = any (?) and sequence_number = 0 order by global_index")
                        .param(aggregateIds.toArray(String[]::new)))
                .toList();
    }

    /**
     * Events of any aggregate, newest first.
     *
     * @param names stored names that count
     * @param from first place that is looked at
     * @param before first place that is not looked at any more
     */
    public List<RecordedEvent> newest(Collection<String> names, long from, long before, int limit) {
        return opened(jdbc.sql(ENTRIES + "where global_index >= ? and global_index < ? and payload_type = any (?)"
                                + " order by global_index desc limit ?")
                        .params(from, before, names.toArray(String[]::new), limit))
                .toList();
    }

    /** The last place that is taken, 0 in an empty log. */
    public long last() {
        return jdbc.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }

    /** Those of the aggregates to which something has happened under this correlation. */
    public Set<String> touched(Collection<String> aggregateIds, String correlation) {
        return new HashSet<>(jdbc.sql("""
                        select distinct aggregate_identifier from domain_event_entry where aggregate_identifier = any (?)
                          and convert_from(meta_data, 'UTF8')::jsonb ->> 'correlationId' = ?""")
                .params(aggregateIds.toArray(String[]::new), correlation)
                .query(String.class)
                .list());
    }

    private Stream<RecordedEvent> opened(JdbcClient.StatementSpec statement) {
        List<TrackedDomainEventData<byte[]>> rows =
                statement.query((row, _) -> entry(row)).list();
        Set<UUID> subjects = rows.stream()
                .flatMap(row -> Stream.of(row.getPayload(), row.getMetaData()))
                .flatMap(EventReader::sealedFor)
                .collect(Collectors.toSet());
        if (subjects.size() > 1) {
            keys.fetch(subjects);
        }
        return EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), serializer, upcasters)
                .map(this::recorded);
    }

    /** Events of one aggregate of one noun, oldest first. */
    public <E> List<E> payloads(String aggregateId, @Nullable Instant asOf, Class<E> noun) {
        return read(List.of(aggregateId), asOf).stream()
                .map(RecordedEvent::payload)
                .map(noun::cast)
                .toList();
    }

    /** The place in the log of an aggregate's event, if there is such an event. */
    public Optional<Long> indexOf(String aggregateId, long sequence) {
        return jdbc.sql("select global_index from domain_event_entry"
                        + " where aggregate_identifier = ? and sequence_number = ?")
                .params(aggregateId, sequence)
                .query(Long.class)
                .optional();
    }

    private static Stream<UUID> sealedFor(SerializedObject<byte[]> part) {
        return KeyRing.SEALED_FOR
                .matcher(new String(part.getData(), StandardCharsets.ISO_8859_1))
                .results()
                .map(seal -> UUID.fromString(seal.group(1)));
    }

    private static TrackedDomainEventData<byte[]> entry(ResultSet row) throws SQLException {
        return new TrackedDomainEventData<>(
                GapAwareTrackingToken.newInstance(row.getLong("global_index"), List.of()),
                new GenericDomainEventEntry<>(
                        row.getString("type"),
                        row.getString("aggregate_identifier"),
                        row.getLong("sequence_number"),
                        row.getString("event_identifier"),
                        row.getString("time_stamp"),
                        row.getString("payload_type"),
                        row.getString("payload_revision"),
                        row.getBytes("payload"),
                        row.getBytes("meta_data")));
    }

    private RecordedEvent recorded(TrackedEventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalStateException("every event belongs to an aggregate");
        }
        return new RecordedEvent(
                message.trackingToken().position().orElseThrow(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                event.getPayload(),
                text(event, EventMetadata.ACTOR),
                opened(text(event, EventMetadata.REASON)),
                text(event, EventMetadata.CORRELATION));
    }

    private static @Nullable String text(DomainEventMessage<?> event, String key) {
        return event.getMetaData().get(key) instanceof String text ? text : null;
    }

    private @Nullable String opened(@Nullable String reason) {
        return reason == null || !KeyRing.isSealed(reason)
                ? reason
                : keys.open(reason)
                        .map(plain -> new String(plain, StandardCharsets.UTF_8))
                        .orElse(Forgettable.ERASED);
    }
}
