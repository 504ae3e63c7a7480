package io.reprise.api.variant;

import io.reprise.domain.recipe.Applied;
import io.reprise.domain.recipe.Recipe;
import io.reprise.domain.variant.Variant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be done to the recipes of many variants. A recipe that is added lies above the others; added again it is taken
 * in its newest revision.
 */
record RecipeChange(List<String> add, List<String> remove) {
    RecipeChange {
        add = List.copyOf(add);
        remove = List.copyOf(remove);
    }

    static RecipeChange of(JsonNode params) {
        return new RecipeChange(names(params.path("add")), names(params.path("remove")));
    }

    private static List<String> names(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    void into(ObjectNode params) {
        ArrayNode added = params.putArray("add");
        add.forEach(added::add);
        ArrayNode removed = params.putArray("remove");
        remove.forEach(removed::add);
    }

    /** The names of the recipes that the variant is to be made by; its own recipe stays the first. */
    List<String> after(Variant variant) {
        Applied before = variant.wantedApplied();
        List<String> names = new ArrayList<>(before == null ? List.of() : before.names());
        names.removeIf(name -> remove.contains(name) && !name.equals(variant.recipe()));
        names.removeIf(name -> add.contains(name) && !name.equals(variant.recipe()));
        if (!Recipe.isBuiltIn(variant.recipe()) && !names.contains(variant.recipe())) {
            names.addFirst(variant.recipe());
        }
        add.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }
}
