package io.reprise.api.variant;

import io.reprise.api.Drafts;
import io.reprise.api.master.Masters;
import io.reprise.api.recipe.Recipes;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.channel.ProfileRevision;
import io.reprise.domain.master.Master;
import io.reprise.domain.recipe.Applied;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.variant.Conformance;
import io.reprise.domain.variant.FocalPoint;
import io.reprise.domain.variant.Measurement;
import io.reprise.domain.variant.Rendition;
import io.reprise.domain.variant.Variant;
import io.reprise.domain.variant.VariantCommand;
import io.reprise.media.request.MediaFailure;
import io.reprise.media.request.MediaOutcome;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import io.reprise.media.worker.MediaWorkers;
import io.reprise.media.worker.Priority;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.Position;
import io.reprise.storage.job.Claim;
import io.reprise.storage.job.JobHandler;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Renders the variants of one master that a job asks for: one decode for all of them. Done twice it comes to the same,
 * since a variant takes only the answer it waits for.
 */
@Component
class RenderVariants implements JobHandler {
    static final String KIND = "derive-variants";

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Masters masters;
    private final Variants variants;
    private final ProfilesInForce profiles;
    private final BlobStore blobs;
    private final MediaWorkers workers;
    private final Commands commands;
    private final Jobs jobs;
    private final Drafts drafts;
    private final Recipes recipes;

    RenderVariants(
            Masters masters,
            Variants variants,
            ProfilesInForce profiles,
            BlobStore blobs,
            MediaWorkers workers,
            Commands commands,
            Jobs jobs,
            Drafts drafts,
            Recipes recipes) {
        this.recipes = recipes;
        this.masters = masters;
        this.variants = variants;
        this.profiles = profiles;
        this.blobs = blobs;
        this.workers = workers;
        this.commands = commands;
        this.jobs = jobs;
        this.drafts = drafts;
    }

    /** One item that still waits for its file. */
    private record Wanted(
            Claim.Item item,
            UUID variantId,
            int masterVersion,
            @Nullable FocalPoint focalPoint,
            @Nullable Applied applied,
            ProfileRevision revision,
            Path target) {}

