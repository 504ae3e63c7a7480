package io.reprise.api.search;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Once;
import io.reprise.api.job.JobOrders;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.job.NewJob;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/** Rebuilding projections while serving. */
@RestController
class RebuildController {
    static final String SEARCH = "rebuild-search";
    static final String TABLES = "rebuild-tables";
    static final String DEAD_LETTERS = "retry-dead-letters";

    private final JobOrders orders;

    RebuildController(JobOrders orders) {
        this.orders = orders;
    }

    /** @param what {@code search} or {@code tables} */
    record RebuildRequest(@Nullable String what) {}

    @PostMapping("/api/v1/system/rebuilds")
    @Gate(Capability.ADMIN)
    @Answers(202)
    ResponseEntity<JobOrders.JobRef> rebuild(Caller caller, Once once, @RequestBody RebuildRequest request) {
        String kind = switch (request.what()) {
            case "search" -> SEARCH;
            case "tables" -> TABLES;
            case null, default -> throw new InvalidRequest(List.of(new FieldError("/what", "unknown-value")));
        };
        return order(caller, once.with(JsonNodeFactory.instance.stringNode(kind)), kind);
    }

    @PostMapping("/api/v1/system/dead-letters:retry")
    @Gate(Capability.ADMIN)
    @Answers(202)
    ResponseEntity<JobOrders.JobRef> retryDeadLetters(Caller caller, Once once) {
        return order(caller, once, DEAD_LETTERS);
    }

    private ResponseEntity<JobOrders.JobRef> order(Caller caller, Once once, String kind) {
        var nothing = JsonNodeFactory.instance.objectNode();
        return orders.accept(
                once,
                () -> new NewJob(
                        Ids.next(),
                        kind,
                        caller.personId().toString(),
                        null,
                        nothing,
                        List.of(new NewJob.Item(null, null, nothing))));
    }
}
