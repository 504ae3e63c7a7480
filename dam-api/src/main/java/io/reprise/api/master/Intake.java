package io.reprise.api.master;

import io.reprise.api.RepriseProperties;
import io.reprise.api.problem.Refusal;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.master.Content;
import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.shared.Text;
import io.reprise.media.request.MediaFailure;
import io.reprise.media.request.MediaOutcome;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import io.reprise.media.worker.MediaWorkers;
import io.reprise.media.worker.Priority;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes in the bytes of a version: staged and hashed first, looked into by a worker, stored only when they are a picture. */
@Component
class Intake {
    /** A client must have its answer within ten seconds, whatever the file. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(8);

    private final BlobStore blobs;
    private final MediaWorkers workers;
    private final Previews previews;
    private final long mostBytes;

    Intake(BlobStore blobs, MediaWorkers workers, Previews previews, RepriseProperties properties) {
        this.blobs = blobs;
        this.workers = workers;
        this.previews = previews;
        this.mostBytes = properties.limits().upload().toBytes();
    }

    /** @throws Refusal 413 {@code too-large}, 422 {@code empty-file}, 507 {@code storage-full} */
    BlobStore.Staged stage(MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "empty-file", "The file has no bytes.", Map.of());
        }
        try (InputStream in = file.getInputStream()) {
            return blobs.stage(in, mostBytes);
        } catch (BlobStore.TooLarge e) {
            throw new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE, "too-large", "The file is too large.", Map.of("limit", e.limit()));
        }
    }

    /**
     * Finds out what the staged bytes are, and makes them part of the store if they are a picture.
     *
     * @throws Refusal 422 {@code unreadable-media} naming what was detected, 422 {@code media-worker-failed} naming the
     *     limit, 503 {@code media-worker-unavailable}
     */
    Content keep(BlobStore.Staged staged, @Nullable String fileName) throws IOException, InterruptedException {
        try (Previews.Draft draft = previews.draft(staged.digest())) {
            MediaOutcome outcome = look(staged, draft);
            MediaFacts facts = switch (outcome) {
                case MediaResult result -> Objects.requireNonNull(result.facts(), "facts were asked for");
                case MediaFailure failure -> throw refusal(failure);
            };
            long size = staged.size();
            staged.commit();
            draft.keep();
            return new Content(staged.digest(), size, bareName(fileName), facts);
        }
    }

    /** A worker that dies may have died of something else: the file is given to two more at most, within the same time. */
    private MediaOutcome look(BlobStore.Staged staged, Previews.Draft draft) throws InterruptedException {
        var request = new MediaRequest(staged.file(), true, List.of(), List.of(draft.request()));
        long begun = System.nanoTime();
        MediaOutcome outcome = workers.serve(request, Priority.INTERACTIVE, LONGEST_LOOK);
        for (int more = 0; more < 2; more++) {
            Duration left = LONGEST_LOOK.minusNanos(System.nanoTime() - begun);
            boolean died = outcome instanceof MediaFailure.Crashed || outcome instanceof MediaFailure.NoWorker;
            if (!died || !left.isPositive()) {
                break;
            }
            outcome = workers.serve(request, Priority.INTERACTIVE, left);
        }
        return outcome;
    }

    static Refusal refusal(MediaFailure failure) {
        return switch (failure) {
            case MediaFailure.Unreadable e -> unreadable(e.detected(), e.reason());
            case MediaFailure.Unsupported e -> unreadable(e.format(), e.reason());
            case MediaFailure.TooLarge e ->
                new Refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "picture-too-large",
                        "The picture has too many pixels.",
                        Map.of("limit", e.limit()));
            case MediaFailure.TimedOut e -> notLookedInto("time", e);
            case MediaFailure.OutOfMemory e -> notLookedInto("memory", e);
            case MediaFailure.Crashed e -> notLookedInto("process", e);
            case MediaFailure.NoWorker _ ->
                new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "media-worker-unavailable",
                        "No process can be started that looks into files.",
                        Map.of());
            case MediaFailure.DiskFailed _ ->
                new Refusal(HttpStatus.INSUFFICIENT_STORAGE, "storage-full", "The disk took no more bytes.", Map.of());
        };
    }

    private static Refusal unreadable(String detected, String reason) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unreadable-media",
                "The file is no picture that can be read.",
                Map.of("detected", detected, "reason", reason));
    }

    /** Nothing is known of the file but what it did to its reader: it may be a good picture on a busy machine. */
    private static Refusal notLookedInto(String limit, MediaFailure failure) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "media-worker-failed",
                "The process that looked into the file came to its limit; it may succeed another time.",
                Map.of("limit", limit, "reason", failure.reason()));
    }

    /** The name without any path, control character or excess; never used to make a path of ours. */
    static String bareName(@Nullable String sent) {
        String name = sent == null ? "" : sent.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1).strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..") || !Text.isClean(name)) {
            return "unnamed";
        }
        int[] points = name.codePoints().limit(255).toArray();
        return new String(points, 0, points.length);
    }
}
