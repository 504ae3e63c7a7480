package io.reprise.api.field;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.precondition.IfMatches;
import io.reprise.api.problem.Refusal;
import io.reprise.api.time.Positions;
import io.reprise.domain.field.Field;
import io.reprise.domain.field.FieldCommand;
import io.reprise.domain.field.FieldDefinition;
import io.reprise.domain.field.FieldEvent;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.Position;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.field.Fields;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Custom fields. Their rows are written with the decision: nothing that is read here lags. */
@RestController
@RequestMapping("/api/v1/fields")
class FieldController {
    private final Commands commands;
    private final Fields fields;
    private final EventReader reader;

    FieldController(Commands commands, Fields fields, EventReader reader) {
        this.commands = commands;
        this.fields = fields;
        this.reader = reader;
    }

    record FieldsBody(List<FieldBody> items) {}

    /** All of them, retired ones too; there are at most {@value FieldDefinition#MOST}. */
    @GetMapping
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    FieldsBody list(@RequestParam(required = false) @Nullable String after) {
        Positions.parse(after);
        return new FieldsBody(fields.list().stream().map(FieldController::body).toList());
    }

    @GetMapping("/{key}")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 304, 422})
    ResponseEntity<FieldBody> state(@PathVariable String key, @RequestParam(required = false) @Nullable String after) {
        Positions.parse(after);
        Fields.Row row = fields.find(Field.idOf(key)).orElseThrow(FieldController::notThere);
        return ResponseEntity.ok().eTag(IfMatch.tag(row.version())).body(body(row));
    }

    @PutMapping("/{key}")
    @Gate(Capability.ADMIN)
    @Answers({200, 201, 409, 412, 428})
    ResponseEntity<FieldBody> define(
            Caller caller,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody FieldForm form) {
        UUID id = Field.idOf(key);
        Optional<Fields.Row> existing = fields.find(id);
        Long expected = existing.isPresent() ? IfMatches.parse(ifMatch).version() : null;
        if (existing.isEmpty() && fields.list().size() >= FieldDefinition.MOST) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "too-many-fields",
                    "There are as many fields as there may be.",
                    Map.of("most", FieldDefinition.MOST));
        }
        Commands.Receipt receipt =
                commands.dispatch(new FieldCommand.Define(id, expected, form.definition(key)), context(caller));
        return answer(existing.isPresent() ? 200 : 201, id, receipt.version(), receipt.position());
    }

    @PostMapping("/{key}:retire")
    @Gate(Capability.ADMIN)
    ResponseEntity<FieldBody> retire(Caller caller, Once once, @PathVariable String key, IfMatch expected) {
        return once(caller, once, new FieldCommand.Retire(Field.idOf(key), expected.version()));
    }

    @PostMapping("/{key}:restore")
    @Gate(Capability.ADMIN)
    ResponseEntity<FieldBody> restore(Caller caller, Once once, @PathVariable String key, IfMatch expected) {
        return once(caller, once, new FieldCommand.Restore(Field.idOf(key), expected.version()));
    }

    private ResponseEntity<FieldBody> once(Caller caller, Once once, FieldCommand command) {
        UUID id = command.fieldId();
        try (Attempt attempt = once.begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return again(before);
            }
            Commands.Receipt receipt = commands.dispatch(
                    command,
                    context(caller),
                    version -> attempt.keep(new StoredAnswer(200, null, IfMatch.tag(version), null, id)));
            return answer(200, id, receipt.version(), receipt.position());
        }
    }

    private ResponseEntity<FieldBody> again(StoredAnswer answer) {
        UUID id = Objects.requireNonNull(answer.subject(), "an answer about a field names it");
        String tag = Objects.requireNonNull(answer.etag(), "an answer about a field has its version");
        long version = Long.parseLong(tag.substring(1, tag.length() - 1));
        long index = reader.indexOf(id.toString(), version).orElseThrow();
        return answer(answer.status(), id, version, new Position(index, null));
    }

    private ResponseEntity<FieldBody> answer(int status, UUID id, long version, Position position) {
        Field field = Field.of(reader.read(List.of(id.toString()), null).stream()
                .filter(event -> event.sequence() <= version)
                .map(RecordedEvent::payload)
                .map(FieldEvent.class::cast)
                .toList());
        FieldDefinition definition = Objects.requireNonNull(field.definition(), "a field is defined first");
        return ResponseEntity.status(status)
                .location(URI.create("/api/v1/fields/" + definition.key()))
                .eTag(IfMatch.tag(version))
                .header(Positions.HEADER, position.encode())
                .body(FieldBody.of(definition, field.retired(), version));
    }

    private static FieldBody body(Fields.Row row) {
        return FieldBody.of(row.definition(), row.retired(), row.version());
    }

    private static Commands.Context context(Caller caller) {
        return new Commands.Context("user:" + caller.personId(), null, Correlation.current());
    }

    private static Refusal notThere() {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such field.", Map.of());
    }
}
