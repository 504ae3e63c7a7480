package io.reprise.api.variant;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Once;
import io.reprise.api.job.JobOrders;
import io.reprise.api.master.Bytes;
import io.reprise.api.master.Masters;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.problem.Refusal;
import io.reprise.api.recipe.Recipes;
import io.reprise.api.time.Positions;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterRejection;
import io.reprise.domain.recipe.Applied;
import io.reprise.domain.variant.Rendition;
import io.reprise.domain.variant.VariantCommand;
import io.reprise.domain.variant.VariantEvent;
import io.reprise.domain.variant.VariantRejection;
import io.reprise.storage.event.Commands;
import io.reprise.storage.job.NewJob;
import io.reprise.storage.variant.VariantSlots;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Variants: asking for them and reading them. */
@RestController
@RequestMapping("/api/v1")
class VariantController {
    private final Masters masters;
    private final Variants variants;
    private final VariantSlots slots;
    private final ProfilesInForce profiles;
    private final Commands commands;
    private final JobOrders orders;
    private final BlobStore blobs;
    private final Recipes recipes;

    VariantController(
            Masters masters,
            Variants variants,
            VariantSlots slots,
            ProfilesInForce profiles,
            Commands commands,
            JobOrders orders,
            BlobStore blobs,
            Recipes recipes) {
        this.recipes = recipes;
        this.masters = masters;
        this.variants = variants;
        this.slots = slots;
        this.profiles = profiles;
        this.commands = commands;
        this.orders = orders;
        this.blobs = blobs;
    }

    @PostMapping("/masters/{id}/variants")
    @Gate(Capability.EDIT)
    @Answers({202, 409})
    ResponseEntity<JobOrders.JobRef> derive(
            Caller caller, Once once, @PathVariable UUID id, @RequestBody JsonNode request) {
        DeriveForm wanted = DeriveForm.of(request);
        return orders.accept(once.with(request), () -> order(caller, id, wanted));
    }

    private NewJob order(Caller caller, UUID id, DeriveForm wanted) {
        Master master = masters.load(id, null).master();
        if (master.retired()) {
            throw new MasterRejection.Retired();
        }
        wanted.profiles().forEach(profiles::require);
        String actor = "user:" + caller.personId();
        var context = new Commands.Context(actor, null, Correlation.current());
        List<NewJob.Item> items = new ArrayList<>();
        List<UUID> ids = request(id, wanted, master.current().number(), context);
        for (int i = 0; i < ids.size(); i++) {
            items.add(new NewJob.Item(
                    id.toString(),
                    ids.get(i),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("masterId", id.toString())
                            .put("profile", wanted.profiles().get(i))
                            .put("recipe", wanted.recipe())));
        }
        return new NewJob(
                Ids.next(),
                RenderVariants.KIND,
                caller.personId().toString(),
                id,
                JsonNodeFactory.instance.objectNode().put("actor", actor),
                items);
    }

    /** The variants of these profiles, in their order, each asked to be made of this version. */
    private List<UUID> request(UUID masterId, DeriveForm wanted, int version, Commands.Context context) {
        String recipe = wanted.recipe();
        // A recipe that there is not is refused before anything is asked for.
        Applied own = recipes.applied(List.of(recipe));
        if (wanted.apply() != null) {
            recipes.requireAll(wanted.apply());
        }
        List<VariantCommand.Request> requests = wanted.profiles().stream()
                .map(profile -> {
                    Optional<UUID> known = slots.find(masterId, profile, recipe);
                    return new VariantCommand.Request(
                            known.orElseGet(Ids::next),
                            masterId,
                            profile,
                            recipe,
                            version,
                            wanted.focalPoint(),
                            applied(known, wanted, own));
                })
                .toList();
        List<UUID> ids = new ArrayList<>();
        List<Commands.Outcome> outcomes = commands.dispatchAll(requests, context);
        for (int i = 0; i < requests.size(); i++) {
            VariantCommand.Request asked = requests.get(i);
            switch (outcomes.get(i).failure()) {
                case null -> ids.add(asked.variantId());
                case VariantRejection.AlreadyExists raced -> {
                    commands.dispatch(
                            new VariantCommand.Request(
                                    raced.variantId(),
                                    masterId,
                                    asked.profile(),
                                    recipe,
                                    version,
                                    asked.focalPoint(),
                                    asked.applied()),
                            context);
                    ids.add(raced.variantId());
                }
                case RuntimeException other -> throw other;
            }
        }
        return ids;
    }

    /** A badge stays on a variant that is made anew, unless it is said what is to be on it. */
    private @Nullable Applied applied(Optional<UUID> variantId, DeriveForm wanted, @Nullable Applied own) {
        List<String> over = wanted.apply();
        if (over == null && variantId.isEmpty()) {
            return own;
        }
        List<String> names = new ArrayList<>(own == null ? List.of() : own.names());
        if (over == null) {
            Applied before =
                    variants.load(variantId.orElseThrow(), null).variant().wantedApplied();
            over = before == null ? List.of() : before.names();
        }
        over.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return recipes.applied(names);
    }

    @GetMapping("/variants/{id}")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    VariantBody state(
            HttpServletResponse response,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestParam(required = false) @Nullable String after) {
        // Read from the log itself, which holds every acknowledged write: a right position needs no wait.
        Positions.parse(after);
        Variants.Loaded loaded = variants.load(id, asOf);
        IfMatch.tag(response, loaded.version());
        return VariantBody.of(loaded.events(), variants.placements(loaded.variant()));
    }

    @GetMapping("/variants/{id}/content")
    @Gate(Capability.ANY_SIGNED_IN)
    ResponseEntity<Resource> content(
            WebRequest asked, @PathVariable UUID id, @RequestParam(required = false) @Nullable Integer version)
            throws IOException {
        Variants.Loaded loaded = variants.load(id, null);
        Rendition file = version == null ? loaded.variant().rendition() : file(loaded, version);
        if (file == null || file.digest().isErased()) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-derived", "There is no file of this variant.", Map.of());
        }
        String extension = file.format().equals("jpeg") ? "jpg" : file.format();
        return Bytes.of(
                asked,
                blobs.localFile(file.digest()),
                file.digest().value(),
                file.format(),
                loaded.variant().profile() + "-" + id + "." + extension);
    }

    private static @Nullable Rendition file(Variants.Loaded loaded, int version) {
        VariantEvent.Derived derived = VariantBody.files(loaded.events()).get(version);
        return derived == null ? null : derived.rendition();
    }
}
