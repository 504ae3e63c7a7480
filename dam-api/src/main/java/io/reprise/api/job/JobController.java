package io.reprise.api.job;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.gate.Role;
import io.reprise.api.idempotency.Once;
import io.reprise.api.page.PageRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.domain.shared.DomainRejection;
import io.reprise.storage.job.Job;
import io.reprise.storage.job.JobItem;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.Page;
import io.reprise.storage.job.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** How long work stands. A job is there for whoever ordered it and for administrators; for others it is not. */
@RestController
class JobController {
    private final Jobs jobs;
    private final JobEvents events;
    private final Visibility visibility;
    private final JobOrders orders;
    private final Undoing undoing;

    JobController(Jobs jobs, JobEvents events, Visibility visibility, JobOrders orders, Undoing undoing) {
        this.jobs = jobs;
        this.events = events;
        this.visibility = visibility;
        this.orders = orders;
        this.undoing = undoing;
    }

    /**
     * @param etaSeconds expected time to the end at the rate so far; absent while nothing is known of the rate
     * @param position covers what the job has written
     * @param undoable whether the caller can have it taken back, now
     * @param undoneBy the job that takes it back, if there is one
     */
    record JobView(
            UUID id,
            String kind,
            String state,
            @Nullable UUID subject,
            int total,
            int done,
            int failed,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long etaSeconds,
            @Nullable String position,
            boolean undoable,
            @Nullable UUID undoneBy) {
        static JobView of(Job job, boolean undoable, @Nullable UUID undoneBy) {
            Duration remaining = job.remaining();
            return new JobView(
                    job.id(),
                    job.kind(),
                    job.state().code(),
                    job.subject(),
                    job.total(),
                    job.done(),
                    job.failed(),
                    job.createdAt(),
                    job.startedAt(),
                    job.finishedAt(),
                    remaining == null ? null : remaining.toSeconds(),
                    job.position(),
                    undoable,
                    undoneBy);
        }
    }

    /**
     * @param order what was to be done
     * @param result what came of it
     */
    record ItemView(
            int no,
            @Nullable UUID subject,
            String state,
            int attempts,
            JsonNode order,
            @Nullable JsonNode result) {
        static ItemView of(JobItem item) {
            return new ItemView(
                    item.no(), item.subject(), item.state().code(), item.attempts(), item.payload(), item.result());
        }
    }

    /** One's own, and everybody's for an administrator. */
    @GetMapping("/api/v1/jobs")
    @Gate(Capability.ANY_SIGNED_IN)
    io.reprise.api.page.Page<JobView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor) {
        int wanted = PageRequest.of(size, null).size();
        String self = caller.personId().toString();
        String owner = caller.role() == Role.ADMIN ? null : self;
        Page<Job> page = paged(() -> jobs.list(owner, visibility.hiddenJobs(caller.role(), self), cursor, wanted));
        return new io.reprise.api.page.Page<>(undoing.views(caller, page.items()), page.next(), page.total());
    }

    @GetMapping("/api/v1/jobs/{id}")
    @Gate(Capability.ANY_SIGNED_IN)
    JobView show(Caller caller, @PathVariable UUID id) {
        return undoing.view(caller, visible(caller, id));
    }

    @GetMapping("/api/v1/jobs/{id}/items")
    @Gate(Capability.ANY_SIGNED_IN)
    io.reprise.api.page.Page<ItemView> items(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor) {
        visible(caller, id);
        int wanted = PageRequest.of(size, null).size();
        State in = state(state);
        Page<JobItem> page = paged(() -> jobs.items(id, in, cursor, wanted));
        return new io.reprise.api.page.Page<>(
                page.items().stream().map(ItemView::of).toList(), page.next(), page.total());
    }

    @PostMapping("/api/v1/jobs/{id}:cancel")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 409})
    JobView cancel(Caller caller, Once once, @PathVariable UUID id) {
        visible(caller, id);
        once.inTransaction(200, () -> {
            if (!jobs.cancel(id)) {
                throw new Ended(visible(caller, id).state());
            }
            return id;
        });
        return show(caller, id);
    }

    /** A new job that takes back, master by master, what this one has changed and nobody has changed since. */
    @PostMapping("/api/v1/jobs/{id}:undo")
    @Gate(Capability.EDIT)
    @Answers({202, 409})
    ResponseEntity<JobOrders.JobRef> undo(Caller caller, Once once, @PathVariable UUID id) {
        Job job = visible(caller, id);
        return orders.accept(once, () -> undoing.order(caller, job));
    }

    @GetMapping(value = "/api/v1/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Gate(Capability.ANY_SIGNED_IN)
    SseEmitter events(Caller caller, @PathVariable UUID id) {
        return events.of(
                visible(caller, id), job -> undoing.view(caller, job), () -> visibility.seesJob(caller.role(), id));
    }

    private Job visible(Caller caller, UUID id) {
        return jobs.find(id)
                .filter(job -> caller.role() == Role.ADMIN
                        || job.owner().equals(caller.personId().toString()))
                .filter(_ -> visibility.seesJob(caller.role(), id))
                .orElseThrow(NoSuchJob::new);
    }

    private static <T> Page<T> paged(Supplier<Page<T>> asked) {
        try {
            return asked.get();
        } catch (IllegalArgumentException notOurs) {
            throw wrong("cursor");
        }
    }

    private static @Nullable State state(@Nullable String code) {
        try {
            return code == null ? null : State.ofCode(code);
        } catch (IllegalArgumentException unknown) {
            throw wrong("state");
        }
    }

    private static Refusal wrong(String name) {
        return new Refusal(
                HttpStatus.BAD_REQUEST, "invalid-parameter", "A parameter is missing or wrong.", Map.of("name", name));
    }

    private static final class NoSuchJob extends DomainRejection {
        private static final long serialVersionUID = 1L;

        NoSuchJob() {
            super(Kind.NOT_FOUND, "not-found", Map.of());
        }
    }

    /** There is nothing left to cancel. */
    private static final class Ended extends DomainRejection {
        private static final long serialVersionUID = 1L;

        Ended(State state) {
            super(Kind.CONFLICT, "job-ended", Map.of("state", state.code()));
        }
    }
}
