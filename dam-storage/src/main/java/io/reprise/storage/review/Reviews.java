package io.reprise.storage.review;

import io.reprise.domain.review.ApprovalGate;
import io.reprise.domain.review.ReviewEvent;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which reviews there are, and what was decided last about each version. Written in the transaction of the command; a
 * version has a row from the first time that somebody asked, so where there is none nothing is approved and there is
 * nothing to hold.
 */
public final class Reviews implements ApprovalGate {
    private static final String APPROVED =
            "select coalesce(approved, false) from version_approval where master_id = ? and master_version = ?";

    private final JdbcClient jdbc;

    public Reviews(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(ReviewEvent event) {
        switch (event) {
            case ReviewEvent.Requested e -> {
                jdbc.sql("insert into review (id, master_id, master_version) values (?, ?, ?)")
                        .params(e.reviewId(), e.masterId(), e.version())
                        .update();
                jdbc.sql("insert into version_approval (master_id, master_version) values (?, ?)"
                                + " on conflict do nothing")
                        .params(e.masterId(), e.version())
                        .update();
            }
            case ReviewEvent.Approved e -> decided(e, true);
            case ReviewEvent.Rejected e -> decided(e, false);
        }
    }

    private void decided(ReviewEvent event, boolean approved) {
        jdbc.sql("update version_approval set approved = ? where master_id = ? and master_version = ?")
                .params(approved, event.masterId(), event.version())
                .update();
    }

    @Override
    public boolean approved(UUID masterId, int version) {
        return held(masterId, version, " for share");
    }

    @Override
    public void holdForDecision(UUID masterId, int version) {
        held(masterId, version, " for update");
    }

    private boolean held(UUID masterId, int version, String lock) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an approval can only be held in a transaction");
        }
        return jdbc.sql(APPROVED + lock)
                .params(masterId, version)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Reviews of a master by id, which is the order in which they were asked for.
     *
     * @param after the last one seen, or null
     */
    public List<UUID> of(UUID masterId, @Nullable UUID after, int limit) {
        return jdbc.sql("select id from review where master_id = :master"
                        + " and (cast(:after as uuid) is null or id > :after) order by id limit :limit")
                .param("master", masterId)
                .param("after", after)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    public long count(UUID masterId) {
        return jdbc.sql("select count(*) from review where master_id = ?")
                .param(masterId)
                .query(Long.class)
                .single();
    }
}
