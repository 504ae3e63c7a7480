package io.reprise.media.rendering;

import io.reprise.domain.recipe.AiLabel;
import io.reprise.domain.recipe.Background;
import io.reprise.domain.recipe.Overlay;
import io.reprise.domain.recipe.Position;
import io.reprise.domain.recipe.RecipeDefinition;
import io.reprise.domain.shared.Digest;
import io.reprise.media.inspection.GroundMask;
import io.reprise.media.raster.CannotDrawException;
import io.reprise.media.raster.Frame;
import io.reprise.media.raster.Pixels;
import io.reprise.media.raster.Raster;
import io.reprise.media.raster.RasterEngine;
import io.reprise.media.raster.Stamp;
import io.reprise.media.request.Treatment;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does to the placed pixels what a recipe says, and puts them into their frame. Stamps are drawn once for all outputs of a size. */
final class Composer {
    /** The note that a picture's ground could not be replaced. */
    static final String NOT_UNIFORM = "ground-not-uniform";

    private static final int LABEL_COLOUR = 0xffffff;
    private static final int LABEL_GROUND = 0x000000;
    private static final double LABEL_OPACITY = 0.6;
    private static final double LABEL_MARGIN = 0.02;

    private final RasterEngine engine;
    private final Map<String, Stamp> stamps = new HashMap<>();

    Composer(RasterEngine engine) {
        this.engine = engine;
    }

    /**
     * What was made of the placed pixels.
     *
     * @param placed with the ground, tone and sharpness of the recipe, not framed yet: the ground is measured on it
     */
    record Composed(Raster placed, Raster framed, List<String> notes) implements AutoCloseable {
        @Override
        public void close() {
            framed.close();
            placed.close();
        }
    }

    /** @throws IOException when a stored picture cannot be read */
    Composed composed(Raster source, Frame frame, Treatment treatment) throws IOException {
        RecipeDefinition recipe = treatment.recipe();
        refuseTooLarge(frame);
        Background background = recipe.background();
        int ground = background == null ? Colours.WHITE : Colours.rgb(background.colour());
        List<String> notes = new ArrayList<>();
        try (Raster flat = source.flattened(ground)) {
            Canvas canvas = Canvas.of(flat.onWhite());
            if (background != null
                    && background.kind() == Background.Kind.REPLACE
                    && !replaced(canvas, flat.onWhite(), ground)) {
                notes.add(NOT_UNIFORM);
            }
            if (recipe.tone() != null) {
                Toning.apply(canvas, recipe.tone());
            }
            if (recipe.sharpen() != null) {
                canvas.sharpen(recipe.sharpen());
            }
            Raster placed = engine.raster(canvas.width, canvas.height, canvas.rgb);
            Canvas framed = canvas.framed(frame, ground);
            for (Overlay overlay : recipe.overlays()) {
                draw(framed, overlay, treatment.pictures());
            }
            if (recipe.aiLabel() != null) {
                draw(framed, recipe.aiLabel());
            }
            return new Composed(placed, engine.raster(framed.width, framed.height, framed.rgb), notes);
        }
    }

    private static void refuseTooLarge(Frame frame) {
        if ((long) frame.width() * frame.height() > Canvas.MOST_PIXELS) {
            throw new CannotDrawException(
                    "a recipe is for frames of up to " + Canvas.MOST_PIXELS / 1_000_000 + " megapixels");
        }
    }

    /** Whether the ground is uniform, so that it could be told from the product. */
    private static boolean replaced(Canvas canvas, Pixels pixels, int colour) {
        @Nullable GroundMask mask = GroundMask.of(pixels);
        if (mask == null) {
            return false;
        }
        for (int i = 0; i < canvas.width * canvas.height; i++) {
            double share = mask.share(i);
            if (share > 0) {
                canvas.mix(i, colour, share);
            }
        }
        return true;
    }

    private void draw(Canvas canvas, Overlay overlay, Map<String, Path> pictures) throws IOException {
        int shorter = Math.min(canvas.width, canvas.height);
        int size = Math.max(1, (int) Math.ceil(overlay.size() * shorter));
        int margin = (int) Math.round(overlay.margin() * shorter);
        Digest picture = overlay.picture();
        String text = overlay.text();
        if (picture != null) {
            place(canvas, picture(picture, size, pictures), overlay.position(), margin, overlay.opacity());
        } else if (text != null) {
            Stamp line = text(text, size, Colours.rgb(overlay.colour()));
            Integer ground = overlay.ground() == null ? null : Colours.rgb(overlay.ground());
            line(canvas, line, overlay.position(), margin, ground, overlay.opacity());
        }
    }

    private void draw(Canvas canvas, AiLabel label) {
        int shorter = Math.min(canvas.width, canvas.height);
        // Rounded up: a label of 4.99 % would be none.
        int size = Math.max(1, (int) Math.ceil(label.size() * shorter));
        int margin = (int) Math.round(LABEL_MARGIN * shorter);
        Stamp line = text(label.text(), size, LABEL_COLOUR);
        if (line.width() + size > canvas.width) {
            throw new CannotDrawException("the AI label is wider than the picture");
        }
        line(canvas, line, label.position(), margin, LABEL_GROUND, LABEL_OPACITY);
    }

    private static void line(
            Canvas canvas, Stamp line, Position position, int margin, @Nullable Integer ground, double opacity) {
        int pad = ground == null ? 0 : line.height() / 2;
        int width = line.width() + 2 * pad;
        int height = line.height() + 2 * pad;
        int left = start(position.across(), canvas.width, width, margin);
        int top = start(position.down(), canvas.height, height, margin);
        if (ground != null) {
            canvas.fill(left, top, width, height, ground, opacity);
        }
        canvas.draw(line, left + pad, top + pad, ground == null ? opacity : 1);
    }

    private static void place(Canvas canvas, Stamp stamp, Position position, int margin, double opacity) {
        canvas.draw(
                stamp,
                start(position.across(), canvas.width, stamp.width(), margin),
                start(position.down(), canvas.height, stamp.height(), margin),
                opacity);
    }

    private static int start(double share, int side, int length, int margin) {
        return (int) Math.round(margin + share * (side - length - 2.0 * margin));
    }

    private Stamp text(String text, int height, int rgb) {
        return stamps.computeIfAbsent("text " + height + " " + rgb + " " + text, _ -> engine.text(text, height, rgb));
    }

    private Stamp picture(Digest digest, int longestSide, Map<String, Path> pictures) throws IOException {
        String key = digest.value() + " " + longestSide;
        Stamp known = stamps.get(key);
        if (known == null) {
            Path file = pictures.get(digest.value());
            if (file == null) {
                throw new CannotDrawException("a picture of the recipe is missing");
            }
            known = engine.picture(MemorySegment.ofArray(Files.readAllBytes(file)), longestSide);
            stamps.put(key, known);
        }
        return known;
    }
}
