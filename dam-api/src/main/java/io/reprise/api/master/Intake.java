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
     * @throws Refusal 422 {@code unreadable-media} naming what was detected
     */
    Content keep(BlobStore.Staged staged, @Nullable String fileName) throws IOException, InterruptedException {
        try (Previews.Draft draft = previews.draft(staged.digest())) {
            MediaOutcome outcome = workers.serve(
                    new MediaRequest(staged.file(), true, List.of(), List.of(draft.request())),
                    Priority.INTERACTIVE,
                    LONGEST_LOOK);
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

    private static Refusal refusal(MediaFailure failure) {
        HttpStatus unprocessable = HttpStatus.UNPROCESSABLE_CONTENT;
        String why = "The file is no picture that can be read.";
        return switch (failure) {
            case MediaFailure.Unreadable e ->
                new Refusal(
                        unprocessable, "unreadable-media", why, Map.of("detected", e.detected(), "reason", e.reason()));
            case MediaFailure.Unsupported e ->
                new Refusal(
                        unprocessable, "unreadable-media", why, Map.of("detected", e.format(), "reason", e.reason()));
            case MediaFailure.TooLarge e ->
                new Refusal(
                        unprocessable,
                        "picture-too-large",
                        "The picture has too many pixels.",
                        Map.of("limit", e.limit()));
            case MediaFailure.TimedOut e ->
                new Refusal(
                        unprocessable, "unreadable-media", why, Map.of("detected", "unknown", "reason", e.reason()));
            case MediaFailure.OutOfMemory e ->
                new Refusal(
                        unprocessable, "unreadable-media", why, Map.of("detected", "unknown", "reason", e.reason()));
            case MediaFailure.Crashed e ->
                new Refusal(
                        unprocessable,
                        "unreadable-media",
                        why,
                        Map.of("detected", "unknown", "reason", "it brought its reader down"));
            case MediaFailure.DiskFailed e ->
                new Refusal(HttpStatus.INSUFFICIENT_STORAGE, "storage-full", "The disk took no more bytes.", Map.of());
        };
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
