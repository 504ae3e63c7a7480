package io.reprise.domain.recipe;

import java.util.Locale;

/**
 * What lies behind the product.
 *
 * @param colour {@code #rrggbb} in lower case
 */
public record Background(Kind kind, String colour) {
    /** How far the colour reaches. */
    public enum Kind {
        /** Behind transparent pixels and beside the picture. */
        FILL,
        /** In place of a uniform ground too; a ground that is not uniform stays as it was photographed. */
        REPLACE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws RecipeRejection.InvalidRecipe for what is no colour */
    public Background {
        Checks.colour("/background/colour", colour);
    }
}
