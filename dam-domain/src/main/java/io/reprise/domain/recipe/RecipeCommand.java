package io.reprise.domain.recipe;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a recipe. */
public sealed interface RecipeCommand {
    UUID recipeId();

    /**
     * Defines a new recipe or adds a revision to one; answers with the recipe's version. A repeat changes nothing.
     *
     * @param expected version that is changed; null = there is none yet
     * @param label what people call it
     */
    record Revise(
            @TargetAggregateIdentifier UUID recipeId,
            @Nullable Long expected,
            String name,
            String label,
            RecipeDefinition definition)
            implements RecipeCommand {}
}
