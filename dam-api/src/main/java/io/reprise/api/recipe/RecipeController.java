package io.reprise.api.recipe;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.precondition.IfMatches;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.time.Positions;
import io.reprise.domain.recipe.Recipe;
import io.reprise.domain.recipe.RecipeCommand;
import io.reprise.domain.recipe.RecipeDefinition;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.event.Commands;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Recipes. Their rows are written with the decision: nothing that is read here lags. */
@RestController
@RequestMapping("/api/v1/recipes")
class RecipeController {
    private final Recipes recipes;
    private final Commands commands;

    RecipeController(Recipes recipes, Commands commands) {
        this.recipes = recipes;
        this.commands = commands;
    }

    /** @param label what people call it; absent = its name */
    record RecipeForm(@Nullable String label, @Nullable DefinitionBody definition) {}

    /**
     * @param hash of what the newest revision says
     */
    record RecipeBody(String recipe, String label, int revision, String hash, DefinitionBody definition) {
        static RecipeBody of(Recipe recipe) {
            RecipeDefinition newest = recipe.definition(recipe.revision()).orElseThrow();
            return new RecipeBody(
                    recipe.name(), recipe.label(), recipe.revision(), newest.hash(), DefinitionBody.of(newest));
        }
    }

    record RecipesBody(List<RecipeBody> items) {}

    @GetMapping
    @Gate(Capability.ANY_SIGNED_IN)
    RecipesBody list() {
        return new RecipesBody(recipes.all().stream()
                .map(loaded -> RecipeBody.of(loaded.recipe()))
                .toList());
    }

    @GetMapping("/{recipe}")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 304})
    ResponseEntity<RecipeBody> one(@PathVariable String recipe) {
        Recipes.Loaded loaded = recipes.find(recipe).orElseThrow(RecipeController::missing);
        return ResponseEntity.ok().eTag(IfMatch.tag(loaded.version())).body(RecipeBody.of(loaded.recipe()));
    }

    @PutMapping("/{recipe}")
    @Gate(Capability.DEFINE_PROFILES)
    @Answers({200, 201, 412, 428})
    ResponseEntity<RecipeBody> revise(
            Caller caller,
            @PathVariable String recipe,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RecipeForm form) {
        Optional<Recipes.Loaded> existing = recipes.find(recipe);
        Long expected = existing.isPresent() ? IfMatches.parse(ifMatch).version() : null;
        if (form.definition() == null) {
            throw new InvalidRequest(List.of(new FieldError("/definition", "required")));
        }
        RecipeDefinition definition = form.definition().definition();
        recipes.refuseUnknownPictures(definition);
        Commands.Receipt receipt = commands.dispatch(
                new RecipeCommand.Revise(
                        Recipe.idOf(recipe),
                        expected,
                        recipe,
                        Objects.requireNonNullElse(form.label(), recipe),
                        definition),
                new Commands.Context("user:" + caller.personId(), null, Correlation.current()));
        Recipes.Loaded revised = recipes.find(recipe).orElseThrow(RecipeController::missing);
        return ResponseEntity.status(existing.isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
                .eTag(IfMatch.tag(receipt.version()))
                .header(Positions.HEADER, receipt.position().encode())
                .body(RecipeBody.of(revised.recipe()));
    }

    private static Refusal missing() {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such recipe.", Map.of());
    }
}
