package io.reprise.storage.rights;

import io.reprise.domain.rights.EmbargoEvent;
import io.reprise.domain.rights.LicenceEvent;
import io.reprise.storage.reading.Tables;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;

/** Marks masters whose rights have changed: their search document carries the name of their rights. */
public final class RightsProjection {
    private final Tables tables;

    public RightsProjection(Tables tables) {
        this.tables = tables;
    }

    @EventHandler
    void on(LicenceEvent event, @Timestamp Instant at) {
        tables.changed(
                switch (event) {
                    case LicenceEvent.Granted e -> e.masterIds();
                    case LicenceEvent.MastersAdded e -> e.masterIds();
                    case LicenceEvent.MastersRemoved e -> e.masterIds();
                    case LicenceEvent.Revised e -> mastersOf(e.licenceId());
                    case LicenceEvent.Ended e -> mastersOf(e.licenceId());
                },
                at);
    }

    /** Those it has today: what was removed since was marked when it was. */
    private List<UUID> mastersOf(UUID licenceId) {
        return tables.jdbc()
                .sql("select master_id from licence_master where licence_id = ?")
                .param(licenceId)
                .query(UUID.class)
                .list();
    }

    @EventHandler
    void on(EmbargoEvent event, @Timestamp Instant at) {
        tables.changed(event.masterId(), at);
    }
}
