package io.reprise.api.upload;

import io.reprise.api.RepriseProperties;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.problem.Problems;
import io.reprise.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The protocol tus 1.0 with its extensions creation, checksum, termination and expiration; refusals are problems. */
@RestController
@RequestMapping("/api/v1/uploads")
class UploadController {
    private static final String VERSION = "1.0.0";
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String METADATA = "Upload-Metadata";

    /** The protocol's own status. */
    private static final HttpStatusCode CHECKSUM_MISMATCH = HttpStatusCode.valueOf(460);

    private final Uploads uploads;
    private final long mostBytes;

    UploadController(Uploads uploads, RepriseProperties properties) {
        this.uploads = uploads;
        this.mostBytes = properties.limits().upload().toBytes();
    }

    @RequestMapping(method = RequestMethod.OPTIONS)
    @Gate(Capability.EDIT)
    @Answers(204)
    ResponseEntity<Void> abilities() {
        return ResponseEntity.noContent()
                .header(RESUMABLE, VERSION)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,checksum,termination,expiration")
                .header("Tus-Max-Size", Long.toString(mostBytes))
                .header("Tus-Checksum-Algorithm", UploadChecksum.NAMES)
                .build();
    }

    @PostMapping
    @Gate(Capability.EDIT)
    @Answers({201, 400, 409, 412, 413, 422})
    ResponseEntity<Void> begin(
            Caller caller,
            HttpServletResponse response,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = LENGTH, required = false) @Nullable String length,
            @RequestHeader(name = METADATA, required = false) @Nullable String metadata) {
        speak(version, response);
        long bytes = number(LENGTH, length);
        if (bytes > mostBytes) {
            throw Uploads.tooLarge(mostBytes);
        }
        if (bytes == 0) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "empty-file", "The file has no bytes.", Map.of());
        }
        UploadMetadata.read(metadata);
        Upload begun = uploads.begin(caller.personId(), bytes, Objects.requireNonNullElse(metadata, ""));
        return ResponseEntity.created(URI.create("/api/v1/uploads/" + begun.id()))
                .headers(headers -> state(headers, begun))
                .build();
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    @Gate(Capability.EDIT)
    @Answers({204, 412})
    ResponseEntity<Void> progress(
            Caller caller,
            HttpServletResponse response,
            @PathVariable UUID id,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version)
            throws IOException {
        speak(version, response);
        Upload upload = uploads.find(caller.personId(), id);
        return ResponseEntity.noContent()
                .headers(headers -> {
                    state(headers, upload);
                    headers.setCacheControl("no-store");
                    headers.set(LENGTH, Long.toString(upload.length()));
                    if (!upload.metadata().isEmpty()) {
                        headers.set(METADATA, upload.metadata());
                    }
                })
                .build();
    }

    @PatchMapping(path = "/{id}", consumes = "application/offset+octet-stream")
    @Gate(Capability.EDIT)
    @Answers({204, 400, 409, 412, 413, 415, 460})
    ResponseEntity<Void> append(
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable UUID id,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = OFFSET, required = false) @Nullable String offset)
            throws IOException {
        speak(version, response);
        Upload upload = uploads.find(caller.personId(), id);
        if (number(OFFSET, offset) != upload.received()) {
            throw Uploads.wrongOffset(upload.received());
        }
        if (request.getContentLengthLong() > upload.missing()) {
            throw Uploads.tooLarge(upload.length());
        }
        UploadChecksum checksum = UploadChecksum.read(request.getHeader("Upload-Checksum"));
        Upload after = uploads.append(upload, request.getInputStream(), checksum);
        return ResponseEntity.noContent()
                .headers(headers -> state(headers, after))
                .build();
    }

    @DeleteMapping("/{id}")
    @Gate(Capability.EDIT)
    @Answers({204, 412})
    ResponseEntity<Void> discard(
            Caller caller,
            HttpServletResponse response,
            @PathVariable UUID id,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version)
            throws IOException {
        speak(version, response);
        uploads.discard(uploads.find(caller.personId(), id).id());
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> changedOnItsWay(UploadChecksum.Mismatch mismatch) {
        return ResponseEntity.status(CHECKSUM_MISMATCH)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(
                        CHECKSUM_MISMATCH,
                        "checksum-mismatch",
                        "The bytes do not come to the checksum; none of them are kept.",
                        Map.of()));
    }

    /** Every answer says which protocol it is in, refusals too. */
    private static void speak(@Nullable String version, HttpServletResponse response) {
        response.setHeader(RESUMABLE, VERSION);
        if (!VERSION.equals(version)) {
            response.setHeader("Tus-Version", VERSION);
            throw new Refusal(
                    HttpStatus.PRECONDITION_FAILED,
                    "unsupported-tus-version",
                    "Tus-Resumable must name a version of the protocol that is spoken here.",
                    Map.of("supported", VERSION));
        }
    }

    private static void state(HttpHeaders headers, Upload upload) {
        headers.set(OFFSET, Long.toString(upload.received()));
        headers.setInstant("Upload-Expires", upload.expires());
    }

    private static long number(String header, @Nullable String text) {
        if (text == null || !text.matches("\\d{1,18}")) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "invalid-upload-header",
                    "A number of bytes is missing, or is none.",
                    Map.of("header", header));
        }
        return Long.parseLong(text);
    }
}
