package io.reprise.domain.recipe;

import io.reprise.domain.shared.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every part of a recipe asks of its numbers, colours and texts. */
final class Checks {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    private Checks() {}

    static void share(String pointer, @Nullable Double value, double least, double most) {
        if (value != null && !(value >= least && value <= most)) {
            throw new RecipeRejection.InvalidRecipe(pointer, "out-of-range");
        }
    }

    static void colour(String pointer, @Nullable String value) {
        if (value != null && !COLOUR.matcher(value).matches()) {
            throw new RecipeRejection.InvalidRecipe(pointer, "not-a-colour");
        }
    }

    static void text(String pointer, String value, int longest) {
        if (value.isBlank() || !Text.isClean(value)) {
            throw new RecipeRejection.InvalidRecipe(pointer, "not-text");
        }
        if (Text.length(value) > longest) {
            throw new RecipeRejection.InvalidRecipe(pointer, "too-long");
        }
    }
}
