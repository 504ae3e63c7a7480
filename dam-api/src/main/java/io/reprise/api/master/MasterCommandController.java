package io.reprise.api.master;

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
import io.reprise.api.upload.Uploads;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MasterRejection;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.event.Commands;
import io.reprise.storage.master.ContentRegister;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import tools.jackson.databind.node.ObjectNode;

/** Changes of masters. */
@RestController
@RequestMapping("/api/v1/masters")
class MasterCommandController {
    private static final Set<String> ON_DUPLICATE = Set.of("refuse", "return");
    private static final TypeReference<Map<String, @Nullable Object>> MEMBERS = new TypeReference<>() {};

    private final Commands commands;
    private final MasterChanges changes;
    private final Intake intake;
    private final ContentRegister contents;
    private final MasterAnswers answers;
    private final Twins twins;
    private final Uploads uploads;
    private final JsonMapper json;

    MasterCommandController(
            Commands commands,
            MasterChanges changes,
            Intake intake,
            ContentRegister contents,
            MasterAnswers answers,
            Twins twins,
            Uploads uploads,
            JsonMapper json) {
        this.commands = commands;
        this.changes = changes;
        this.intake = intake;
        this.contents = contents;
        this.answers = answers;
        this.twins = twins;
        this.uploads = uploads;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Gate(Capability.EDIT)
    @Answers({200, 201, 409})
    ResponseEntity<MasterBody> register(
            Caller caller,
            Once once,
            @RequestPart("file") MultipartFile file,
            @RequestPart(name = "meta", required = false) @Nullable JsonNode meta,
            @RequestParam(defaultValue = "refuse") String onDuplicate)
            throws IOException, InterruptedException {
        requireKnown(onDuplicate);
        JsonNode given = meta == null ? json.createObjectNode() : object("/meta", meta);
        try (BlobStore.Staged staged = intake.stage(file);
                Attempt attempt = once.with(given)
                        .with(MasterChanges.text(onDuplicate))
                        .with(staged.digest())
                        .begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                twins.requireVisible(caller, before);
                return answers.again(before);
            }
            return register(caller, attempt, staged, file.getOriginalFilename(), given, onDuplicate);
        }
    }

    /** Of an upload that came in pieces. It is kept if this is refused, so that no byte has to be sent twice. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Gate(Capability.EDIT)
    @Answers({200, 201, 409})
    ResponseEntity<MasterBody> registerUploaded(
            Caller caller,
            Once once,
            @RequestBody JsonNode given,
            @RequestParam(defaultValue = "refuse") String onDuplicate)
            throws IOException, InterruptedException {
        requireKnown(onDuplicate);
        ObjectNode meta = (ObjectNode) object("", given.deepCopy());
        UUID uploadId = Uploads.id(meta.remove("uploadId"));
        try (Attempt attempt =
                once.with(given).with(MasterChanges.text(onDuplicate)).begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                twins.requireVisible(caller, before);
                return answers.again(before);
            }
            try (Uploads.Whole whole = uploads.whole(caller.personId(), uploadId)) {
                var made = register(caller, attempt, whole.staged(), whole.fileName(), meta, onDuplicate);
                uploads.discard(uploadId);
                return made;
            }
        }
    }

    private static void requireKnown(String onDuplicate) {
        if (!ON_DUPLICATE.contains(onDuplicate)) {
            throw new InvalidRequest(List.of(new FieldError("/onDuplicate", "unknown-value")));
        }
    }

    private ResponseEntity<MasterBody> register(
            Caller caller,
            Attempt attempt,
            BlobStore.Staged staged,
            @Nullable String fileName,
            JsonNode meta,
            String onDuplicate)
            throws IOException, InterruptedException {
        Optional<UUID> twin = contents.masterOf(staged.digest());
        if (twin.isPresent()) {
            return duplicate(caller, twin.get(), onDuplicate);
        }
        UUID masterId = Ids.next();
        Map<String, @Nullable Object> members = json.convertValue(meta, MEMBERS);
        try {
            var command = new MasterCommand.Register(masterId, intake.keep(staged, fileName), members);
            return changes.made(HttpStatus.CREATED, attempt, command, MasterChanges.context(caller, null));
        } catch (MasterRejection.DuplicateContent raced) {
            return duplicate(caller, raced.masterId(), onDuplicate);
        }
    }

    private ResponseEntity<MasterBody> duplicate(Caller caller, UUID masterId, String onDuplicate) {
        twins.refuseHidden(caller, masterId);
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
        return answers.written(HttpStatus.OK, id, commands.dispatch(command, MasterChanges.context(caller, reason)));
    }

    /** @param reason why, in the caller's words */
    record WhyBody(@Nullable String reason) {
        static @Nullable String in(@Nullable WhyBody why) {
            return why == null ? null : why.reason();
        }
    }

    @PostMapping("/{id}:retire")
    @Gate(Capability.EDIT)
    ResponseEntity<MasterBody> retire(
            Caller caller,
            Once once,
            @PathVariable UUID id,
            IfMatch expected,
            @RequestBody(required = false) @Nullable WhyBody why) {
        var command = new MasterCommand.Retire(id, expected.version());
        return changes.made(once, command, MasterChanges.context(caller, WhyBody.in(why)));
    }

    @PostMapping("/{id}:reinstate")
    @Gate(Capability.EDIT)
    ResponseEntity<MasterBody> reinstate(
            Caller caller,
            Once once,
            @PathVariable UUID id,
            IfMatch expected,
            @RequestBody(required = false) @Nullable WhyBody why) {
        var command = new MasterCommand.Reinstate(id, expected.version());
        return changes.made(once, command, MasterChanges.context(caller, WhyBody.in(why)));
    }

    private static JsonNode object(String pointer, JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidRequest(List.of(new FieldError(pointer, "not-an-object")));
        }
        return node;
    }
}
