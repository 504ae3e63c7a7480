package io.reprise.api.variant;

import io.reprise.api.gate.Role;
import io.reprise.api.job.JobOrders;
import io.reprise.api.recipe.Recipes;
import io.reprise.api.rights.Visibility;
import io.reprise.domain.recipe.Applied;
import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.variant.Variant;
import io.reprise.domain.variant.VariantCommand;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.job.Claim;
import io.reprise.storage.job.JobHandler;
import io.reprise.storage.job.Outcome;
import io.reprise.storage.job.Undos;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays recipes over the variants that a job names, or takes them away, and renders them. Done twice it comes to the same:
 * what the job has asked for already is known by the correlation of its events.
 */
@Component
class ChangeRecipes implements JobHandler {
    static final String KIND = "change-recipes";

    private final Variants variants;
    private final Recipes recipes;
    private final RenderVariants rendering;
    private final Commands commands;
    private final EventReader reader;
    private final Visibility visibility;

    ChangeRecipes(
            Variants variants,
            Recipes recipes,
            RenderVariants rendering,
            Commands commands,
            EventReader reader,
            Visibility visibility) {
        this.variants = variants;
        this.recipes = recipes;
        this.rendering = rendering;
        this.commands = commands;
        this.reader = reader;
        this.visibility = visibility;
    }

    @Override
    public List<Outcome> handle(Claim claim) throws IOException, InterruptedException {
        RecipeChange change = RecipeChange.of(claim.params());
        Role role = Role.ofWord(claim.params().path("role").asString("")).orElse(Role.VIEWER);
        if (!visibility.sees(role, UUID.fromString(claim.groupKey()))) {
            return claim.items().stream()
                    .map(item -> failed(item.no(), "not-found"))
                    .toList();
        }
        List<Outcome> outcomes = new ArrayList<>();
        List<Claim.Item> open = new ArrayList<>();
        // Most variants of a job are made by the same recipes: those are read once.
        Map<List<String>, Optional<Applied>> known = new HashMap<>();
        List<VariantCommand.Request> requests = new ArrayList<>();
        for (Claim.Item item : claim.items()) {
            Variant variant = variants.load(subject(item), null).variant();
            requests.add(request(
                    variant,
                    known.computeIfAbsent(change.after(variant), names -> Optional.ofNullable(recipes.applied(names)))
                            .orElse(null)));
        }
        List<Commands.Outcome> decided = commands.dispatchAll(requests, context(claim));
        for (int i = 0; i < decided.size(); i++) {
            Claim.Item item = claim.items().get(i);
            switch (decided.get(i).failure()) {
                case null -> open.add(item);
                case DomainRejection refused -> outcomes.add(failed(item.no(), refused.code()));
                case RuntimeException other -> throw other;
            }
        }
        outcomes.addAll(rendered(claim, open));
        return outcomes;
    }

    /** What is there already is left as it is; what the job has asked for, now or before it was broken off, is rendered. */
    List<Outcome> rendered(Claim claim, List<Claim.Item> items) throws IOException, InterruptedException {
        if (items.isEmpty()) {
            return List.of();
        }
        Set<String> touched = reader.touched(
                items.stream().map(item -> subject(item).toString()).toList(), JobOrders.correlation(claim.jobId()));
        Map<Integer, Boolean> changed = new HashMap<>();
        items.forEach(
                item -> changed.put(item.no(), touched.contains(subject(item).toString())));
        return rendering.handle(with(claim, items)).stream()
                .map(outcome -> outcome instanceof Outcome.Done done
                        ? new Outcome.Done(
                                done.no(),
                                ((ObjectNode) done.result())
                                        .put(Undos.CHANGED, Objects.requireNonNull(changed.get(done.no()))))
                        : outcome)
                .collect(Collectors.toList());
    }

    private static Claim with(Claim claim, List<Claim.Item> items) {
        return new Claim(
                claim.claim(),
                claim.jobId(),
                claim.groupNo(),
                claim.groupKey(),
                claim.kind(),
                claim.owner(),
                claim.params(),
                items);
    }

    static VariantCommand.Request request(Variant variant, @Nullable Applied applied) {
        return new VariantCommand.Request(
                Objects.requireNonNull(variant.variantId()),
                variant.masterId(),
                variant.profile(),
                variant.recipe(),
                variant.wantedVersion(),
                variant.wantedFocalPoint(),
                applied);
    }

    static Commands.Context context(Claim claim) {
        return new Commands.Context(
                claim.params().path("actor").asString("system"), null, JobOrders.correlation(claim.jobId()));
    }

    static UUID subject(Claim.Item item) {
        return Objects.requireNonNull(item.subject(), "an item is about a variant");
    }

    static Outcome failed(int no, String code) {
        return new Outcome.Failed(no, JsonNodeFactory.instance.objectNode().put("code", code), false);
    }
}
