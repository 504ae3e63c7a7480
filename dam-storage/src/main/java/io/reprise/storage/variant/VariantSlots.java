package io.reprise.storage.variant;

import io.reprise.domain.variant.VariantEvent;
import io.reprise.domain.variant.VariantRejection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One variant per master, profile and recipe. Written in the transaction of the command. */
public final class VariantSlots {
    private final JdbcClient jdbc;

    public VariantSlots(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(VariantEvent.Requested event) {
        jdbc.sql("insert into variant_slot (master_id, profile, recipe, variant_id) values (?, ?, ?, ?)"
                        + " on conflict (master_id, profile, recipe) do nothing")
                .params(event.masterId(), event.profile(), event.recipe(), event.variantId())
                .update();
        UUID holder = find(event.masterId(), event.profile(), event.recipe()).orElseThrow();
        if (!holder.equals(event.variantId())) {
            throw new VariantRejection.AlreadyExists(holder);
        }
    }

    public Optional<UUID> find(UUID masterId, String profile, String recipe) {
        return jdbc.sql("select variant_id from variant_slot where master_id = ? and profile = ? and recipe = ?")
                .params(masterId, profile, recipe)
                .query(UUID.class)
                .optional();
    }

    /** Every variant of a master, by profile. */
    public List<UUID> of(UUID masterId) {
        return jdbc.sql("select variant_id from variant_slot where master_id = ? order by profile, recipe")
                .param(masterId)
                .query(UUID.class)
                .list();
    }
}
