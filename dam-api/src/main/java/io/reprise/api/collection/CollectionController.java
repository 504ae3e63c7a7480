package io.reprise.api.collection;

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
import io.reprise.api.page.Page;
import io.reprise.api.page.PageRequest;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.rights.Visibility;
import io.reprise.api.time.Positions;
import io.reprise.domain.collection.CollectionCommand;
import io.reprise.domain.collection.CollectionEvent;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.Position;
import io.reprise.storage.event.RecordedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Collections: everybody sees them, whoever edits masters fills them. Their rows are written with the decision: nothing
 * that is read here lags.
 */
@RestController
@RequestMapping("/api/v1/collections")
class CollectionController {
    private final Commands commands;
    private final ShownCollections collections;
    private final CollectionForm form;
    private final Visibility visibility;
    private final EventReader reader;

    CollectionController(
            Commands commands,
            ShownCollections collections,
            CollectionForm form,
            Visibility visibility,
            EventReader reader) {
        this.commands = commands;
        this.collections = collections;
        this.form = form;
        this.visibility = visibility;
        this.reader = reader;
    }

    /**
     * @param added what was not in it before
     * @param removed what was in it before
     */
    record ChangedBody(List<UUID> added, List<UUID> removed, CollectionBody collection) {}

    @GetMapping
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    Page<CollectionBody> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String after) {
        Positions.parse(after);
        PageRequest page = PageRequest.of(size, cursor);
        return Page.of(
                collections.page(caller, page.after(), page.size() + 1),
                page.size(),
                collections.count(),
                collection -> PageRequest.cursor(collection.id()));
    }

    @PostMapping
    @Gate(Capability.EDIT)
    @Answers({201, 409})
    ResponseEntity<CollectionBody> create(Caller caller, Once once, @RequestBody JsonNode body) {
        CollectionForm.Draft draft = form.draft(body);
        try (Attempt attempt = once.with(body).begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return answer(201, caller, subject(before), position(before));
            }
            collections.requireRoom();
            UUID id = Ids.next();
            Commands.Receipt receipt = commands.dispatch(
                    new CollectionCommand.Create(id, caller.personId(), draft.name(), draft.kind(), draft.query()),
                    context(caller),
                    version -> attempt.keep(new StoredAnswer(201, location(id), IfMatch.tag(version), null, id)));
            return answer(201, caller, id, receipt.position());
        }
    }

    @GetMapping("/{id}")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    CollectionBody state(
            HttpServletResponse response,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after) {
        Positions.parse(after);
        CollectionBody body = collections.find(caller, id);
        IfMatch.tag(response, body.version());
        return body;
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @Gate(Capability.EDIT)
    ResponseEntity<CollectionBody> revise(
            Caller caller, @PathVariable UUID id, IfMatch expected, @RequestBody JsonNode patch) {
        CollectionForm.Revision asked = form.revision(patch);
        Commands.Receipt receipt = commands.dispatch(
                new CollectionCommand.Revise(
                        id, expected.version(), caller.personId(), othersToo(caller), asked.name(), asked.query()),
                context(caller));
        return answer(200, caller, id, receipt.position());
    }

    @DeleteMapping("/{id}")
    @Gate(Capability.EDIT)
    @Answers(204)
    ResponseEntity<Void> delete(Caller caller, @PathVariable UUID id, IfMatch expected) {
        Commands.Receipt receipt = commands.dispatch(
                new CollectionCommand.Delete(id, expected.version(), caller.personId(), othersToo(caller)),
                context(caller));
        return ResponseEntity.noContent()
                .header(Positions.HEADER, receipt.position().encode())
                .build();
    }

    /** All of what is added must be there and be seen; what is hidden from the caller is not in it for the caller. */
    @PostMapping("/{id}/masters")
    @Gate(Capability.EDIT)
    ResponseEntity<ChangedBody> change(Caller caller, Once once, @PathVariable UUID id, @RequestBody JsonNode body) {
        CollectionForm.Change asked = form.change(body);
        try (Attempt attempt = once.with(body).begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return changed(caller, id, asked, version(before), position(before));
            }
            visibility.requireAll(caller.role(), asked.add());
            Set<UUID> hidden = visibility.hidden(caller.role(), asked.remove());
            List<UUID> removed = asked.remove().stream()
                    .filter(each -> !hidden.contains(each))
                    .toList();
            Commands.Context context = context(caller);
            // What comes to nothing keeps no version: the last event is of somebody else's change.
            Commands.Receipt receipt = commands.dispatch(
                    new CollectionCommand.Change(id, asked.add(), removed),
                    context,
                    version -> attempt.keep(
                            new StoredAnswer(200, null, touched(id, context) ? IfMatch.tag(version) : null, null, id)));
            Long version = touched(id, context) ? receipt.version() : null;
            return changed(caller, id, asked, version, receipt.position());
        }
    }

    private boolean touched(UUID id, Commands.Context context) {
        return !reader.touched(List.of(id.toString()), context.correlation()).isEmpty();
    }

    /** @param version that the change led to; null = it came to nothing */
    private ResponseEntity<ChangedBody> changed(
            Caller caller, UUID id, CollectionForm.Change asked, @Nullable Long version, @Nullable Position position) {
        CollectionBody collection = collections.find(caller, id);
        List<UUID> added = List.of();
        List<UUID> removed = List.of();
        for (RecordedEvent event : version == null ? List.<RecordedEvent>of() : lastOf(id, version)) {
            if (event.payload() instanceof CollectionEvent.MastersAdded e) {
                added = e.masterIds().stream().filter(asked.add()::contains).toList();
            } else if (event.payload() instanceof CollectionEvent.MastersRemoved e) {
                removed =
                        e.masterIds().stream().filter(asked.remove()::contains).toList();
            }
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().eTag(IfMatch.tag(collection.version()));
        if (position != null) {
            answer.header(Positions.HEADER, position.encode());
        }
        return answer.body(new ChangedBody(added, removed, collection));
    }

    /** The events that one request led to, which are two at most. */
    private List<RecordedEvent> lastOf(UUID id, long version) {
        List<RecordedEvent> events = reader.read(List.of(id.toString()), null).stream()
                .filter(event -> event.sequence() == version || event.sequence() == version - 1)
                .toList();
        String correlation = events.getLast().correlation();
        return events.stream()
                .filter(event -> Objects.equals(event.correlation(), correlation))
                .toList();
    }

    private ResponseEntity<CollectionBody> answer(int status, Caller caller, UUID id, @Nullable Position position) {
        CollectionBody body = collections.find(caller, id);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).location(location(id)).eTag(IfMatch.tag(body.version()));
        if (position != null) {
            answer.header(Positions.HEADER, position.encode());
        }
        return answer.body(body);
    }

    private static UUID subject(StoredAnswer answer) {
        return Objects.requireNonNull(answer.subject(), "an answer about a collection names it");
    }

    private static @Nullable Long version(StoredAnswer answer) {
        String tag = answer.etag();
        return tag == null ? null : Long.valueOf(tag.substring(1, tag.length() - 1));
    }

    private @Nullable Position position(StoredAnswer answer) {
        Long version = version(answer);
        return version == null
                ? null
                : reader.indexOf(subject(answer).toString(), version)
                        .map(index -> new Position(index, null))
                        .orElse(null);
    }

    private static boolean othersToo(Caller caller) {
        return caller.role() == Role.ADMIN;
    }

    private static URI location(UUID id) {
        return URI.create("/api/v1/collections/" + id);
    }

    private static Commands.Context context(Caller caller) {
        return new Commands.Context("user:" + caller.personId(), null, Correlation.current());
    }
}
