package io.reprise.api.variant;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.recipe.Recipe;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.variant.FocalPoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which variants somebody asks for.
 *
 * @param profiles 1 to 50 names
 * @param recipe standard, crop, or the name of one that may not be there
 * @param focalPoint what a cut keeps in sight; a crop has one, the whole picture none
 * @param apply recipes to be laid over it; null = those that are on it already
 */
record DeriveForm(
        List<String> profiles,
        String recipe,
        @Nullable FocalPoint focalPoint,
        @Nullable List<String> apply) {
    private static final Set<String> MEMBERS = Set.of("profiles", "recipe", "focalPoint", "apply");

    DeriveForm {
        profiles = List.copyOf(profiles);
        apply = apply == null ? null : List.copyOf(apply);
    }

    /** @throws InvalidRequest with everything that is wrong */
    static DeriveForm of(JsonNode request) {
        List<FieldError> errors = new ArrayList<>();
        for (String member : request.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                errors.add(new FieldError("/" + member.replace("~", "~0").replace("/", "~1"), "unknown-member"));
            }
        }
        List<String> profiles = profiles(request.path("profiles"), errors);
        JsonNode point = request.path("focalPoint");
        boolean pointed = !point.isMissingNode() && !point.isNull();
        FocalPoint focalPoint = pointed ? point(point, errors) : null;
        String recipe = recipe(request.path("recipe"), pointed, errors);
        if (pointed && recipe.equals(Recipe.STANDARD)) {
            errors.add(new FieldError("/focalPoint", "only-with-crop"));
        }
        List<String> apply =
                request.path("apply").isMissingNode() || request.path("apply").isNull()
                        ? null
                        : RecipeNames.of(request.path("apply"), "/apply", errors);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        boolean centred = recipe.equals(Recipe.CROP) && focalPoint == null;
        return new DeriveForm(profiles, recipe, centred ? FocalPoint.CENTRE : focalPoint, apply);
    }

    private static List<String> profiles(JsonNode given, List<FieldError> errors) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        if (!given.isArray() || given.isEmpty() || given.size() > 50) {
            errors.add(new FieldError("/profiles", "one-to-fifty-names"));
        } else {
            for (int i = 0; i < given.size(); i++) {
                if (given.path(i).isString()) {
                    names.add(given.path(i).asString());
                } else {
                    errors.add(new FieldError("/profiles/" + i, "not-text"));
                }
            }
        }
        return List.copyOf(names);
    }

    private static String recipe(JsonNode given, boolean pointed, List<FieldError> errors) {
        if (given.isMissingNode() || given.isNull()) {
            return pointed ? Recipe.CROP : Recipe.STANDARD;
        }
        if (!given.isString() || given.asString().length() > 64) {
            errors.add(new FieldError("/recipe", "unknown-value"));
        }
        return given.asString("");
    }

    private static FocalPoint point(JsonNode given, List<FieldError> errors) {
        if (!given.isObject()) {
            errors.add(new FieldError("/focalPoint", "not-an-object"));
            return FocalPoint.CENTRE;
        }
        int before = errors.size();
        for (String member : given.propertyNames()) {
            if (!member.equals("x") && !member.equals("y")) {
                errors.add(new FieldError(
                        "/focalPoint/" + member.replace("~", "~0").replace("/", "~1"), "unknown-member"));
            }
        }
        double x = share(given.path("x"), "/focalPoint/x", errors);
        double y = share(given.path("y"), "/focalPoint/y", errors);
        return errors.size() == before ? new FocalPoint(x, y) : FocalPoint.CENTRE;
    }

    private static double share(JsonNode given, String pointer, List<FieldError> errors) {
        if (!given.isNumber()) {
            errors.add(new FieldError(pointer, given.isMissingNode() ? "required" : "wrong-type"));
            return 0;
        }
        double value = given.doubleValue();
        if (!(value >= 0 && value <= 1)) {
            errors.add(new FieldError(pointer, "out-of-range"));
        }
        return value;
    }
}
