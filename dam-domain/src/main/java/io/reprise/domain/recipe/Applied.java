package io.reprise.domain.recipe;

import java.util.List;

/**
 * The recipes a file is made by, each laid over the one before it.
 *
 * @param recipes at most {@value #MOST}
 * @param hash of what they come to, see {@link RecipeDefinition#hash()}
 */
public record Applied(List<Use> recipes, String hash) {
    /** Recipes laid over each other; more is a mistake. */
    public static final int MOST = 10;

    /** A recipe in one of its revisions. */
    public record Use(String recipe, int revision) {}

    public Applied {
        recipes = List.copyOf(recipes);
    }

    /** Their names in order. */
    public List<String> names() {
        return recipes.stream().map(Use::recipe).toList();
    }
}
