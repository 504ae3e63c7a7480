package io.reprise.api.variant;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Once;
import io.reprise.api.job.JobOrders;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.recipe.Recipes;
import io.reprise.api.rights.Visibility;
import io.reprise.api.time.Positions;
import io.reprise.domain.recipe.Applied;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.variant.Variant;
import io.reprise.storage.job.NewJob;
import io.reprise.storage.variant.VariantRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Other recipes for many variants, as a job; or only what it would come to. */
@RestController
class VariantBulkController {
    private static final int SAMPLES = 3;

    private final VariantRows rows;
    private final Variants variants;
    private final Recipes recipes;
    private final Visibility visibility;
    private final JobOrders orders;
    private final Positions positions;

    VariantBulkController(
            VariantRows rows,
            Variants variants,
            Recipes recipes,
            Visibility visibility,
            JobOrders orders,
            Positions positions) {
        this.rows = rows;
        this.variants = variants;
        this.recipes = recipes;
        this.visibility = visibility;
        this.orders = orders;
        this.positions = positions;
    }

    /**
     * The job that gives variants other recipes, or what it would come to.
     *
     * @param total variants that were chosen
     * @param id of the job; absent when it was only asked what it would come to, as its kind is
     * @param masters they are made of; absent for a job, as all that follows is
     * @param sample three that would change
     */
    record VariantBulkBody(
            int total,
            @Nullable UUID id,
            @Nullable String kind,
            @Nullable Integer masters,
            @Nullable List<SampleBody> sample) {}

    /**
     * @param before recipes that it is made by
     * @param after recipes that it would be made by
     */
    record SampleBody(
            UUID variantId,
            UUID masterId,
            String profile,
            String recipe,
            List<String> before,
            List<String> after,
            boolean changes) {}

    @PostMapping("/api/v1/variants:bulk")
    @Gate(Capability.EDIT)
    @Answers({200, 202, 503})
    ResponseEntity<VariantBulkBody> change(
            Caller caller,
            Once once,
            @RequestParam(required = false) @Nullable String after,
            @RequestBody JsonNode body) {
        RecipeOrder order = RecipeOrder.read(body);
        // A recipe that there is not is refused before anything is ordered.
        recipes.requireAll(order.change().add());
        if (order.dryRun()) {
            positions.awaitTables(Positions.parse(after));
            return ResponseEntity.ok(outlook(chosen(caller, order), order.change()));
        }
        ResponseEntity<JobOrders.JobRef> accepted = orders.accept(once.with(body), () -> job(caller, order));
        JobOrders.JobRef job = Objects.requireNonNull(accepted.getBody());
        return ResponseEntity.status(accepted.getStatusCode())
                .headers(accepted.getHeaders())
                .body(new VariantBulkBody(job.total(), job.id(), job.kind(), null, null));
    }

    private NewJob job(Caller caller, RecipeOrder order) {
        List<VariantRows.Row> chosen = chosen(caller, order);
        if (chosen.isEmpty()) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "nothing-to-edit", "There are no such variants.", Map.of());
        }
        ObjectNode params = JobOrders.onBehalf(caller);
        order.change().into(params);
        return new NewJob(Ids.next(), ChangeRecipes.KIND, caller.personId().toString(), null, params, items(chosen));
    }

    /** Those of one master make a group: it is decoded once for all of them. */
    static List<NewJob.Item> items(List<VariantRows.Row> chosen) {
        return chosen.stream()
                .map(row -> new NewJob.Item(
                        row.masterId().toString(),
                        row.variantId(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("masterId", row.masterId().toString())))
                .toList();
    }

    private List<VariantRows.Row> chosen(Caller caller, RecipeOrder order) {
        RecipeOrder.Query query = order.query();
        if (query != null) {
            return rows.chosen(
                    new VariantRows.Filter(
                            query.brand(),
                            query.profiles(),
                            query.live() ? Instant.now() : null,
                            query.channel(),
                            query.market(),
                            query.slot()),
                    visibility.hiddenFrom(caller.role()));
        }
        List<VariantRows.Row> known = rows.of(order.ids());
        Set<UUID> hidden = visibility.hidden(
                caller.role(),
                known.stream().map(VariantRows.Row::masterId).distinct().toList());
        List<VariantRows.Row> seen =
                known.stream().filter(row -> !hidden.contains(row.masterId())).toList();
        refuseUnknown(order.ids(), seen);
        return seen;
    }

    /** What is hidden from the caller is named like what was never there. */
    private static void refuseUnknown(List<UUID> ids, List<VariantRows.Row> seen) {
        Set<UUID> there = seen.stream().map(VariantRows.Row::variantId).collect(Collectors.toCollection(HashSet::new));
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < ids.size() && errors.size() < 100; i++) {
            if (!there.contains(ids.get(i))) {
                errors.add(new FieldError("/ids/" + i, "unknown-variant"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
    }

    private VariantBulkBody outlook(List<VariantRows.Row> chosen, RecipeChange change) {
        List<SampleBody> sample = new ArrayList<>();
        Set<UUID> shown = new HashSet<>();
        for (VariantRows.Row row : chosen) {
            // Of three different pictures more is to be seen than of one in three frames.
            if (sample.size() < SAMPLES && shown.add(row.masterId())) {
                sample.add(sample(row, change));
            }
        }
        int masters =
                (int) chosen.stream().map(VariantRows.Row::masterId).distinct().count();
        return new VariantBulkBody(chosen.size(), null, null, masters, sample);
    }

    private SampleBody sample(VariantRows.Row row, RecipeChange change) {
        Variant variant = variants.load(row.variantId(), null).variant();
        Applied before = variant.wantedApplied();
        List<String> names = change.after(variant);
        return new SampleBody(
                row.variantId(),
                row.masterId(),
                variant.profile(),
                variant.recipe(),
                before == null ? List.of() : before.names(),
                names,
                !Objects.equals(before, recipes.applied(names)));
    }
}
