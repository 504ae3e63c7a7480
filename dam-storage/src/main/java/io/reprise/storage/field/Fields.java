package io.reprise.storage.field;

import io.reprise.domain.field.DefinedField;
import io.reprise.domain.field.FieldDefinition;
import io.reprise.domain.field.FieldEvent;
import io.reprise.domain.field.FieldSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Custom fields as they stand, written in the transaction of the command. Every master that is described asks for them, so
 * they are kept in memory: a change made here holds at once, one made by another node within a second.
 */
public final class Fields implements FieldSchema {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long KEPT = Duration.ofSeconds(1).toNanos();

    private final JdbcClient jdbc;
    private volatile @Nullable Known known;

    public Fields(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A field and the version of its aggregate. */
    public record Row(UUID fieldId, FieldDefinition definition, boolean retired, long version) {}

    private record Known(Map<String, DefinedField> fields, long at) {}

    @EventHandler
    void on(FieldEvent event, @SequenceNumber long version) {
        switch (event) {
            case FieldEvent.Defined e -> write(e.fieldId(), e.definition(), version);
            case FieldEvent.Revised e -> write(e.fieldId(), e.definition(), version);
            case FieldEvent.Retired e -> retire(e.fieldId(), true, version);
            case FieldEvent.Restored e -> retire(e.fieldId(), false, version);
        }
        forgetAfterCommit();
    }

    private void write(UUID id, FieldDefinition definition, long version) {
        jdbc.sql("""
                        insert into field_definition (field_id, key, type, definition, sort_order, retired, version)
                        values (?, ?, ?, ?::jsonb, ?, false, ?)
                        on conflict (field_id) do update set type = excluded.type, definition = excluded.definition,
                          sort_order = excluded.sort_order, version = excluded.version""")
                .params(
                        id,
                        definition.key(),
                        definition.type().code(),
                        JSON.writeValueAsString(definition),
                        definition.order(),
                        version)
                .update();
    }

    private void retire(UUID id, boolean retired, long version) {
        jdbc.sql("update field_definition set retired = ?, version = ? where field_id = ?")
                .params(retired, version, id)
                .update();
    }

    private void forgetAfterCommit() {
        known = null;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            // Whoever asks before the commit remembers what was.
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    known = null;
                }
            });
        }
    }

    @Override
    public Map<String, DefinedField> fields() {
        Known now = known;
        if (now == null || System.nanoTime() - now.at() > KEPT) {
            long at = System.nanoTime();
            Map<String, DefinedField> fields = new LinkedHashMap<>();
            list().forEach(row ->
                    fields.put(row.definition().key(), new DefinedField(row.definition(), row.retired())));
            now = new Known(Collections.unmodifiableMap(fields), at);
            known = now;
        }
        return now.fields();
    }

    /** All there are, retired ones too, in the order in which they are shown. */
    public List<Row> list() {
        return jdbc.sql("select * from field_definition order by sort_order, key")
                .query(Fields::row)
                .list();
    }

    public Optional<Row> find(UUID fieldId) {
        return jdbc.sql("select * from field_definition where field_id = ?")
                .param(fieldId)
                .query(Fields::row)
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("field_id", UUID.class),
                JSON.readValue(row.getString("definition"), FieldDefinition.class),
                row.getBoolean("retired"),
                row.getLong("version"));
    }
}
