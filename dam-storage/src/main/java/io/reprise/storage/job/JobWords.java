package io.reprise.storage.job;

import io.reprise.storage.key.KeyRing;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a job is to write in people's words, which rows of jobs never hold. It is sealed under a key of the job's own, and
 * key and words go when the job has ended: what the job wrote stands in the log, under the keys of whatever it is about.
 */
public final class JobWords {
    private final JdbcClient jdbc;
    private final KeyRing keys;

    public JobWords(DataSource dataSource, KeyRing keys) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keys = keys;
    }

    /** Takes part in the transaction that creates the job, after it. */
    public void keep(UUID job, byte[] words) {
        jdbc.sql("insert into job_words (job_id, sealed) values (?, ?) on conflict do nothing")
                .params(job, keys.seal(job, words))
                .update();
    }

    /** Empty once the job has ended. */
    public Optional<byte[]> of(UUID job) {
        return jdbc.sql("select sealed from job_words where job_id = ?")
                .param(job)
                .query(String.class)
                .optional()
                .flatMap(keys::open);
    }

    /** @return how many jobs have ended whose words went now */
    public int purge() {
        List<UUID> ended = jdbc.sql("delete from job_words using job where id = job_id and finished_at is not null"
                        + " returning job_id")
                .query(UUID.class)
                .list();
        ended.forEach(keys::destroy);
        return ended.size();
    }
}
