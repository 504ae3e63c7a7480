package io.reprise.api.job;

import io.reprise.api.gate.Caller;
import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.storage.job.Job;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.NewJob;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Orders jobs for requests, one for each however often it comes. */
@Component
public class JobOrders {
    private static final int GROUP = 50;

    private final Jobs jobs;
    private final TransactionOperations transaction;

    JobOrders(Jobs jobs, TransactionOperations transaction) {
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** What the events of a job carry. No client can choose it for a request of its own. */
    public static String correlation(UUID jobId) {
        return "job:" + jobId;
    }

    /** Params of a job that changes what its owner may see and change: by whom, and as what. */
    public static ObjectNode onBehalf(Caller caller) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("actor", "user:" + caller.personId())
                .put("role", caller.role().word());
    }

    /** An item for each master; as many as are well decided in one transaction make a group. */
    public static List<NewJob.Item> aboutMasters(List<UUID> masterIds) {
        List<NewJob.Item> items = new ArrayList<>(masterIds.size());
        for (UUID masterId : masterIds) {
            items.add(
                    new NewJob.Item("group-" + items.size() / GROUP, masterId, JsonNodeFactory.instance.objectNode()));
        }
        return items;
    }

    /** A job that was ordered. */
    public record JobRef(UUID id, String kind, int total) {}

    /**
     * @param order says what is to be done, outside of any transaction because it may send commands; not asked when the
     *     same request was answered before
     * @return 202 with the job's address
     */
    public ResponseEntity<JobRef> accept(Once once, Supplier<NewJob> order) {
        return accept(once, order, _ -> {});
    }

    /** @param alongside runs in the transaction that creates the job, after it */
    public ResponseEntity<JobRef> accept(Once once, Supplier<NewJob> order, Consumer<NewJob> alongside) {
        try (Attempt attempt = once.begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return accepted(Objects.requireNonNull(before.subject(), "an answer about a job names it"));
            }
            NewJob job = order.get();
            transaction.executeWithoutResult(_ -> {
                jobs.create(job);
                alongside.accept(job);
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
