package io.reprise.domain.recipe;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Map;

/** Why a recipe may not be as asked. */
public abstract sealed class RecipeRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private RecipeRejection(Kind kind, String code, Map<String, Object> params) {
        super(kind, code, params);
    }

    /** Lower-case words joined by hyphens, 2 to 64 characters, and not {@code standard} or {@code crop}. */
    public static final class InvalidName extends RecipeRejection {
        private static final long serialVersionUID = 1L;

        public InvalidName(String recipe) {
            super(Kind.INVALID, "invalid-recipe-name", Map.of("recipe", recipe));
        }
    }

    /** A part of it is out of range. */
    public static final class InvalidRecipe extends RecipeRejection {
        private static final long serialVersionUID = 1L;

        private final transient FieldError error;

        public InvalidRecipe(String pointer, String code) {
            super(Kind.INVALID, "invalid-recipe", Map.of("pointer", pointer, "reason", code));
            this.error = new FieldError(pointer, code);
        }

        public List<FieldError> errors() {
            return List.of(error);
        }
    }

    /** There is no such recipe, or none of that revision. */
    public static final class UnknownRecipe extends RecipeRejection {
        private static final long serialVersionUID = 1L;

        public UnknownRecipe(String recipe) {
            super(Kind.INVALID, "unknown-recipe", Map.of("recipe", recipe));
        }
    }
}
