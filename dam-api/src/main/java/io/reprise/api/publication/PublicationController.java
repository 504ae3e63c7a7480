package io.reprise.api.publication;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.page.Page;
import io.reprise.api.page.PageRequest;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.api.time.Positions;
import io.reprise.api.variant.Candidates;
import io.reprise.domain.publication.PublicationCommand;
import io.reprise.domain.publication.PublicationEvent;
import io.reprise.domain.publication.PublicationRejection;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.publication.PublicationRows;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publications. Their rows are written with the decision, so every acknowledged write is in the next answer. */
@RestController
@RequestMapping("/api/v1")
class PublicationController {
    private static final TypeReference<Map<String, @Nullable Object>> MEMBERS = new TypeReference<>() {};

    private final Commands commands;
    private final Candidates candidates;
    private final PublicationRows rows;
    private final EventReader reader;
    private final Visibility visibility;
    private final JsonMapper json;

    PublicationController(
            Commands commands,
            Candidates candidates,
            PublicationRows rows,
            EventReader reader,
            Visibility visibility,
            JsonMapper json) {
        this.commands = commands;
        this.candidates = candidates;
        this.rows = rows;
        this.reader = reader;
        this.visibility = visibility;
        this.json = json;
    }

    @PostMapping("/variants/{id}/publications")
    @Gate(Capability.EDIT)
    @Answers({201, 409})
    ResponseEntity<PublicationBody> publish(
            Caller caller, Once once, @PathVariable UUID id, @RequestBody JsonNode request) {
        if (!request.isObject()) {
            throw new InvalidRequest(List.of(new FieldError("", "not-an-object")));
        }
        try (Attempt attempt = once.with(request).begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return again(before);
            }
            Candidates.Found found = candidates.of(id);
            return changed(
                    HttpStatus.CREATED,
                    caller,
                    attempt,
                    new PublicationCommand.Publish(
                            Ids.next(),
                            id,
                            found.masterId(),
                            found.candidate(),
                            new HashMap<>(json.convertValue(request, MEMBERS)),
                            Instant.now()));
        } catch (PublicationRejection.SlotTaken taken) {
            throw visibility.sees(caller.role(), taken.masterId()) ? taken : taken.unnamed();
        }
    }

    @PostMapping("/publications/{id}:withdraw")
    @Gate(Capability.EDIT)
    @Answers({200, 409})
    ResponseEntity<PublicationBody> withdraw(Caller caller, Once once, @PathVariable UUID id, IfMatch expected) {
        try (Attempt attempt = once.begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return again(before);
            }
            return changed(
                    HttpStatus.OK,
                    caller,
                    attempt,
                    new PublicationCommand.Withdraw(id, require(id).masterId(), expected.version(), Instant.now()));
        }
    }

    private ResponseEntity<PublicationBody> changed(
            HttpStatus status, Caller caller, Attempt attempt, PublicationCommand command) {
        UUID id = command.publicationId();
        Commands.Receipt receipt = commands.dispatch(
                command,
                new Commands.Context("user:" + caller.personId(), null, Correlation.current()),
                version ->
                        attempt.keep(new StoredAnswer(status.value(), location(id), IfMatch.tag(version), null, id)));
        return ResponseEntity.status(status)
                .location(location(id))
                .eTag(IfMatch.tag(receipt.version()))
                .header(Positions.HEADER, receipt.position().encode())
                .body(PublicationBody.of(require(id), Instant.now()));
    }

    private ResponseEntity<PublicationBody> again(StoredAnswer answer) {
        UUID id = Objects.requireNonNull(answer.subject(), "an answer about a publication names it");
        return ResponseEntity.status(answer.status())
                .location(location(id))
                .eTag(Objects.requireNonNull(answer.etag()))
                .body(PublicationBody.of(require(id), Instant.now()));
    }

    @GetMapping("/publications/{id}")
    @Gate(Capability.ANY_SIGNED_IN)
    PublicationBody state(HttpServletResponse response, @PathVariable UUID id) {
        PublicationRows.Row row = require(id);
        List<PublicationEvent> events = reader.payloads(id.toString(), null, PublicationEvent.class);
        IfMatch.tag(response, row.version());
        return PublicationBody.of(row, Instant.now()).with(events);
    }

    /**
     * @param live true = only what is live now
     * @param takedown true = only what must come down and has not
     */
    @GetMapping("/publications")
    @Gate(Capability.ANY_SIGNED_IN)
    Page<PublicationBody> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String market,
            @RequestParam(required = false) @Nullable String listing,
            @RequestParam(required = false) @Nullable UUID master,
            @RequestParam(required = false) @Nullable UUID variant,
            @RequestParam(defaultValue = "false") boolean live,
            @RequestParam(defaultValue = "false") boolean takedown,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(size, cursor);
        Instant now = Instant.now();
        var filter =
                new PublicationRows.Filter(channel, market, listing, master, variant, live ? now : null, takedown, now);
        Collection<UUID> hidden = visibility.hiddenFrom(caller.role());
        List<PublicationBody> found = rows.list(filter, hidden, page.after(), page.size() + 1).stream()
                .map(row -> PublicationBody.of(row, now))
                .toList();
        return Page.of(
                found, page.size(), rows.count(filter, hidden), last -> PageRequest.cursor(last.publicationId()));
    }

    private PublicationRows.Row require(UUID id) {
        return rows.find(id)
                .orElseThrow(() ->
                        new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such publication.", Map.of()));
    }

    private static URI location(UUID id) {
        return URI.create("/api/v1/publications/" + id);
    }
}
