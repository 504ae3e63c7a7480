package io.reprise.api.upload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose uploads there are, and how far they are. */
@Repository
class UploadRows {
    /** From the last piece. */
    static final Duration KEPT = Duration.ofHours(24);

    /** Of one person at once, so that nobody fills the disk by beginning and never ending. */
    static final int MOST = 100;

    private final JdbcClient jdbc;

    UploadRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if the person has too many already. */
    Optional<Upload> insert(UUID id, UUID owner, long length, String metadata) {
        return jdbc.sql("""
                        insert into upload (id, owner, length, metadata, expires_at)
                        select :id, :owner, :length, :metadata, now() + make_interval(secs => :kept)
                        where (select count(*) from upload where owner = :owner and expires_at > now()) < :most
                        returning *""")
                .param("id", id)
                .param("owner", owner)
                .param("length", length)
                .param("metadata", metadata)
                .param("kept", KEPT.toSeconds())
                .param("most", MOST)
                .query((row, number) -> upload(row))
                .optional();
    }

    Optional<Upload> find(UUID owner, UUID id) {
        return jdbc.sql("select * from upload where id = ? and owner = ? and expires_at > now()")
                .params(id, owner)
                .query((row, number) -> upload(row))
                .optional();
    }

    /** How much is here, held against change until the transaction of this thread ends. */
    Optional<Long> lockReceived(UUID id) {
        return jdbc.sql("select received from upload where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
    }

    Upload advance(UUID id, long received) {
        return jdbc.sql("""
                        update upload set received = ?, expires_at = now() + make_interval(secs => ?)
                        where id = ? returning *""")
                .params(received, KEPT.toSeconds(), id)
                .query((row, number) -> upload(row))
                .single();
    }

    void delete(UUID id) {
        jdbc.sql("delete from upload where id = ?").param(id).update();
    }

    /** Forgets what nobody has added to for long, and says what it was. */
    List<UUID> deleteExpired() {
        return jdbc.sql("delete from upload where expires_at <= now() returning id")
                .query(UUID.class)
                .list();
    }

    boolean isThere(UUID id) {
        return jdbc.sql("select exists (select from upload where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private static Upload upload(ResultSet row) throws SQLException {
        return new Upload(
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                row.getLong("length"),
                row.getLong("received"),
                row.getString("metadata"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
