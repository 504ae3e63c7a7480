package io.reprise.api.review;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.gate.Role;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.master.Masters;
import io.reprise.api.page.Page;
import io.reprise.api.page.PageRequest;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.time.Positions;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterRejection;
import io.reprise.domain.review.ReviewCommand;
import io.reprise.domain.review.ReviewEvent;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.Position;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.review.Reviews;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reviews. Their rows are written with the decision and their words are in the log: nothing that is read here lags. */
@RestController
@RequestMapping("/api/v1")
class ReviewController {
    private final Commands commands;
    private final EventReader reader;
    private final Reviews reviews;
    private final Masters masters;

    ReviewController(Commands commands, EventReader reader, Reviews reviews, Masters masters) {
        this.commands = commands;
        this.reader = reader;
        this.reviews = reviews;
        this.masters = masters;
    }

    /** @param version null = the current one */
    record AskBody(@Nullable Integer version, @Nullable String note) {}

    record RejectBody(@Nullable String reason) {}

    @PostMapping("/masters/{id}/reviews")
    @Gate(Capability.EDIT)
    @Answers(201)
    ResponseEntity<ReviewBody> ask(
            Caller caller, Once once, @PathVariable UUID id, @RequestBody(required = false) @Nullable AskBody asked) {
        Integer wanted = asked == null ? null : asked.version();
        String note = asked == null ? null : asked.note();
        once.with(JsonNodeFactory.instance.arrayNode().add(wanted).add(note));
        return once(HttpStatus.CREATED, caller, once, () -> {
            Master master = masters.load(id, null).master();
            if (master.retired()) {
                throw new MasterRejection.Retired();
            }
            int version = (wanted == null ? master.current() : master.version(wanted)).number();
            return new ReviewCommand.Request(Ids.next(), id, version, caller.personId(), note);
        });
    }

    @PostMapping("/reviews/{id}:approve")
    @Gate(Capability.REVIEW)
    ResponseEntity<ReviewBody> approve(Caller caller, Once once, @PathVariable UUID id, IfMatch expected) {
        return once(
                HttpStatus.OK,
                caller,
                once,
                () -> new ReviewCommand.Approve(
                        id, masterOf(id), expected.version(), caller.personId(), caller.role() == Role.ADMIN));
    }

    @PostMapping("/reviews/{id}:reject")
    @Gate(Capability.REVIEW)
    ResponseEntity<ReviewBody> reject(
            Caller caller, Once once, @PathVariable UUID id, IfMatch expected, @RequestBody RejectBody rejected) {
        String reason = rejected.reason();
        if (reason == null) {
            throw new InvalidRequest(List.of(new FieldError("/reason", "required")));
        }
        once.with(JsonNodeFactory.instance.stringNode(reason));
        return once(
                HttpStatus.OK,
                caller,
                once,
                () -> new ReviewCommand.Reject(id, masterOf(id), expected.version(), caller.personId(), reason));
    }

    /** @param command made only if this is the first attempt */
    private ResponseEntity<ReviewBody> once(
            HttpStatus status, Caller caller, Once once, Supplier<ReviewCommand> command) {
        try (Attempt attempt = once.begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return again(before);
            }
            ReviewCommand first = command.get();
            UUID id = first.reviewId();
            Commands.Receipt receipt = commands.dispatch(
                    first,
                    new Commands.Context("user:" + caller.personId(), null, Correlation.current()),
                    version -> attempt.keep(
                            new StoredAnswer(status.value(), location(id), IfMatch.tag(version), null, id)));
            return answer(status.value(), id, receipt.version(), receipt.position());
        }
    }

    private ResponseEntity<ReviewBody> again(StoredAnswer answer) {
        UUID id = Objects.requireNonNull(answer.subject(), "an answer about a review names it");
        String tag = Objects.requireNonNull(answer.etag(), "an answer about a review has its version");
        long version = Long.parseLong(tag.substring(1, tag.length() - 1));
        long index = reader.indexOf(id.toString(), version).orElseThrow();
        return answer(answer.status(), id, version, new Position(index, masterOf(id)));
    }

    private ResponseEntity<ReviewBody> answer(int status, UUID id, long version, Position position) {
        List<RecordedEvent> events =
                load(id).stream().filter(event -> event.sequence() <= version).toList();
        return ResponseEntity.status(status)
                .location(location(id))
                .eTag(IfMatch.tag(version))
                .header(Positions.HEADER, position.encode())
                .body(ReviewBody.of(events));
    }

    @GetMapping("/reviews/{id}")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 304, 422})
    ResponseEntity<ReviewBody> state(@PathVariable UUID id, @RequestParam(required = false) @Nullable String after) {
        // The log holds every acknowledged write: a right position needs no wait.
        Positions.parse(after);
        List<RecordedEvent> events = load(id);
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(events.getLast().sequence()))
                .body(ReviewBody.of(events));
    }

    @GetMapping("/masters/{id}/reviews")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    Page<ReviewBody> list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String after) {
        Positions.parse(after);
        PageRequest page = PageRequest.of(size, cursor);
        List<String> ids = reviews.of(id, page.after(), page.size() + 1).stream()
                .map(UUID::toString)
                .toList();
        Map<String, List<RecordedEvent>> events =
                reader.read(ids, null).stream().collect(Collectors.groupingBy(RecordedEvent::aggregateId));
        List<ReviewBody> found = ids.stream()
                .map(review -> ReviewBody.of(events.getOrDefault(review, List.of())))
                .toList();
        return Page.of(found, page.size(), reviews.count(id), review -> PageRequest.cursor(review.reviewId()));
    }

    private UUID masterOf(UUID id) {
        return ((ReviewEvent) load(id).getFirst().payload()).masterId();
    }

    private List<RecordedEvent> load(UUID id) {
        List<RecordedEvent> events = reader.read(List.of(id.toString()), null);
        if (events.isEmpty() || !(events.getFirst().payload() instanceof ReviewEvent)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such review.", Map.of());
        }
        return events;
    }

    private static URI location(UUID id) {
        return URI.create("/api/v1/reviews/" + id);
    }
}