    @Override
    public List<Outcome> handle(Claim claim) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        Map<Integer, List<Wanted>> byVersion = new TreeMap<>();
        Path directory = drafts.directory();
        try {
            for (Claim.Item item : claim.items()) {
                UUID variantId = Objects.requireNonNull(item.subject(), "an item is about a variant");
                Variant variant = variants.load(variantId, null).variant();
                if (variant.state() == Variant.State.REQUESTED) {
                    ProfileRevision revision = profiles.require(variant.profile());
                    byVersion
                            .computeIfAbsent(variant.wantedVersion(), _ -> new ArrayList<>())
                            .add(new Wanted(
                                    item,
                                    variantId,
                                    variant.wantedVersion(),
                                    variant.wantedFocalPoint(),
                                    variant.wantedApplied(),
                                    revision,
                                    directory.resolve(variantId.toString())));
                } else {
                    outcomes.add(standing(item.no(), variant));
                }
            }
            UUID masterId = UUID.fromString(claim.groupKey());
            var context = new Commands.Context(
                    claim.params().path("actor").asString("system"),
                    null,
                    claim.jobId().toString());
            for (Map.Entry<Integer, List<Wanted>> each : byVersion.entrySet()) {
                outcomes.addAll(render(masterId, each.getKey(), each.getValue(), context, claim.jobId()));
            }
            return outcomes;
        } finally {
            Drafts.delete(directory);
        }
    }

    /** What an earlier run of the same item, or another job, has come to. */
    private static Outcome standing(int no, Variant variant) {
        String failure = variant.failure();
        return variant.state() == Variant.State.FAILED && failure != null
                ? new Outcome.Failed(no, code(failure), false)
                : new Outcome.Done(no, result(Objects.requireNonNull(variant.conformance())));
    }

    private List<Outcome> render(UUID masterId, int version, List<Wanted> wanted, Commands.Context context, UUID jobId)
            throws IOException, InterruptedException {
        Master master = masters.load(masterId, null).master();
        Digest source = master.version(version).content().digest();
        List<MediaRequest.Output> outputs = new ArrayList<>();
        for (Wanted each : wanted) {
            outputs.add(new MediaRequest.Output(
                    each.target(), each.revision().rendering(), each.focalPoint(), recipes.treatment(each.applied())));
        }
        MediaOutcome outcome =
                workers.serve(MediaRequest.render(blobs.localFile(source), outputs), Priority.BULK, LONGEST);
        return switch (outcome) {
            case MediaFailure failure -> failed(masterId, wanted, failure, context);
            case MediaResult result -> recorded(masterId, wanted, result, context, jobId);
        };
    }

    /** All bytes are stored before the first event names them, and all events are appended at once. */
    private List<Outcome> recorded(
            UUID masterId, List<Wanted> wanted, MediaResult result, Commands.Context context, UUID jobId)
            throws IOException {
        List<VariantCommand.RecordDerived> derived = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            derived.add(derived(masterId, wanted.get(i), result.outputs().get(i), result.engine()));
        }
        long last = 0;
        for (Commands.Outcome outcome : commands.dispatchAll(derived, context)) {
            if (outcome.failure() != null) {
                throw outcome.failure();
            }
            last = Objects.requireNonNull(outcome.receipt()).position().index();
        }
        jobs.recordPosition(jobId, new Position(last, null).encode());
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            outcomes.add(new Outcome.Done(
                    wanted.get(i).item().no(), result(derived.get(i).conformance())));
        }
        return outcomes;
    }

    private VariantCommand.RecordDerived derived(
            UUID masterId, Wanted wanted, MediaResult.Rendered rendered, String engine) throws IOException {
        Measurement measured = rendered.measurement();
        Conformance conformance = Conformance.judge(wanted.revision().rules(), measured);
        try (BlobStore.Staged staged = blobs.adopt(rendered.file())) {
            var rendition = new Rendition(
                    staged.digest(),
                    staged.size(),
                    measured.width(),
                    measured.height(),
                    measured.format(),
                    rendered.quality(),
                    engine,
                    rendered.notes());
            staged.commit();
            return new VariantCommand.RecordDerived(
                    wanted.variantId(),
                    masterId,
                    wanted.masterVersion(),
                    wanted.revision().number(),
                    rendition,
                    conformance,
                    wanted.focalPoint(),
                    wanted.applied());
        }
    }

    private List<Outcome> failed(UUID masterId, List<Wanted> wanted, MediaFailure failure, Commands.Context context) {
        boolean mayPass = failure instanceof MediaFailure.Crashed
                || failure instanceof MediaFailure.NoWorker
                || failure instanceof MediaFailure.DiskFailed;
        String code = switch (failure) {
            case MediaFailure.Unreadable _ -> "unreadable-media";
            case MediaFailure.TooLarge _ -> "picture-too-large";
            case MediaFailure.TimedOut _ -> "timed-out";
            case MediaFailure.OutOfMemory _ -> "out-of-memory";
            case MediaFailure.Crashed _ -> "worker-crashed";
            case MediaFailure.NoWorker _ -> "no-worker";
            case MediaFailure.Unsupported e ->
                e.format().equals("recipe") ? "recipe-not-drawable" : "format-not-supported";
            case MediaFailure.DiskFailed _ -> "storage-full";
        };
        List<Outcome> outcomes = new ArrayList<>();
        for (Wanted each : wanted) {
            boolean again = mayPass && each.item().attempt() < 3;
            if (!again) {
                commands.dispatch(
                        new VariantCommand.RecordFailure(
                                each.variantId(),
                                masterId,
                                each.masterVersion(),
                                code,
                                each.focalPoint(),
                                each.applied()),
                        context);
            }
            outcomes.add(new Outcome.Failed(each.item().no(), code(code), again));
        }
        return outcomes;
    }

    private static JsonNode code(String code) {
        return JsonNodeFactory.instance.objectNode().put("code", code);
    }

    private static JsonNode result(Conformance conformance) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("outcome", conformance.outcome().code())
                .put("blocked", conformance.blocked());
    }
}
