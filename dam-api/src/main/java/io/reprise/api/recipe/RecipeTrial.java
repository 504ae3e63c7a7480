package io.reprise.api.recipe;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.recipe.RecipeDefinition;
import io.reprise.domain.shared.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recipe to be looked at before it is saved.
 *
 * @param profile whose frame it is tried in
 * @param side longest side of the picture, 1 to 8,192
 */
public record RecipeTrial(
        @Nullable String profile,
        @Nullable DefinitionBody definition,
        @Nullable Integer side) {

    public String profileName() {
        if (profile == null) {
            throw new InvalidRequest(List.of(new FieldError("/profile", "required")));
        }
        return profile;
    }

    public int width() {
        int wanted = side == null ? 512 : side;
        if (wanted < 1 || wanted > 8_192) {
            throw new InvalidRequest(List.of(new FieldError("/side", "out-of-range")));
        }
        return wanted;
    }

    RecipeDefinition read() {
        if (definition == null) {
            throw new InvalidRequest(List.of(new FieldError("/definition", "required")));
        }
        return definition.definition();
    }
}
