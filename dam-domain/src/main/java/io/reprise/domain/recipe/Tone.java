package io.reprise.domain.recipe;

import org.jspecify.annotations.Nullable;

/**
 * A change of colours, for a brand, a season or an audience. Pure black and pure white stay as they are under a tint.
 *
 * @param brightness factor, 0.5 to 1.5; 1 = as it is
 * @param contrast factor about middle grey, 0.5 to 1.5; 1 = as it is
 * @param saturation factor, 0 (grey) to 2; 1 = as it is
 * @param tint colour that middle tones are drawn to, {@code #rrggbb}
 * @param strength how far they are drawn, 0 to 1
 */
public record Tone(
        double brightness,
        double contrast,
        double saturation,
        @Nullable String tint,
        double strength) {
    /** @throws RecipeRejection.InvalidRecipe for what is out of range */
    public Tone {
        Checks.share("/tone/brightness", brightness, 0.5, 1.5);
        Checks.share("/tone/contrast", contrast, 0.5, 1.5);
        Checks.share("/tone/saturation", saturation, 0, 2);
        Checks.colour("/tone/tint", tint);
        Checks.share("/tone/strength", strength, 0, 1);
    }
}
