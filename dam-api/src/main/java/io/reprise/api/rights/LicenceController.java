package io.reprise.api.rights;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.rights.Licence;
import io.reprise.domain.rights.LicenceCommand;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.event.Commands;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Licences: what may be done with which masters where and for how long. */
@RestController
@RequestMapping("/api/v1/licences")
class LicenceController {
    private static final TypeReference<Map<String, @Nullable Object>> MEMBERS = new TypeReference<>() {};

    private final Commands commands;
    private final Licences licences;
    private final Subjects subjects;
    private final Places places;
    private final JsonMapper json;

    LicenceController(Commands commands, Licences licences, Subjects subjects, Places places, JsonMapper json) {
        this.commands = commands;
        this.licences = licences;
        this.subjects = subjects;
        this.places = places;
        this.json = json;
    }

    @PostMapping
    @Gate(Capability.RIGHTS)
    @Answers(201)
    ResponseEntity<LicenceBody> grant(Caller caller, Once once, @RequestBody JsonNode request) {
        Map<String, @Nullable Object> terms = members(request);
        try (Attempt attempt = once.with(request).begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return licences.again(caller, before);
            }
            refuseUnknown(terms);
            terms.putIfAbsent("from", Instant.now().toString());
            return changed(HttpStatus.CREATED, caller, attempt, new LicenceCommand.Grant(Ids.next(), terms));
        }
    }

    private ResponseEntity<LicenceBody> changed(
            HttpStatus status, Caller caller, Attempt attempt, LicenceCommand command) {
        UUID id = command.licenceId();
        Commands.Receipt receipt = commands.dispatch(
                command,
                context(caller),
                version ->
                        attempt.keep(new StoredAnswer(status.value(), location(id), IfMatch.tag(version), null, id)));
        return licences.written(status, caller, id, receipt);
    }

    @GetMapping("/{id}")
    @Gate(Capability.ANY_SIGNED_IN)
    LicenceBody state(HttpServletResponse response, Caller caller, @PathVariable UUID id) {
        return licences.state(response, caller, id);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @Gate(Capability.RIGHTS)
    ResponseEntity<LicenceBody> revise(
            Caller caller, @PathVariable UUID id, IfMatch expected, @RequestBody JsonNode patch) {
        Map<String, @Nullable Object> members = members(patch);
        refuseUnknown(members);
        var command = new LicenceCommand.Revise(id, expected.version(), members);
        return licences.written(HttpStatus.OK, caller, id, commands.dispatch(command, context(caller)));
    }

    /** @param at first instant at which it is over; null = now */
    record EndBody(@Nullable Instant at) {}

    @PostMapping("/{id}:end")
    @Gate(Capability.RIGHTS)
    ResponseEntity<LicenceBody> end(
            Caller caller,
            Once once,
            @PathVariable UUID id,
            IfMatch expected,
            @RequestBody(required = false) @Nullable EndBody end) {
        Instant asked = end == null ? null : end.at();
        try (Attempt attempt = once.with(JsonNodeFactory.instance.stringNode(String.valueOf(asked)))
                .begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return licences.again(caller, before);
            }
            Instant at = asked == null ? Instant.now() : asked;
            return changed(HttpStatus.OK, caller, attempt, new LicenceCommand.End(id, expected.version(), at));
        }
    }

    /** What the licence itself cannot know: which masters and channels there are. */
    private void refuseUnknown(Map<String, @Nullable Object> terms) {
        List<FieldError> errors = new ArrayList<>();
        if (terms.get("masterIds") instanceof List<?> given && given.size() <= Licence.MOST_MASTERS) {
            Map<UUID, Integer> asked = new HashMap<>();
            for (int i = 0; i < given.size(); i++) {
                UUID id = id(given.get(i));
                if (id != null) {
                    asked.putIfAbsent(id, i);
                }
            }
            Set<UUID> there = subjects.masters(asked.keySet());
            asked.forEach((id, i) -> {
                if (!there.contains(id) && errors.size() < 100) {
                    errors.add(new FieldError("/masterIds/" + i, "unknown-master"));
                }
            });
        }
        if (terms.get("channels") instanceof List<?> given && !given.isEmpty()) {
            Set<String> known = places.channels();
            for (int i = 0; i < given.size() && errors.size() < 100; i++) {
                if (!known.contains(Objects.toString(given.get(i)))) {
                    errors.add(new FieldError("/channels/" + i, "unknown-value"));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
    }

    /** Null for what is no id: the licence says so. */
    private static @Nullable UUID id(@Nullable Object given) {
        try {
            return given instanceof String text ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private Map<String, @Nullable Object> members(JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidRequest(List.of(new FieldError("", "not-an-object")));
        }
        return new HashMap<>(json.convertValue(node, MEMBERS));
    }

    static URI location(UUID id) {
        return URI.create("/api/v1/licences/" + id);
    }

    private static Commands.Context context(Caller caller) {
        return new Commands.Context("user:" + caller.personId(), null, Correlation.current());
    }
}
