package io.reprise.storage.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reference: the rows that commands write, of the same bytes, inserted by plain SQL. */
final class RawAppend {
    private final DataSource dataSource;
    private final List<EventRow> created;
    private final EventRow updated;
    private final int wrappedBytes;

    /** What an event's row is made of, but for its identifiers. */
    private static final class EventRow {
        private final String type;
        private final String timestamp;
        private final String payloadType;
        private final String revision;
        private final byte[] payload;
        private final byte[] metadata;

        private EventRow(java.sql.ResultSet row) throws SQLException {
            type = row.getString("type");
            timestamp = row.getString("time_stamp");
            payloadType = row.getString("payload_type");
            revision = row.getString("payload_revision");
            payload = row.getBytes("payload");
            metadata = row.getBytes("meta_data");
        }
    }

    /** @param like a master that was registered and then tagged */
    RawAppend(DataSource dataSource, UUID like) {
        this.dataSource = dataSource;
        JdbcClient jdbc = JdbcClient.create(dataSource);
        List<EventRow> rows = jdbc.sql(
                        "select * from domain_event_entry where aggregate_identifier = ? order by sequence_number")
                .param(like.toString())
                .query((row, _) -> new EventRow(row))
                .list();
        this.created = rows.subList(0, 2);
        this.updated = rows.get(2);
        this.wrappedBytes = jdbc.sql("select octet_length(wrapped) from subject_key where subject = ?")
                .param(like)
                .query(Integer.class)
                .single();
    }

    /** What registering so many masters in one transaction writes. */
    void create(int masters) {
        UUID[] ids = new UUID[masters];
        String[] digests = new String[masters];
        for (int i = 0; i < masters; i++) {
            ids[i] = UUID.randomUUID();
            digests[i] = AppendBench.randomDigest().value();
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            insertKeys(connection, ids);
            try (PreparedStatement insert = insertEvents(connection)) {
                for (UUID id : ids) {
                    for (int i = 0; i < created.size(); i++) {
                        add(insert, created.get(i), id, i);
                    }
                }
                insert.executeBatch();
            }
            insertContents(connection, ids, digests);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What tagging a master writes. */
    void update(UUID id, long sequence) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = insertEvents(connection)) {
                add(insert, updated, id, sequence);
                insert.executeBatch();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement insertEvents(Connection connection) throws SQLException {
        return connection.prepareStatement("insert into domain_event_entry (event_identifier, aggregate_identifier,"
                + " sequence_number, type, time_stamp, payload_type, payload_revision, payload, meta_data)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    private static void add(PreparedStatement insert, EventRow event, UUID id, long sequence) throws SQLException {
        insert.setString(1, UUID.randomUUID().toString());
        insert.setString(2, id.toString());
        insert.setLong(3, sequence);
        insert.setString(4, event.type);
        insert.setString(5, event.timestamp);
        insert.setString(6, event.payloadType);
        insert.setString(7, event.revision);
        insert.setBytes(8, event.payload);
        insert.setBytes(9, event.metadata);
        insert.addBatch();
    }

    private void insertKeys(Connection connection, UUID[] ids) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into subject_key (subject, generation, wrapped) values (?, 1, ?)")) {
            for (UUID id : ids) {
                byte[] wrapped = new byte[wrappedBytes];
                ThreadLocalRandom.current().nextBytes(wrapped);
                insert.setObject(1, id);
                insert.setBytes(2, wrapped);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertContents(Connection connection, UUID[] ids, String[] digests) throws SQLException {
        try (PreparedStatement digest =
                        connection.prepareStatement("insert into content_digest (sha256, master_id) values (?, ?)");
                PreparedStatement use = connection.prepareStatement(
                        "insert into blob_use (sha256, master_id, subject) values (?, ?, ?)")) {
            for (int i = 0; i < ids.length; i++) {
                digest.setString(1, digests[i]);
                digest.setObject(2, ids[i]);
                digest.addBatch();
                use.setString(1, digests[i]);
                use.setObject(2, ids[i]);
                use.setObject(3, ids[i]);
                use.addBatch();
            }
            digest.executeBatch();
            use.executeBatch();
        }
    }
}
