package io.reprise.storage.publication;

import io.reprise.domain.publication.PublicationEvent;
import io.reprise.domain.publication.PublicationRejection;
import io.reprise.domain.publication.Slot;
import io.reprise.domain.publication.Use;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One live variant per slot at any instant. Written in the transaction of the command. */
public final class Publications {
    private final JdbcClient jdbc;

    public Publications(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(PublicationEvent event, @SequenceNumber long version) {
        switch (event) {
            case PublicationEvent.Published e -> {
                refuseIfTaken(e);
                insert(e, version);
            }
            case PublicationEvent.Withdrawn e -> {
                jdbc.sql("update publication set ends = ? where id = ?")
                        .params(Timestamp.from(e.ends()), e.publicationId())
                        .update();
                moved(e.publicationId(), version);
            }
            case PublicationEvent.TakedownRequired e -> {
                jdbc.sql("update publication set takedown_since = ?, takedown_reasons = ? where id = ?")
                        .params(Timestamp.from(e.since()), e.reasons().toArray(String[]::new), e.publicationId())
                        .update();
                moved(e.publicationId(), version);
            }
            case PublicationEvent.Delivered e -> moved(e.publicationId(), version);
        }
    }

    private void moved(UUID publicationId, long version) {
        jdbc.sql("update publication set version = ? where id = ?")
                .params(version, publicationId)
                .update();
    }

    private void refuseIfTaken(PublicationEvent.Published event) {
        Slot slot = event.slot();
        // Two that want the same slot come one after the other; the lock goes with the transaction.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(String.join("|", slot.channel(), slot.market(), slot.listing(), slot.slot()))
                .query()
                .listOfRows();
        Use use = event.use();
        jdbc.sql("""
                        select id, variant_id, master_id from publication
                        where channel = :channel and market = :market and listing = :listing and slot = :slot
                          and tstzrange(starts, ends) && tstzrange(:from, :until) limit 1""")
                .param("channel", slot.channel())
                .param("market", slot.market())
                .param("listing", slot.listing())
                .param("slot", slot.slot())
                .param("from", Timestamp.from(use.from()))
                .param("until", timestamp(use.until()))
                .query((row, _) -> new PublicationRejection.SlotTaken(
                        row.getObject("id", UUID.class),
                        row.getObject("variant_id", UUID.class),
                        row.getObject("master_id", UUID.class)))
                .optional()
                .ifPresent(taken -> {
                    throw taken;
                });
    }

    private void insert(PublicationEvent.Published e, long version) {
        Slot slot = e.slot();
        Use use = e.use();
        jdbc.sql("""
                        insert into publication (id, variant_id, master_id, channel, market, listing, slot, sku, campaign,
                          counterfactual, starts, ends, first_use, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                          not exists (select 1 from publication where master_id = ?), ?)""")
                .params(Arrays.asList(
                        e.publicationId(),
                        e.variantId(),
                        e.masterId(),
                        slot.channel(),
                        slot.market(),
                        slot.listing(),
                        slot.slot(),
                        use.product(),
                        use.campaign(),
                        use.counterfactual() == null
                                ? null
                                : use.counterfactual().word(),
                        Timestamp.from(use.from()),
                        timestamp(use.until()),
                        e.masterId(),
                        version))
                .update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
