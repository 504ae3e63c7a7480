package io.reprise.api.idempotency;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drops old answers every hour. */
@Component
@EnableScheduling
class Purge {
    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    private final Idempotency idempotency;

    Purge(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void run() {
        try {
            idempotency.purge();
        } catch (DataAccessException unavailable) {
            LOG.warn("Old answers were not dropped; next try in an hour", unavailable);
        }
    }
}
