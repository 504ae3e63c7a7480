package io.reprise.api.job;

import io.reprise.storage.job.JobWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drops the words of jobs that have ended, every minute. */
@Component
class WordsPurge {
    private static final Logger LOG = LoggerFactory.getLogger(WordsPurge.class);

    private final JobWords words;

    WordsPurge(JobWords words) {
        this.words = words;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void run() {
        try {
            words.purge();
        } catch (DataAccessException unavailable) {
            LOG.warn("Words of ended jobs were not dropped; next try in a minute", unavailable);
        }
    }
}
