package io.reprise.api.master;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Fingerprint;
import io.reprise.api.idempotency.Idempotency;
import io.reprise.api.idempotency.IdempotencyKey;
import io.reprise.api.idempotency.Outcome;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MasterRejection;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import io.reprise.storage.event.Commands;
import io.reprise.storage.master.ContentRegister;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Changes of masters. */
@RestController
@RequestMapping("/api/v1/masters")
class MasterCommandController {
    private static final TypeReference<Map<String, @Nullable Object>> MEMBERS = new TypeReference<>() {};

    private final Commands commands;
    private final Intake intake;
    private final ContentRegister contents;
    private final Idempotency idempotency;
    private final MasterAnswers answers;
    private final JsonMapper json;

    MasterCommandController(
            Commands commands,
            Intake intake,
            ContentRegister contents,
            Idempotency idempotency,
            MasterAnswers answers,
            JsonMapper json) {
        this.commands = commands;
        this.intake = intake;
        this.contents = contents;
        this.idempotency = idempotency;
        this.answers = answers;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Gate(Capability.EDIT)
    @Answers({200, 201, 409})
    ResponseEntity<MasterBody> register(
            Caller caller,
            @Nullable IdempotencyKey key,
            @RequestPart("file") MultipartFile file,
            @RequestPart(name = "meta", required = false) @Nullable JsonNode meta,
            @RequestParam(defaultValue = "refuse") String onDuplicate)
            throws IOException, InterruptedException {
        JsonNode given = meta == null ? json.createObjectNode() : object("/meta", meta);
        try (BlobStore.Staged staged = intake.stage(file)) {
            Outcome.Admitted admitted = idempotency
                    .begin(
                            caller.personId(),
                            key,
                            Fingerprint.of(caller.personId(), "POST", "/masters?onDuplicate=" + onDuplicate)
                                    .json(given)
                                    .file(staged.digest()))
                    .orRefuse();
            return switch (admitted) {
                case Outcome.Replay(StoredAnswer answer) -> answers.again(answer);
                case Outcome.First(Outcome.Ticket ticket) -> {
                    try {
                        yield register(caller, ticket, staged, file.getOriginalFilename(), given, onDuplicate);
                    } catch (Exception e) {
                        idempotency.abandon(ticket);
                        throw e;
                    }
                }
            };
        }
    }

    private ResponseEntity<MasterBody> register(
            Caller caller,
            Outcome.Ticket ticket,
            BlobStore.Staged staged,
            @Nullable String fileName,
            JsonNode meta,
            String onDuplicate)
            throws IOException, InterruptedException {
        Optional<UUID> twin = contents.masterOf(staged.digest());
        if (twin.isPresent()) {
            return duplicate(twin.get(), onDuplicate, ticket);
        }
        UUID masterId = Ids.next();
        Map<String, @Nullable Object> members = json.convertValue(meta, MEMBERS);
        LongConsumer keepAnswer = version -> idempotency.completeInCurrentTransaction(
                ticket, new StoredAnswer(201, MasterAnswers.location(masterId), IfMatch.tag(version), null, masterId));
        try {
            var command = new MasterCommand.Register(masterId, intake.keep(staged, fileName), members);
            return answers.created(masterId, commands.dispatch(command, context(caller, null), keepAnswer));
        } catch (MasterRejection.DuplicateContent raced) {
            return duplicate(raced.masterId(), onDuplicate, ticket);
        }
    }

    private ResponseEntity<MasterBody> duplicate(UUID masterId, String onDuplicate, Outcome.Ticket ticket) {
        idempotency.abandon(ticket);
        if (!onDuplicate.equals("return")) {
            throw new MasterRejection.DuplicateContent(masterId);
        }
        return answers.existing(masterId);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @Gate(Capability.EDIT)
    ResponseEntity<MasterBody> describe(
            Caller caller,
            @PathVariable UUID id,
            IfMatch expected,
            @RequestParam(required = false) @Nullable String reason,
            @RequestBody JsonNode patch) {
        Map<String, @Nullable Object> members = json.convertValue(object("", patch), MEMBERS);
        var command = new MasterCommand.Describe(id, expected.version(), members);
        return answers.changed(id, commands.dispatch(command, context(caller, reason)));
    }

    @PostMapping(path = "/{id}/versions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Gate(Capability.EDIT)
    @Answers(201)
    ResponseEntity<MasterBody> addVersion(
            Caller caller,
            @PathVariable UUID id,
            IfMatch expected,
            @RequestPart("file") MultipartFile file,
            @RequestParam(required = false) @Nullable String note)
            throws IOException, InterruptedException {
        answers.requireThere(id);
        String checked = checked("/note", note, 2_000);
        try (BlobStore.Staged staged = intake.stage(file)) {
            Optional<UUID> twin = contents.masterOf(staged.digest());
            if (twin.isPresent()) {
                throw new MasterRejection.DuplicateContent(twin.get());
            }
            var command = new MasterCommand.AddVersion(
                    id, expected.version(), intake.keep(staged, file.getOriginalFilename()), checked);
            return answers.created(id, commands.dispatch(command, context(caller, null)));
        }
    }

    @PostMapping("/{id}/versions/{n}:restore")
    @Gate(Capability.EDIT)
    ResponseEntity<MasterBody> restore(Caller caller, @PathVariable UUID id, @PathVariable int n, IfMatch expected) {
        return answers.changed(
                id,
                commands.dispatch(new MasterCommand.RestoreVersion(id, expected.version(), n), context(caller, null)));
    }

    /** @param reason why, in the caller's words */
    record WhyBody(@Nullable String reason) {}

    @PostMapping("/{id}:retire")
    @Gate(Capability.EDIT)
    ResponseEntity<MasterBody> retire(
            Caller caller,
            @PathVariable UUID id,
            IfMatch expected,
            @RequestBody(required = false) @Nullable WhyBody why) {
        return answers.changed(
                id,
                commands.dispatch(
                        new MasterCommand.Retire(id, expected.version()),
                        context(caller, why == null ? null : why.reason())));
    }

    @PostMapping("/{id}:reinstate")
    @Gate(Capability.EDIT)
    ResponseEntity<MasterBody> reinstate(
            Caller caller,
            @PathVariable UUID id,
            IfMatch expected,
            @RequestBody(required = false) @Nullable WhyBody why) {
        return answers.changed(
                id,
                commands.dispatch(
                        new MasterCommand.Reinstate(id, expected.version()),
                        context(caller, why == null ? null : why.reason())));
    }

    private static Commands.Context context(Caller caller, @Nullable String reason) {
        return new Commands.Context(
                "user:" + caller.personId(), checked("/reason", reason, 2_000), Correlation.current());
    }

    private static @Nullable String checked(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!Text.isClean(text) || Text.length(text) > longest) {
            throw new InvalidRequest(
                    List.of(new FieldError(pointer, Text.isClean(text) ? "too-long" : "control-character")));
        }
        return text.strip();
    }

    private static JsonNode object(String pointer, JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidRequest(List.of(new FieldError(pointer, "not-an-object")));
        }
        return node;
    }
}
