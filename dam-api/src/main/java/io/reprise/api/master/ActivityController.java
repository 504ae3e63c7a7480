package io.reprise.api.master;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.page.PageRequest;
import io.reprise.api.time.Positions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened in the whole library. */
@RestController
class ActivityController {
    private final Activities activities;
    private final Positions positions;

    ActivityController(Activities activities, Positions positions) {
        this.activities = activities;
        this.positions = positions;
    }

    @GetMapping("/api/v1/activity")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    ActivityBody activity(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String after) {
        // The events come from the log itself; titles from the tables.
        positions.awaitTables(Positions.parse(after));
        return activities.page(caller.role(), PageRequest.of(size, null).size(), Histories.before(cursor));
    }
}
