package io.reprise.storage.wrong;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.master.MasterEvent;
import org.axonframework.eventhandling.EventHandler;

/** Wrong on purpose: it writes bytes, through another class. */
public record TableThatStores(Writer writer) {
    @EventHandler
    public void on(MasterEvent event) {
        writer.write(event);
    }

    /** Has what the projection must not have. */
    public record Writer(BlobStore blobs) {
        void write(MasterEvent event) {
            throw new UnsupportedOperationException(event + " to " + blobs);
        }
    }
}
