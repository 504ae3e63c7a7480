package io.reprise.api.variant;

import io.reprise.domain.recipe.Applied;
import io.reprise.domain.recipe.Recipe;
import io.reprise.domain.shared.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Lists of names of recipes in requests. */
final class RecipeNames {
    private RecipeNames() {}

    /** Named recipes in their order; whether there are such is not looked at. */
    static List<String> of(JsonNode given, String at, List<FieldError> errors) {
        Set<String> names = new LinkedHashSet<>();
        if (!given.isArray() || given.size() > Applied.MOST) {
            errors.add(new FieldError(at, given.isArray() ? "too-many" : "not-an-array"));
            return List.of();
        }
        for (int i = 0; i < given.size(); i++) {
            JsonNode name = given.path(i);
            if (!name.isString() || name.asString().length() > 64 || Recipe.isBuiltIn(name.asString())) {
                errors.add(new FieldError(at + "/" + i, "unknown-value"));
            } else if (!names.add(name.asString())) {
                errors.add(new FieldError(at + "/" + i, "duplicate"));
            }
        }
        return new ArrayList<>(names);
    }
}
