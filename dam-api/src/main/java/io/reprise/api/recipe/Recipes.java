package io.reprise.api.recipe;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.recipe.Applied;
import io.reprise.domain.recipe.Overlay;
import io.reprise.domain.recipe.Recipe;
import io.reprise.domain.recipe.RecipeDefinition;
import io.reprise.domain.recipe.RecipeEvent;
import io.reprise.domain.recipe.RecipeRejection;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.FieldError;
import io.reprise.media.request.Treatment;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.recipe.RecipeRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Loads recipes from the log, and lays them over each other. */
@Component
public class Recipes {
    private final EventReader reader;
    private final RecipeRows rows;
    private final BlobStore blobs;

    Recipes(EventReader reader, RecipeRows rows, BlobStore blobs) {
        this.reader = reader;
        this.rows = rows;
        this.blobs = blobs;
    }

    /** @param version what {@code ETag} says */
    record Loaded(Recipe recipe, long version) {}

    Optional<Loaded> find(String name) {
        return load(List.of(Recipe.idOf(name))).stream().findFirst();
    }

    /** All there are, by name. */
    List<Loaded> all() {
        return load(rows.ids());
    }

    private List<Loaded> load(List<UUID> ids) {
        List<String> wanted = ids.stream().map(UUID::toString).toList();
        Map<String, List<RecordedEvent>> events = wanted.isEmpty()
                ? Map.of()
                : reader.read(wanted, null).stream()
                        .collect(Collectors.groupingBy(
                                RecordedEvent::aggregateId, LinkedHashMap::new, Collectors.toList()));
        List<Loaded> loaded = new ArrayList<>();
        for (String id : wanted) {
            List<RecordedEvent> own = events.getOrDefault(id, List.of());
            if (!own.isEmpty()) {
                List<RecipeEvent> told =
                        own.stream().map(event -> (RecipeEvent) event.payload()).toList();
                loaded.add(new Loaded(Recipe.of(told), own.getLast().sequence()));
            }
        }
        return loaded;
    }

    /** @throws RecipeRejection.UnknownRecipe naming the first that there is not */
    public void requireAll(List<String> names) {
        Applied _ = applied(names);
    }

    /**
     * These recipes, each in its newest revision, laid over each other in this order.
     *
     * @return null for none, or for such as need no definition
     * @throws RecipeRejection.UnknownRecipe naming the first that there is not
     */
    public @Nullable Applied applied(List<String> names) {
        List<String> named =
                names.stream().filter(name -> !Recipe.isBuiltIn(name)).toList();
        if (named.isEmpty()) {
            return null;
        }
        Map<String, Recipe> known = load(
                        named.stream().map(Recipe::idOf).distinct().toList())
                .stream()
                .collect(Collectors.toMap(loaded -> loaded.recipe().name(), Loaded::recipe));
        List<Applied.Use> uses = new ArrayList<>();
        RecipeDefinition all = RecipeDefinition.NONE;
        for (String name : named) {
            Recipe recipe = known.get(name);
            if (recipe == null) {
                throw new RecipeRejection.UnknownRecipe(name);
            }
            uses.add(new Applied.Use(name, recipe.revision()));
            all = all.then(recipe.definition(recipe.revision()).orElseThrow());
        }
        return new Applied(uses, all.hash());
    }

    /** What a file is to be treated with; null for nothing. @throws IOException when a stored picture cannot be found */
    public @Nullable Treatment treatment(@Nullable Applied applied) throws IOException {
        return applied == null ? null : treatment(definition(applied));
    }

    private RecipeDefinition definition(Applied applied) {
        Map<String, Recipe> known = load(
                        applied.names().stream().map(Recipe::idOf).distinct().toList())
                .stream()
                .collect(Collectors.toMap(loaded -> loaded.recipe().name(), Loaded::recipe));
        RecipeDefinition all = RecipeDefinition.NONE;
        for (Applied.Use use : applied.recipes()) {
            Recipe recipe = known.get(use.recipe());
            all = all.then(Optional.ofNullable(recipe)
                    .flatMap(each -> each.definition(use.revision()))
                    .orElseThrow(() -> new RecipeRejection.UnknownRecipe(use.recipe())));
        }
        return all;
    }

    /** @throws io.reprise.api.problem.InvalidRequest if it is none, or draws what is not there */
    public Treatment treatment(RecipeTrial trial) throws IOException {
        RecipeDefinition definition = trial.read();
        refuseUnknownPictures(definition);
        return treatment(definition);
    }

    void refuseUnknownPictures(RecipeDefinition definition) {
        List<FieldError> errors = new ArrayList<>();
        List<Overlay> overlays = definition.overlays();
        for (int i = 0; i < overlays.size(); i++) {
            Digest picture = overlays.get(i).picture();
            if (picture != null && !blobs.contains(picture)) {
                errors.add(new FieldError("/definition/overlays/" + i + "/picture", "unknown-picture"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
    }

    private Treatment treatment(RecipeDefinition definition) throws IOException {
        Map<String, Path> pictures = new HashMap<>();
        for (Overlay overlay : definition.overlays()) {
            Digest picture = overlay.picture();
            if (picture != null) {
                pictures.put(picture.value(), blobs.localFile(picture));
            }
        }
        return new Treatment(definition, pictures);
    }
}
