package io.reprise.api.master;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.upload.Uploads;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MasterRejection;
import io.reprise.storage.master.ContentRegister;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.node.JsonNodeFactory;

/** Versions of a master: new ones, and earlier ones again. */
@RestController
@RequestMapping("/api/v1/masters/{id}/versions")
class MasterVersionController {
    private final MasterChanges changes;
    private final MasterAnswers answers;
    private final Intake intake;
    private final ContentRegister contents;
    private final Twins twins;
    private final Uploads uploads;

    MasterVersionController(
            MasterChanges changes,
            MasterAnswers answers,
            Intake intake,
            ContentRegister contents,
            Twins twins,
            Uploads uploads) {
        this.changes = changes;
        this.answers = answers;
        this.intake = intake;
        this.contents = contents;
        this.twins = twins;
        this.uploads = uploads;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Gate(Capability.EDIT)
    @Answers(201)
    ResponseEntity<MasterBody> add(
            Caller caller,
            Once once,
            @PathVariable UUID id,
            IfMatch expected,
            @RequestPart("file") MultipartFile file,
            @RequestParam(required = false) @Nullable String note)
            throws IOException, InterruptedException {
        answers.requireThere(id);
        String words = MasterChanges.words("/note", note);
        try (BlobStore.Staged staged = intake.stage(file);
                Attempt attempt = once.with(MasterChanges.text(words))
                        .with(staged.digest())
                        .begin()) {
            StoredAnswer before = attempt.before();
            return before != null
                    ? answers.again(before)
                    : add(caller, attempt, id, expected, staged, file.getOriginalFilename(), words);
        }
    }

    /** @param uploadId an upload of the caller's own that came in pieces, whole */
    record UploadedBody(@Nullable String uploadId, @Nullable String note) {}

    /** Of an upload that came in pieces. It is kept if this is refused, so that no byte has to be sent twice. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Gate(Capability.EDIT)
    @Answers(201)
    ResponseEntity<MasterBody> addUploaded(
            Caller caller, Once once, @PathVariable UUID id, IfMatch expected, @RequestBody UploadedBody given)
            throws IOException, InterruptedException {
        answers.requireThere(id);
        String words = MasterChanges.words("/note", given.note());
        String named = given.uploadId();
        UUID uploadId = Uploads.id(named == null ? null : JsonNodeFactory.instance.stringNode(named));
        try (Attempt attempt = once.with(MasterChanges.text(words))
                .with(MasterChanges.text(uploadId.toString()))
                .begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return answers.again(before);
            }
            try (Uploads.Whole whole = uploads.whole(caller.personId(), uploadId)) {
                var made = add(caller, attempt, id, expected, whole.staged(), whole.fileName(), words);
                uploads.discard(uploadId);
                return made;
            }
        }
    }

    private ResponseEntity<MasterBody> add(
            Caller caller,
            Attempt attempt,
            UUID id,
            IfMatch expected,
            BlobStore.Staged staged,
            @Nullable String fileName,
            @Nullable String note)
            throws IOException, InterruptedException {
        Optional<UUID> twin = contents.masterOf(staged.digest());
        if (twin.isPresent()) {
            throw duplicate(caller, twin.get());
        }
        var command = new MasterCommand.AddVersion(id, expected.version(), intake.keep(staged, fileName), note);
        try {
            return changes.made(HttpStatus.CREATED, attempt, command, MasterChanges.context(caller, null));
        } catch (MasterRejection.DuplicateContent raced) {
            throw duplicate(caller, raced.masterId());
        }
    }

    private MasterRejection.DuplicateContent duplicate(Caller caller, UUID masterId) {
        twins.refuseHidden(caller, masterId);
        return new MasterRejection.DuplicateContent(masterId);
    }

    @PostMapping("/{n}:restore")
    @Gate(Capability.EDIT)
    ResponseEntity<MasterBody> restore(
            Caller caller, Once once, @PathVariable UUID id, @PathVariable int n, IfMatch expected) {
        return changes.made(
                once, new MasterCommand.RestoreVersion(id, expected.version(), n), MasterChanges.context(caller, null));
    }
}
