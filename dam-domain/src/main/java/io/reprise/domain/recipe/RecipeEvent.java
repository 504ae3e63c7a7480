package io.reprise.domain.recipe;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.util.UUID;

/** What has happened to a recipe. Stored for ever under the names given here. */
public sealed interface RecipeEvent {
    UUID recipeId();

    /** @param revision counts from 1 without gaps; files name the one they were made by */
    @StoredAs(value = "recipe.revised", audience = Audience.ALL)
    record Revised(UUID recipeId, String name, int revision, String label, RecipeDefinition definition)
            implements RecipeEvent {}
}
