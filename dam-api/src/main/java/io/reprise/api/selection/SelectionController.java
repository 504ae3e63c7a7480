package io.reprise.api.selection;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.rights.Visibility;
import io.reprise.api.time.Positions;
import io.reprise.domain.selection.Flag;
import io.reprise.domain.selection.Selection;
import io.reprise.domain.selection.SelectionCommand;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.Position;
import io.reprise.storage.selection.Marks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * One's own ratings and flags. The rows are written with the decision: nothing that is read here lags. Marking the same
 * again changes nothing, so it needs neither a key nor a precondition.
 */
@RestController
@RequestMapping("/api/v1/selections")
class SelectionController {
    /** More ids make an address longer than the server reads. */
    private static final int MOST_IN_ADDRESS = 400;

    private final Commands commands;
    private final Marks marks;
    private final Visibility visibility;

    SelectionController(Commands commands, Marks marks, Visibility visibility) {
        this.commands = commands;
        this.marks = marks;
        this.visibility = visibility;
    }

    /**
     * @param rating 0 (none) to 5; absent to leave it
     * @param flag pick, reject or none; absent to leave it
     */
    record MarkBody(
            @Nullable List<@Nullable UUID> masterIds,
            @Nullable Integer rating,
            @Nullable String flag) {}

    record MarkedBody(UUID masterId, MarkedAs mark) {}

    record SelectionsBody(List<MarkedBody> items) {}

    @PutMapping
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 404})
    ResponseEntity<SelectionsBody> mark(Caller caller, @RequestBody MarkBody asked) {
        List<UUID> masterIds = masterIds(asked.masterIds(), Selection.MOST_AT_ONCE);
        Flag flag = flag(asked);
        visibility.requireAll(caller.role(), masterIds);
        Map<UUID, Marks.Mark> before = marks.of(caller.personId(), masterIds);
        List<UUID> changed = masterIds.stream()
                .filter(id -> differs(before.get(id), asked.rating(), flag))
                .toList();
        Position position = null;
        for (SelectionCommand.Mark command : commands(caller, changed, asked.rating(), flag)) {
            position = commands.dispatch(
                            command, new Commands.Context("user:" + caller.personId(), null, Correlation.current()))
                    .position();
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (position != null) {
            answer.header(Positions.HEADER, position.encode());
        }
        return answer.body(body(caller, masterIds));
    }

    private List<SelectionCommand.Mark> commands(
            Caller caller, List<UUID> masterIds, @Nullable Integer rating, @Nullable Flag flag) {
        Map<UUID, UUID> shoots = marks.shootsOf(masterIds);
        Map<Optional<UUID>, List<UUID>> byShoot =
                masterIds.stream().collect(Collectors.groupingBy(id -> Optional.ofNullable(shoots.get(id))));
        List<SelectionCommand.Mark> made = new ArrayList<>();
        byShoot.forEach((shoot, ids) -> {
            UUID shootId = shoot.orElse(null);
            UUID selection = Selection.idOf(caller.personId(), shootId);
            made.add(new SelectionCommand.Mark(selection, caller.personId(), shootId, ids, rating, flag));
        });
        return made;
    }

    private static boolean differs(Marks.@Nullable Mark before, @Nullable Integer rating, @Nullable Flag flag) {
        int rated = before == null ? 0 : before.rating();
        Flag flagged = before == null ? Flag.NONE : before.flag();
        return (rating != null && rating != rated) || (flag != null && flag != flagged);
    }

    @GetMapping
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    SelectionsBody marks(
            Caller caller, @RequestParam List<UUID> masterIds, @RequestParam(required = false) @Nullable String after) {
        Positions.parse(after);
        List<UUID> asked = masterIds(new ArrayList<>(masterIds), MOST_IN_ADDRESS);
        Set<UUID> hidden = visibility.hidden(caller.role(), asked);
        return body(caller, asked.stream().filter(id -> !hidden.contains(id)).toList());
    }

    private SelectionsBody body(Caller caller, Collection<UUID> masterIds) {
        Map<UUID, Marks.Mark> known = marks.of(caller.personId(), masterIds);
        return new SelectionsBody(masterIds.stream()
                .filter(known::containsKey)
                .map(id -> new MarkedBody(id, MarkedAs.of(known.get(id))))
                .toList());
    }

    private static List<UUID> masterIds(@Nullable List<@Nullable UUID> given, int most) {
        if (given == null || given.isEmpty()) {
            throw wrong("/masterIds", "required");
        }
        Set<UUID> each = new LinkedHashSet<>();
        for (UUID id : given) {
            if (id == null) {
                throw wrong("/masterIds", "required");
            }
            each.add(id);
        }
        if (each.size() > most) {
            throw wrong("/masterIds", "too-many-values");
        }
        return List.copyOf(each);
    }

    private static @Nullable Flag flag(MarkBody asked) {
        Integer rating = asked.rating();
        if (rating != null && (rating < 0 || rating > Selection.HIGHEST_RATING)) {
            throw wrong("/rating", "out-of-range");
        }
        if (rating == null && asked.flag() == null) {
            throw wrong("/rating", "required");
        }
        return asked.flag() == null ? null : Flag.of(asked.flag()).orElseThrow(() -> wrong("/flag", "unknown-value"));
    }

    private static InvalidRequest wrong(String pointer, String code) {
        return new InvalidRequest(List.of(new FieldError(pointer, code)));
    }
}
