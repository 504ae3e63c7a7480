package io.reprise.storage.brand;

import io.reprise.domain.brand.Brand;
import io.reprise.domain.brand.BrandEvent;
import io.reprise.domain.brand.BrandGate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is settled for brands. Written in the transaction of the command. A brand that nobody has said anything about has
 * no row that could be held, so what is held is a lock of the database on the brand's id, which goes with the transaction.
 */
public final class Brands implements BrandGate {
    private final JdbcClient jdbc;

    public Brands(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param name as it was written last */
    public record Row(UUID brandId, String name, boolean approvalRequired, long version) {}

    @EventHandler
    void on(BrandEvent event, @SequenceNumber long version) {
        boolean required = switch (event) {
            case BrandEvent.ApprovalRequired _ -> true;
            case BrandEvent.ApprovalWaived _ -> false;
        };
        jdbc.sql("""
                        insert into brand_rule (brand_id, name, approval_required, version) values (?, ?, ?, ?)
                        on conflict (brand_id) do update set name = excluded.name,
                          approval_required = excluded.approval_required, version = excluded.version""").params(event.brandId(), event.brand(), required, version).update();
    }

    @Override
    public boolean asksForApproval(String brand) {
        UUID id = Brand.idOf(brand);
        hold(id, "select pg_advisory_xact_lock_shared(hashtextextended(?, 0))");
        // After the lock, in a statement of its own, so that it sees what the last one who held it has written.
        return find(id).map(Row::approvalRequired).orElse(false);
    }

    @Override
    public void holdForChange(UUID brandId) {
        hold(brandId, "select pg_advisory_xact_lock(hashtextextended(?, 0))");
    }

    private void hold(UUID brandId, String lock) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a brand's rule can only be held in a transaction");
        }
        jdbc.sql(lock).param("brand|" + brandId).query().listOfRows();
    }

    public Optional<Row> find(UUID brandId) {
        return jdbc.sql("select * from brand_rule where brand_id = ?")
                .param(brandId)
                .query(Brands::row)
                .optional();
    }

    /**
     * Brands that something was settled for, by id.
     *
     * @param after the last one seen, or null
     */
    public List<Row> list(@Nullable UUID after, int limit) {
        return jdbc.sql("select * from brand_rule where cast(:after as uuid) is null or brand_id > :after"
                        + " order by brand_id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(Brands::row)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from brand_rule").query(Long.class).single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("brand_id", UUID.class),
                row.getString("name"),
                row.getBoolean("approval_required"),
                row.getLong("version"));
    }
}
