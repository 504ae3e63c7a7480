package io.reprise.media.request;

import io.reprise.domain.recipe.RecipeDefinition;
import java.nio.file.Path;
import java.util.Map;

/**
 * A recipe and the stored pictures that it draws.
 *
 * @param pictures files of the recipe's overlays by their SHA-256 in hexadecimal
 */
public record Treatment(RecipeDefinition recipe, Map<String, Path> pictures) {
    public Treatment {
        pictures = Map.copyOf(pictures);
    }
}
