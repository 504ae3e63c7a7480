package io.reprise.api.job;

import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.storage.job.Job;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.NewJob;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Orders jobs for requests, one for each however often it comes. */
@Component
public class JobOrders {
    private final Jobs jobs;
    private final TransactionOperations transaction;

    JobOrders(Jobs jobs, TransactionOperations transaction) {
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** A job that was ordered. */
    public record JobRef(UUID id, String kind, int total) {}

    /**
     * @param order says what is to be done, outside of any transaction because it may send commands; not asked when the
     *     same request was answered before
     * @return 202 with the job's address
     */
    public ResponseEntity<JobRef> accept(Once once, Supplier<NewJob> order) {
        try (Attempt attempt = once.begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return accepted(Objects.requireNonNull(before.subject(), "an answer about a job names it"));
            }
            NewJob job = order.get();
            transaction.executeWithoutResult(_ -> {
                jobs.create(job);
                attempt.keep(new StoredAnswer(202, null, null, null, job.id()));
            });
            return accepted(job.id());
        }
    }

    private ResponseEntity<JobRef> accepted(UUID id) {
        Job job = jobs.find(id).orElseThrow();
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + id))
                .body(new JobRef(id, job.kind(), job.total()));
    }
}
