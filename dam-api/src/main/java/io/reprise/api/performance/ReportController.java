package io.reprise.api.performance;

import io.reprise.api.RepriseProperties;
import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.api.time.Positions;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.event.Commands;
import io.reprise.storage.performance.PerformanceReports;
import io.reprise.storage.performance.ReportAnswer;
import io.reprise.storage.reading.Reading;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes performance reports. */
@RestController
class ReportController {
    private final PerformanceReports reports;
    private final BlobStore blobs;
    private final Commands commands;
    private final ScoreJobs scores;
    private final Reading reading;
    private final Visibility visibility;
    private final long mostBytes;

    ReportController(
            PerformanceReports reports,
            BlobStore blobs,
            Commands commands,
            ScoreJobs scores,
            Reading reading,
            Visibility visibility,
            RepriseProperties properties) {
        this.reports = reports;
        this.blobs = blobs;
        this.commands = commands;
        this.scores = scores;
        this.reading = reading;
        this.visibility = visibility;
        this.mostBytes = properties.limits().upload().toBytes();
    }

    @PostMapping(
            path = "/api/v1/performance/reports",
            consumes = {"text/csv", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA_VALUE})
    @Gate(Capability.IMPORT_PERFORMANCE)
    @Answers({200, 413, 415, 422})
    ResponseEntity<ReportAnswer> take(
            Caller caller,
            Once once,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable Instant reportedAt)
            throws IOException, ServletException {
        Instant now = Instant.now();
        if (reportedAt != null && reportedAt.isAfter(now)) {
            throw new InvalidRequest(List.of(new FieldError("/reportedAt", "in-future")));
        }
        try (BlobStore.Staged staged = stage(request);
                Attempt attempt = once.with(staged.digest()).begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                UUID id = Objects.requireNonNull(before.subject(), "an answer about a report names it");
                return ResponseEntity.ok(reports.answer(id).orElseThrow());
            }
            // What was registered a moment ago is known to the tables now, or is reported as unknown.
            reading.await(reports.head(), Positions.LONGEST_WAIT);
            return written(
                    caller,
                    attempt,
                    reports.prepare(
                            staged,
                            reportedAt == null ? now : reportedAt,
                            now,
                            masters -> visibility.hidden(caller.role(), masters)));
        }
    }

    private ResponseEntity<ReportAnswer> written(Caller caller, Attempt attempt, PerformanceReports.Prepared prepared) {
        if (prepared.counts()) {
            return ResponseEntity.ok(prepared.answer());
        }
        UUID id = prepared.command().reportId();
        List<String> channels = reports.channelsOf(id);
        Commands.Receipt receipt = commands.dispatch(
                prepared.command(),
                new Commands.Context("user:" + caller.personId(), null, Correlation.current()),
                _ -> {
                    scores.order(channels, caller.personId().toString());
                    attempt.keep(new StoredAnswer(200, null, null, null, id));
                });
        return ResponseEntity.ok()
                .header(Positions.HEADER, receipt.position().encode())
                .body(prepared.answer());
    }

    private BlobStore.Staged stage(HttpServletRequest request) throws IOException, ServletException {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        try {
            if (!type.startsWith("multipart/")) {
                return blobs.stage(request.getInputStream(), mostBytes);
            }
            Part file = request.getPart("file");
            if (file == null) {
                throw new InvalidRequest(List.of(new FieldError("/file", "required")));
            }
            try (InputStream in = file.getInputStream()) {
                return blobs.stage(in, mostBytes);
            }
        } catch (BlobStore.TooLarge e) {
            throw new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE, "too-large", "The report is too large.", Map.of("limit", e.limit()));
        }
    }
}
