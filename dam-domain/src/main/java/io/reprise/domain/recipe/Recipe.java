package io.reprise.domain.recipe;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A named recipe with all its revisions: files say which they were made by, so that none is ever changed. */
@AggregateRoot(type = "recipe")
@StoredAs(value = "recipe.snapshot", audience = Audience.ALL)
public final class Recipe {
    /** Recipes that were there before any was named: the whole picture, and the frame filled around a focal point. */
    public static final String STANDARD = "standard";

    public static final String CROP = "crop";
    private static final Set<String> BUILT_IN = Set.of(STANDARD, CROP);

    @AggregateIdentifier
    private @Nullable UUID recipeId;

    private String name = "";
    private String label = "";
    private List<RecipeDefinition> revisions = new ArrayList<>();

    /** Empty, for the repository to fold events into. */
    public Recipe() {}

    /** The recipe as these events, in their order, left it. */
    public static Recipe of(Iterable<? extends RecipeEvent> events) {
        Recipe recipe = new Recipe();
        events.forEach(recipe::on);
        return recipe;
    }

    /** The same for the same name. */
    public static UUID idOf(String name) {
        String named = "recipe:" + name;
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_16BE));
    }

    /** Whether the name is one of the recipes that need no definition. */
    public static boolean isBuiltIn(String name) {
        return BUILT_IN.contains(name);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(RecipeCommand.Revise command) {
        refuseIfStale(command);
        int length = command.name().length();
        // Length first: the expression recurses once per word, which a long enough name would exhaust.
        if (length < 2
                || length > 64
                || !command.name().matches("[a-z0-9]+(-[a-z0-9]+)*")
                || isBuiltIn(command.name())) {
            throw new RecipeRejection.InvalidName(length > 64 ? command.name().substring(0, 64) : command.name());
        }
        Checks.text("/label", command.label(), 80);
        boolean same = !revisions.isEmpty()
                && revisions.getLast().equals(command.definition())
                && label.equals(command.label());
        if (!same) {
            apply(new RecipeEvent.Revised(
                    command.recipeId(), command.name(), revisions.size() + 1, command.label(), command.definition()));
        }
        return getVersion();
    }

    /** The framework checks the expected version only of commands that never create. */
    private static void refuseIfStale(RecipeCommand.Revise command) {
        long expected = Objects.requireNonNullElse(command.expected(), -1L);
        long actual = Objects.requireNonNullElse(getVersion(), -1L);
        if (expected != actual) {
            throw new ConflictingAggregateVersionException(command.recipeId().toString(), expected, actual);
        }
    }

    @EventSourcingHandler
    void on(RecipeEvent event) {
        switch (event) {
            case RecipeEvent.Revised e -> {
                recipeId = e.recipeId();
                name = e.name();
                label = e.label();
                revisions.add(e.definition());
            }
        }
    }

    /** Absent only before the first event. */
    public @Nullable UUID recipeId() {
        return recipeId;
    }

    public String name() {
        return name;
    }

    public String label() {
        return label;
    }

    /** Number of the newest revision, from 1. */
    public int revision() {
        return revisions.size();
    }

    /** What a revision says; empty if there is none of that number. */
    public Optional<RecipeDefinition> definition(int revision) {
        return revision < 1 || revision > revisions.size()
                ? Optional.empty()
                : Optional.of(revisions.get(revision - 1));
    }
}
