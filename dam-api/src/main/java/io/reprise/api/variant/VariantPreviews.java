package io.reprise.api.variant;

import io.reprise.api.Drafts;
import io.reprise.api.problem.Refusal;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.shared.Digest;
import io.reprise.media.request.MediaFailure;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import io.reprise.media.worker.MediaWorkers;
import io.reprise.media.worker.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Small pictures of variants that nobody has made yet, by the plan the variant would be made by. Nothing is kept of them:
 * there are as many as there are focal points.
 */
@Component
class VariantPreviews {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Who moves a focal point asks faster than files are decoded, and others want workers too. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BlobStore blobs;
    private final MediaWorkers workers;
    private final Drafts drafts;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    VariantPreviews(BlobStore blobs, MediaWorkers workers, Drafts drafts) {
        this.blobs = blobs;
        this.workers = workers;
        this.drafts = drafts;
    }

    /** @throws Refusal 503 {@code no-preview} while too many are being made, or when the file cannot be worked on */
    byte[] of(Digest source, MediaRequest.Framing framing, int longestSide) throws IOException, InterruptedException {
        if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw none();
        }
        try {
            return rendered(source, framing, longestSide);
        } finally {
            places.release();
        }
    }

    private byte[] rendered(Digest source, MediaRequest.Framing framing, int longestSide)
            throws IOException, InterruptedException {
        Path directory = drafts.directory();
        try {
            Path target = directory.resolve("preview.jpg");
            var preview = new MediaRequest.Preview(target, longestSide, framing);
            var request = new MediaRequest(blobs.localFile(source), false, List.of(), List.of(preview));
            return switch (workers.serve(request, Priority.INTERACTIVE, LONGEST)) {
                case MediaResult _ -> Files.readAllBytes(target);
                case MediaFailure.Unsupported cannot ->
                    throw new Refusal(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "recipe-not-drawable",
                            "What the recipe asks cannot be drawn.",
                            Map.of("reason", cannot.reason()));
                case MediaFailure _ -> throw none();
            };
        } finally {
            Drafts.delete(directory);
        }
    }

    private static Refusal none() {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "no-preview", "No preview can be made now.", Map.of());
    }
}
