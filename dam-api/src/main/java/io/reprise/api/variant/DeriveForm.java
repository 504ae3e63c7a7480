package io.reprise.api.variant;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.variant.FocalPoint;
import io.reprise.domain.variant.Recipe;
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
 * @param focalPoint what a cut keeps in sight; there is one for a crop and only for that
 */
record DeriveForm(
        List<String> profiles, Recipe recipe, @Nullable FocalPoint focalPoint) {
    private static final Set<String> MEMBERS = Set.of("profiles", "recipe", "focalPoint");

    DeriveForm {
        profiles = List.copyOf(profiles);
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
        FocalPoint focalPoint = pointed ? point(point, errors) : FocalPoint.CENTRE;
        Recipe recipe = recipe(request.path("recipe"), pointed, errors);
        if (pointed && recipe == Recipe.STANDARD) {
            errors.add(new FieldError("/focalPoint", "only-with-crop"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        return new DeriveForm(profiles, recipe, recipe == Recipe.CROP ? focalPoint : null);
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

    private static Recipe recipe(JsonNode given, boolean pointed, List<FieldError> errors) {
        if (given.isMissingNode() || given.isNull()) {
            return pointed ? Recipe.CROP : Recipe.STANDARD;
        }
        return Recipe.of(given.isString() ? given.asString() : "").orElseGet(() -> {
            errors.add(new FieldError("/recipe", "unknown-value"));
            return Recipe.CROP;
        });
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
