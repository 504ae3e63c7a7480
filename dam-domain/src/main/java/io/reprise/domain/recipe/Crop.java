package io.reprise.domain.recipe;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What of the picture is shown.
 *
 * @param area of a fixed crop, and of that only
 * @param margin of a crop to the product: free ground on each side, as a share of the product's longer side, 0 to 1
 */
public record Crop(Kind kind, @Nullable Area area, double margin) {
    /** How the part is found. */
    public enum Kind {
        /** All of it. */
        WHOLE,
        /** As much as fills the frame, around the focal point of the request. */
        FRAME,
        /** As much as fills the frame, around what stands out most. */
        SMART,
        /** The product with a margin, as far as the picture goes; on a ground that is not uniform all of it. */
        CONTENT,
        /** Always the same part. */
        FIXED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part in shares of the picture's sides, 0 to 1. */
    public record Area(double x, double y, double width, double height) {
        /** @throws RecipeRejection.InvalidRecipe unless it lies in the picture */
        public Area {
            Checks.share("/crop/area/x", x, 0, 1);
            Checks.share("/crop/area/y", y, 0, 1);
            Checks.share("/crop/area/width", width, 0.01, 1 - x + 1e-9);
            Checks.share("/crop/area/height", height, 0.01, 1 - y + 1e-9);
        }
    }

    /** @throws RecipeRejection.InvalidRecipe for an area where none belongs, or none where one does */
    public Crop {
        Checks.share("/crop/margin", margin, 0, 1);
        if ((kind == Kind.FIXED) != (area != null)) {
            throw new RecipeRejection.InvalidRecipe("/crop/area", area == null ? "required" : "only-with-fixed");
        }
    }
}
