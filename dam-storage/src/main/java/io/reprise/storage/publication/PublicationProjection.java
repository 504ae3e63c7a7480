package io.reprise.storage.publication;

import io.reprise.domain.publication.PublicationEvent;
import io.reprise.storage.reading.Tables;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;

/** Marks masters whose uses have changed: their search document counts them. */
public final class PublicationProjection {
    private final Tables tables;

    public PublicationProjection(Tables tables) {
        this.tables = tables;
    }

    @EventHandler
    void on(PublicationEvent event, @Timestamp Instant at) {
        tables.changed(event.masterId(), at);
    }
}
