package io.reprise.api.master;

import io.reprise.storage.blob.OrphanSweep;
import io.reprise.storage.blob.SweepableBlobs;
import io.reprise.storage.master.ContentRegister;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the bytes that no event names: of uploads that were refused, or cut off between the bytes and the event. */
@Component
class BlobSweep {
    private static final Logger LOG = LoggerFactory.getLogger(BlobSweep.class);

    private final OrphanSweep sweep;

    BlobSweep(SweepableBlobs blobs, ContentRegister contents) {
        this.sweep = new OrphanSweep(blobs, contents::used, OrphanSweep.DEFAULT_GRACE, InstantSource.system());
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        try {
            OrphanSweep.Swept swept = sweep.run();
            if (swept.deleted() > 0) {
                LOG.info("Deleted {} blobs that nothing uses", swept.deleted());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The sweep of unused blobs ended early: {}", e.toString());
        }
    }
}
