package io.reprise.api.search;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.NewJob;
import java.net.URI;
import java.util.List;
import java.util.UUID;
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

    private final Jobs jobs;

    RebuildController(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @param what {@code search} or {@code tables} */
    record RebuildRequest(@Nullable String what) {}

    record JobRef(UUID id, String kind, int total) {}

    @PostMapping("/api/v1/system/rebuilds")
    @Gate(Capability.ADMIN)
    @Answers(202)
    ResponseEntity<JobRef> rebuild(Caller caller, @RequestBody RebuildRequest request) {
        String kind = switch (request.what()) {
            case "search" -> SEARCH;
            case "tables" -> TABLES;
            case null, default -> throw new InvalidRequest(List.of(new FieldError("/what", "unknown-value")));
        };
        UUID id = Ids.next();
        var nothing = JsonNodeFactory.instance.objectNode();
        jobs.create(new NewJob(
                id, kind, caller.personId().toString(), null, nothing, List.of(new NewJob.Item(null, null, nothing))));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + id))
                .body(new JobRef(id, kind, 1));
    }
}
