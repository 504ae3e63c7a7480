package io.reprise.storage.collection;

import io.reprise.domain.collection.CollectionEvent;
import io.reprise.domain.collection.CollectionKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which collections there are, and what is in the manual ones. Written in the transaction of the command. */
public final class CollectionRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, List<String>>> QUERY = new TypeReference<>() {};
    /** What is hidden is not counted. */
    private static final String SELECT = """
            select c.*, (select count(*) from collection_master m where m.collection_id = c.id
              and not exists (select from rights_snapshot s
                where s.master_id = m.master_id and s.rights_id = any (:hiding))) as masters
            from collection c\s""";

    private final JdbcClient jdbc;

    public CollectionRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A collection and the version of its aggregate.
     *
     * @param query parameters of a search with their values; empty for a manual one
     * @param masters how many are in it that are not hidden; 0 for a live one
     */
    public record Row(
            UUID id,
            UUID owner,
            String name,
            CollectionKind kind,
            Map<String, List<String>> query,
            long masters,
            long version) {}

    @EventHandler
    void on(CollectionEvent event, @SequenceNumber long version) {
        UUID id = event.collectionId();
        switch (event) {
            case CollectionEvent.Created e ->
                jdbc.sql("insert into collection (id, owner, name, kind, query, version)"
                                + " values (?, ?, ?, ?, ?::jsonb, ?)")
                        .params(id, e.owner(), e.name(), e.kind().code(), JSON.writeValueAsString(e.query()), version)
                        .update();
            case CollectionEvent.Renamed e -> update("name = ?", e.name(), version, id);
            case CollectionEvent.QueryChanged e ->
                update("query = ?::jsonb", JSON.writeValueAsString(e.query()), version, id);
            case CollectionEvent.MastersAdded e -> {
                changed(id, version);
                jdbc.sql("insert into collection_master (collection_id, master_id)"
                                + " select ?, unnest(?::uuid[]) on conflict do nothing")
                        .params(id, e.masterIds().toArray(UUID[]::new))
                        .update();
            }
            case CollectionEvent.MastersRemoved e -> {
                changed(id, version);
                jdbc.sql("delete from collection_master where collection_id = ? and master_id = any (?)")
                        .params(id, e.masterIds().toArray(UUID[]::new))
                        .update();
            }
            case CollectionEvent.Deleted _ ->
                jdbc.sql("delete from collection where id = ?").param(id).update();
        }
    }

    private void changed(UUID id, long version) {
        jdbc.sql("update collection set version = ? where id = ?")
                .params(version, id)
                .update();
    }

    private void update(String change, Object value, long version, UUID id) {
        jdbc.sql("update collection set " + change + ", version = ? where id = ?")
                .params(value, version, id)
                .update();
    }

    /**
     * In the order in which they were made.
     *
     * @param after the last one seen, or null
     * @param hiding names of the rights whose masters are not counted
     */
    public List<Row> page(@Nullable UUID after, int size, Collection<String> hiding) {
        return jdbc.sql(SELECT + "where cast(:after as uuid) is null or c.id > :after order by c.id limit :size")
                .param("hiding", hiding.toArray(String[]::new))
                .param("after", after)
                .param("size", size)
                .query(CollectionRows::row)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from collection").query(Long.class).single();
    }

    /** @param hiding names of the rights whose masters are not counted */
    public Optional<Row> find(UUID id, Collection<String> hiding) {
        return jdbc.sql(SELECT + "where c.id = :id")
                .param("hiding", hiding.toArray(String[]::new))
                .param("id", id)
                .query(CollectionRows::row)
                .optional();
    }

    /** Empty where there is no such collection. */
    public Optional<CollectionKind> kind(UUID id) {
        return jdbc.sql("select kind from collection where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(CollectionKind::of);
    }

    /** What these are called today; what was deleted is left out. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, name from collection where id = any (?)")
                    .param(ids.toArray(UUID[]::new))
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
        }
        return names;
    }

    /** Everything that is in a manual collection, whoever may see it. */
    public List<UUID> masters(UUID id) {
        return jdbc.sql("select master_id from collection_master where collection_id = ? order by master_id")
                .param(id)
                .query(UUID.class)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                row.getString("name"),
                CollectionKind.of(row.getString("kind")).orElseThrow(),
                JSON.readValue(row.getString("query"), QUERY),
                row.getLong("masters"),
                row.getLong("version"));
    }
}
