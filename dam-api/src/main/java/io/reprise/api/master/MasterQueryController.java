package io.reprise.api.master;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.api.time.Positions;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.master.Version;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.master.ContentRegister;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Reading masters. */
@RestController
@RequestMapping("/api/v1")
class MasterQueryController {
    private static final int MOST_DIGESTS = 500;

    private final Masters masters;
    private final MasterAnswers answers;
    private final Histories histories;
    private final Previews previews;
    private final BlobStore blobs;
    private final ContentRegister contents;
    private final Visibility visibility;

    MasterQueryController(
            Masters masters,
            MasterAnswers answers,
            Histories histories,
            Previews previews,
            BlobStore blobs,
            ContentRegister contents,
            Visibility visibility) {
        this.masters = masters;
        this.answers = answers;
        this.histories = histories;
        this.previews = previews;
        this.blobs = blobs;
        this.contents = contents;
        this.visibility = visibility;
    }

    @GetMapping("/masters/{id}")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    MasterBody state(
            HttpServletResponse response,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestParam(required = false) @Nullable String after) {
        // Read from the log itself, which holds every acknowledged write: a right position needs no wait.
        Positions.parse(after);
        return answers.state(response, id, asOf);
    }

    @GetMapping("/masters/{id}/history")
    @Gate(Capability.ANY_SIGNED_IN)
    HistoryBody history(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        return histories.of(id, caller.role(), size, cursor);
    }

    @GetMapping("/masters/{id}/content")
    @Gate(Capability.ANY_SIGNED_IN)
    ResponseEntity<Resource> content(
            WebRequest asked, @PathVariable UUID id, @RequestParam(required = false) @Nullable Integer version)
            throws IOException {
        Version wanted = version(id, version);
        Digest digest = wanted.content().digest();
        refuseErased(digest);
        return Bytes.of(
                asked,
                blobs.localFile(digest),
                digest.value(),
                wanted.content().media().format(),
                wanted.content().fileName());
    }

    @GetMapping("/masters/{id}/preview")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    ResponseEntity<Resource> preview(
            WebRequest asked,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "512") int width,
            @RequestParam(required = false) @Nullable Integer version)
            throws IOException, InterruptedException {
        if (width < 1 || width > 8_192) {
            throw new InvalidRequest(List.of(new FieldError("/width", "out-of-range")));
        }
        Digest digest = version(id, version).content().digest();
        refuseErased(digest);
        Path file = previews.find(digest, width);
        return Bytes.of(asked, file, file.getFileName().toString(), "jpeg", null);
    }

    /** @param sha256 64 hexadecimal digits each, at most 500 */
    record CheckRequest(@Nullable List<@Nullable String> sha256) {}

    record CheckedItem(String sha256, @Nullable UUID masterId) {}

    record CheckedBody(List<CheckedItem> items) {}

    @PostMapping("/masters:check")
    @Gate(Capability.ANY_SIGNED_IN)
    CheckedBody check(Caller caller, @RequestBody CheckRequest request) {
        List<@Nullable String> digests = request.sha256() == null ? List.of() : request.sha256();
        if (digests.size() > MOST_DIGESTS) {
            throw new InvalidRequest(List.of(new FieldError("/sha256", "too-many")));
        }
        List<FieldError> errors = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (int i = 0; i < digests.size(); i++) {
            String digest = digests.get(i);
            if (digest != null && Digest.isHex(digest)) {
                right.add(digest);
            } else {
                errors.add(new FieldError("/sha256/" + i, "malformed"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        Map<String, UUID> known = contents.known(right);
        known.values().removeAll(visibility.hidden(caller.role(), List.copyOf(known.values())));
        return new CheckedBody(right.stream()
                .map(digest -> new CheckedItem(digest, known.get(digest)))
                .toList());
    }

    private Version version(UUID id, @Nullable Integer number) {
        LoadedMaster loaded = masters.load(id, null);
        return number == null ? loaded.master().current() : loaded.master().version(number);
    }

    private static void refuseErased(Digest digest) {
        if (digest.isErased()) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such thing.", Map.of());
        }
    }
}
