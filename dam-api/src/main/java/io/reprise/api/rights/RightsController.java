package io.reprise.api.rights;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.time.Positions;
import io.reprise.domain.rights.Embargo;
import io.reprise.domain.rights.EmbargoCommand;
import io.reprise.domain.rights.RightsDecision;
import io.reprise.domain.rights.Use;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.Position;
import io.reprise.storage.rights.RightsRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/** Decisions, and the embargo of a master. */
@RestController
@RequestMapping("/api/v1")
class RightsController {
    private final RightsRows rows;
    private final Subjects subjects;
    private final Visibility visibility;
    private final Places places;
    private final Commands commands;
    private final EventReader reader;

    RightsController(
            RightsRows rows,
            Subjects subjects,
            Visibility visibility,
            Places places,
            Commands commands,
            EventReader reader) {
        this.rows = rows;
        this.subjects = subjects;
        this.visibility = visibility;
        this.places = places;
        this.commands = commands;
        this.reader = reader;
    }

    /** @param failsAt first instant of what was asked about at which it is not allowed */
    record DecisionBody(
            boolean allowed,
            List<RightsDecision.Reason> reasons,
            @Nullable Instant failsAt) {}

    @GetMapping("/rights/decision")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 404, 422})
    DecisionBody decide(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID master,
            @RequestParam(required = false) @Nullable UUID variant,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String market,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(defaultValue = "publish") String use) {
        List<FieldError> errors = new ArrayList<>();
        if ((master == null) == (variant == null)) {
            errors.add(new FieldError("/master", "master-or-variant"));
        }
        if (Use.ofWord(use).isEmpty()) {
            errors.add(new FieldError("/use", "unknown-value"));
        }
        Place place = places.read(channel, market, on, errors);
        if (place == null || !errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        UUID about = master != null
                ? master
                : subjects.masterOfVariant(Objects.requireNonNull(variant)).orElseThrow(VisibilityKeeper::nothing);
        if (!subjects.isMaster(about) || !visibility.sees(caller.role(), about)) {
            throw VisibilityKeeper.nothing();
        }
        RightsDecision decision = place.decide(rows.of(about), Use.ofWord(use).orElseThrow());
        return new DecisionBody(decision.allowed(), decision.reasons(), decision.failsAt());
    }

    /**
     * @param from first instant, null = at once
     * @param until first instant at which it is over
     * @param reason for the eyes of those who see the master
     */
    record PlaceBody(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String reason) {}

    record EmbargoBody(
            UUID masterId, @Nullable Instant from, @Nullable Instant until) {}

    @PostMapping("/masters/{id}/embargo")
    @Gate(Capability.RIGHTS)
    ResponseEntity<EmbargoBody> place(Caller caller, Once once, @PathVariable UUID id, @RequestBody PlaceBody wanted) {
        if (wanted.until() == null) {
            throw new InvalidRequest(List.of(new FieldError("/until", "required")));
        }
        return answer(
                caller,
                once.with(JsonNodeFactory.instance.stringNode(wanted.toString())),
                new EmbargoCommand.Place(
                        Embargo.idOf(id), id, wanted.from(), wanted.until(), wanted.reason(), Instant.now()));
    }

    @PostMapping("/masters/{id}/embargo:lift")
    @Gate(Capability.RIGHTS)
    @Answers({200, 409})
    ResponseEntity<EmbargoBody> lift(Caller caller, Once once, @PathVariable UUID id) {
        return answer(caller, once, new EmbargoCommand.Lift(Embargo.idOf(id), id));
    }

    private ResponseEntity<EmbargoBody> answer(Caller caller, Once once, EmbargoCommand command) {
        var context = new Commands.Context("user:" + caller.personId(), null, Correlation.current());
        String position;
        try (Attempt attempt = once.begin()) {
            StoredAnswer before = attempt.before();
            position = before != null ? again(before, command) : changed(attempt, command, context);
        }
        var embargo = rows.of(command.masterId()).embargo();
        return ResponseEntity.ok()
                .header(Positions.HEADER, position)
                .body(new EmbargoBody(
                        command.masterId(),
                        embargo == null ? null : embargo.from(),
                        embargo == null ? null : embargo.until()));
    }

    private String changed(Attempt attempt, EmbargoCommand command, Commands.Context context) {
        return commands.dispatch(
                        command,
                        context,
                        version -> attempt.keep(
                                new StoredAnswer(200, null, IfMatch.tag(version), null, command.embargoId())))
                .position()
                .encode();
    }

    private String again(StoredAnswer before, EmbargoCommand command) {
        String tag = Objects.requireNonNull(before.etag(), "an answer about an embargo has its version");
        long version = Long.parseLong(tag.substring(1, tag.length() - 1));
        long index = reader.indexOf(command.embargoId().toString(), version).orElseThrow();
        return new Position(index, command.masterId()).encode();
    }
}
