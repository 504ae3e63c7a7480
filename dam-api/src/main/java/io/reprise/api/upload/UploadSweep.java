package io.reprise.api.upload;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives up uploads that nobody has added to for long, and deletes what a server that died has left of them. */
@Component
class UploadSweep {
    private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);

    /** No request takes longer. */
    private static final Duration LONGEST_PIECE = Duration.ofHours(24);

    private final UploadRows rows;
    private final UploadFiles files;

    UploadSweep(UploadRows rows, UploadFiles files) {
        this.rows = rows;
        this.files = files;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        try {
            rows.deleteExpired();
            for (UUID id : files.list()) {
                if (!rows.isThere(id)) {
                    files.delete(id);
                }
            }
            files.deletePiecesBefore(Instant.now().minus(LONGEST_PIECE));
        } catch (IOException | RuntimeException e) {
            LOG.warn("The sweep of old uploads ended early: {}", e.toString());
        }
    }
}
