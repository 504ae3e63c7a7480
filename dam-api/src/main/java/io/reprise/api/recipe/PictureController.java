package io.reprise.api.recipe;

import io.reprise.api.Drafts;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.problem.Refusal;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.channel.Rendering;
import io.reprise.domain.recipe.Overlay;
import io.reprise.domain.recipe.Position;
import io.reprise.domain.recipe.RecipeDefinition;
import io.reprise.domain.shared.Digest;
import io.reprise.media.request.MediaFailure;
import io.reprise.media.request.MediaOutcome;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import io.reprise.media.request.Treatment;
import io.reprise.media.worker.MediaWorkers;
import io.reprise.media.worker.Priority;
import jakarta.servlet.http.HttpServletRequest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pictures that recipes draw. One is kept if a worker can draw it; what no recipe names is swept after an hour. */
@RestController
@RequestMapping("/api/v1/pictures")
class PictureController {
    private static final long MOST_BYTES = 512_000;
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final BlobStore blobs;
    private final MediaWorkers workers;
    private final Drafts drafts;

    PictureController(BlobStore blobs, MediaWorkers workers, Drafts drafts) {
        this.blobs = blobs;
        this.workers = workers;
        this.drafts = drafts;
    }

    record PictureBody(String picture, long bytes) {}

    @PutMapping(
            value = "/{sha256}",
            consumes = {MediaType.IMAGE_PNG_VALUE, "image/svg+xml"})
    @Gate(Capability.DEFINE_PROFILES)
    @Answers({200, 400, 413, 415, 422, 503})
    ResponseEntity<PictureBody> store(HttpServletRequest request, @PathVariable String sha256)
            throws IOException, InterruptedException {
        if (!Digest.isHex(sha256)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "A picture is named by its SHA-256.", Map.of());
        }
        try (BlobStore.Staged staged = blobs.stage(request.getInputStream(), MOST_BYTES)) {
            if (!staged.digest().value().equals(sha256)) {
                throw new Refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "digest-mismatch",
                        "The bytes are not those that the address names.",
                        Map.of("sha256", staged.digest().value()));
            }
            refuseWhatCannotBeDrawn(staged);
            long size = staged.size();
            staged.commit();
            return ResponseEntity.ok(new PictureBody(sha256, size));
        } catch (BlobStore.TooLarge e) {
            throw new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE, "too-large", "The picture is too large.", Map.of("limit", e.limit()));
        }
    }

    private void refuseWhatCannotBeDrawn(BlobStore.Staged staged) throws IOException, InterruptedException {
        Path directory = drafts.directory();
        try {
            Path ground = directory.resolve("ground.png");
            ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", ground.toFile());
            var overlay = new Overlay(staged.digest(), null, Position.CENTRE, 1, 0, "#000000", null, 1);
            var recipe = new RecipeDefinition(null, null, null, null, List.of(overlay), null, null);
            var rendering = new Rendering(64, 64, Rendering.Fit.INSIDE, "png", 90, null, false);
            var treatment = new Treatment(recipe, Map.of(staged.digest().value(), staged.file()));
            var output = new MediaRequest.Output(directory.resolve("drawn"), rendering, null, treatment);
            MediaOutcome outcome =
                    workers.serve(MediaRequest.render(ground, List.of(output)), Priority.INTERACTIVE, LONGEST);
            switch (outcome) {
                case MediaResult _ -> {}
                case MediaFailure.NoWorker _ ->
                    throw new Refusal(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "media-worker-unavailable",
                            "No process can be started that looks into files.",
                            Map.of());
                case MediaFailure failure ->
                    throw new Refusal(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "unreadable-media",
                            "The file is no PNG or SVG that can be drawn.",
                            Map.of("detected", "unknown", "reason", failure.reason()));
            }
        } finally {
            Drafts.delete(directory);
        }
    }
}
