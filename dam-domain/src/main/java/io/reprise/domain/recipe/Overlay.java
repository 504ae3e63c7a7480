package io.reprise.domain.recipe;

import io.reprise.domain.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A badge, an eco label, a price: a picture or a line of text, one of the two, drawn over the frame.
 *
 * @param picture PNG or SVG that was stored before
 * @param size of a picture: its longer side, of a text: its height, as a share of the frame's shorter side, 0.02 to 1
 * @param margin to the edges of the frame as a share of its shorter side, 0 to 0.4
 * @param colour of a text
 * @param ground of a text, absent = the text stands on the picture
 * @param opacity 0.05 to 1
 */
public record Overlay(
        @Nullable Digest picture,
        @Nullable String text,
        Position position,
        double size,
        double margin,
        String colour,
        @Nullable String ground,
        double opacity) {
    static final int LONGEST_TEXT = 80;

    /** @throws RecipeRejection.InvalidRecipe for what is out of range, both or neither */
    public Overlay {
        if ((picture == null) == (text == null)) {
            throw new RecipeRejection.InvalidRecipe("/overlays", "picture-or-text");
        }
        if (text != null) {
            Checks.text("/overlays/text", text, LONGEST_TEXT);
        }
        Checks.share("/overlays/size", size, 0.02, 1);
        Checks.share("/overlays/margin", margin, 0, 0.4);
        Checks.colour("/overlays/colour", colour);
        Checks.colour("/overlays/ground", ground);
        Checks.share("/overlays/opacity", opacity, 0.05, 1);
    }
}
