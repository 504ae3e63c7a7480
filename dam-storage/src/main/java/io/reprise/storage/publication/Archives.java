package io.reprise.storage.publication;

import io.reprise.domain.publication.Delivery;
import io.reprise.domain.publication.Placement;
import io.reprise.domain.shared.Digest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which archive a delivery has, for as long as somebody may fetch it. */
public final class Archives {
    /** How long an archive is kept; then its files are to be delivered anew, and decided anew. */
    public static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Archives(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** Called once the bytes are stored; an archive that the delivery had before is no longer its own. */
    void keep(Delivery delivery, Digest digest, long bytes) {
        UUID[] masters = delivery.placements().stream()
                .map(Placement::masterId)
                .distinct()
                .toArray(UUID[]::new);
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from delivery_archive where delivery_id = ?")
                    .param(delivery.id())
                    .update();
            jdbc.sql("insert into delivery_archive (delivery_id, sha256, size_bytes) values (?, ?, ?)")
                    .params(delivery.id(), digest.value(), bytes)
                    .update();
            jdbc.sql("insert into delivery_archive_master (delivery_id, master_id) select ?, unnest(?::uuid[])")
                    .params(delivery.id(), masters)
                    .update();
        });
    }

    /** The digest of a delivery's archive; empty if it never had one, or has none any more. */
    public Optional<Digest> find(UUID delivery) {
        return jdbc.sql("select sha256 from delivery_archive where delivery_id = ?")
                .param(delivery)
                .query((row, _) -> new Digest(row.getString(1)))
                .optional();
    }

    /**
     * Forgets archives that were made before an instant; the sweep of unused blobs takes their bytes.
     *
     * @return how many
     */
    public int forgetMadeBefore(Instant instant) {
        return jdbc.sql("delete from delivery_archive where made_at < ?")
                .param(Timestamp.from(instant))
                .update();
    }
}
