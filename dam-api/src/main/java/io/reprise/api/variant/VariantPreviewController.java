package io.reprise.api.variant;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.master.Masters;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.recipe.RecipeTrial;
import io.reprise.api.recipe.Recipes;
import io.reprise.domain.channel.ProfileRevision;
import io.reprise.domain.master.Content;
import io.reprise.domain.recipe.Applied;
import io.reprise.domain.recipe.Recipe;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.variant.Cut;
import io.reprise.domain.variant.FocalPoint;
import io.reprise.media.request.MediaRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What a variant would look like, before anybody asks for it. */
@RestController
@RequestMapping("/api/v1")
class VariantPreviewController {
    /** Longest sides that are made: the next larger one is, so that an answer serves whoever asks nearly the same. */
    private static final TreeSet<Integer> SIDES = new TreeSet<>(List.of(256, 512, 1_024));

    private final Masters masters;
    private final ProfilesInForce profiles;
    private final VariantPreviews previews;
    private final Recipes recipes;

    VariantPreviewController(Masters masters, ProfilesInForce profiles, VariantPreviews previews, Recipes recipes) {
        this.recipes = recipes;
        this.masters = masters;
        this.profiles = profiles;
        this.previews = previews;
    }

    /** The focal point is asked of a crop only; {@code Reprise-Cut} tells what of the version is shown, in its pixels. */
    @GetMapping("/masters/{id}/variants:preview")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 304, 422})
    ResponseEntity<byte[]> preview(
            WebRequest asked,
            @PathVariable UUID id,
            @RequestParam String profile,
            @RequestParam(defaultValue = "standard") String recipe,
            @RequestParam(required = false) @Nullable Double x,
            @RequestParam(required = false) @Nullable Double y,
            @RequestParam(required = false) @Nullable List<String> apply,
            @RequestParam(defaultValue = "512") int width)
            throws IOException, InterruptedException {
        FocalPoint focalPoint = focalPoint(recipe, x, y, width);
        List<String> names = new ArrayList<>(List.of(recipe));
        names.addAll(apply == null ? List.of() : apply);
        Applied applied = recipes.applied(names);
        Content content = content(id);
        Digest digest = content.digest();
        ProfileRevision revision = profiles.require(profile);
        int side = side(width);
        Cut cut = focalPoint == null
                ? Cut.none(content.media().width(), content.media().height())
                : Cut.of(
                        revision.rendering(),
                        content.media().width(),
                        content.media().height(),
                        focalPoint);
        // All that it depends on, and the cut rather than the focal point: those that cut alike look alike.
        String tag = "\"%s-%s-%d-%s-%d,%d-%d\""
                .formatted(
                        digest.value(),
                        profile,
                        revision.number(),
                        applied == null ? recipe : applied.hash(),
                        cut.left(),
                        cut.top(),
                        side);
        boolean known = asked.checkNotModified(tag);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(MediaType.IMAGE_JPEG);
        if (applied == null) {
            answer.header("Reprise-Cut", "%d,%d,%d,%d".formatted(cut.left(), cut.top(), cut.width(), cut.height()));
        }
        var framing = new MediaRequest.Framing(revision.rendering(), focalPoint, recipes.treatment(applied));
        return known ? answer.build() : answer.body(previews.of(digest, framing, side));
    }

    /** What a recipe that nobody has saved yet would make of it. */
    @PostMapping("/masters/{id}/variants:preview")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    ResponseEntity<byte[]> tryOut(@PathVariable UUID id, @RequestBody RecipeTrial trial)
            throws IOException, InterruptedException {
        ProfileRevision revision = profiles.require(trial.profileName());
        var framing = new MediaRequest.Framing(revision.rendering(), null, recipes.treatment(trial));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_JPEG)
                .body(previews.of(content(id).digest(), framing, side(trial.width())));
    }

    private Content content(UUID id) {
        Content content = masters.load(id, null).master().current().content();
        if (content.digest().isErased()) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such thing.", Map.of());
        }
        return content;
    }

    private static int side(int width) {
        Integer next = SIDES.ceiling(width);
        return next == null ? SIDES.last() : next;
    }

    /** @return null = the whole picture */
    private static @Nullable FocalPoint focalPoint(String recipe, @Nullable Double x, @Nullable Double y, int width) {
        List<FieldError> errors = new ArrayList<>();
        if (width < 1 || width > 8_192) {
            errors.add(new FieldError("/width", "out-of-range"));
        }
        check("/x", x, recipe, errors);
        check("/y", y, recipe, errors);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        boolean cut = recipe.equals(Recipe.CROP) || x != null || y != null;
        return cut ? new FocalPoint(x == null ? 0.5 : x, y == null ? 0.5 : y) : null;
    }

    private static void check(String pointer, @Nullable Double value, String recipe, List<FieldError> errors) {
        if (value != null && recipe.equals(Recipe.STANDARD)) {
            errors.add(new FieldError(pointer, "only-with-crop"));
        } else if (value != null && !(value >= 0 && value <= 1)) {
            errors.add(new FieldError(pointer, "out-of-range"));
        }
    }
}
