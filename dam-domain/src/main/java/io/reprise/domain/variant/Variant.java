package io.reprise.domain.variant;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.recipe.Applied;
import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** One master for one channel profile by one recipe: asked for, rendered or failed, and stale once the master moves on. */
@AggregateRoot(type = "variant")
@StoredAs(value = "variant.snapshot", audience = Audience.ALL)
public final class Variant implements AboutMaster {

    /** Where a variant stands. */
    public enum State {
        REQUESTED,
        DERIVED,
        FAILED
    }

    @AggregateIdentifier
    private @Nullable UUID variantId;

    private @Nullable UUID masterId;
    private String profile = "";
    private String recipe = "";
    private State state = State.REQUESTED;
    /** Version of the master that is wanted, or that the last attempt was about. */
    private int masterVersion;
    /** The newest version of the master that this variant has heard of. */
    private int newestMasterVersion;
    /** What the wanted file is cut around; absent = it shows the whole picture. */
    private @Nullable FocalPoint focalPoint;
    /** Named recipes that the wanted file is made by; absent = none. */
    private @Nullable Applied applied;

    private @Nullable Rendition rendition;
    private @Nullable Conformance conformance;
    private @Nullable String failure;
    private int renditionVersion;
    private @Nullable FocalPoint renditionFocalPoint;
    private @Nullable Applied renditionApplied;

    /** Empty, for the repository to fold events into. */
    public Variant() {}

    /** The variant as these events, in their order, left it. */
    public static Variant of(Iterable<? extends VariantEvent> events) {
        Variant variant = new Variant();
        events.forEach(variant::on);
        return variant;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(VariantCommand.Request command) {
        boolean newer = command.masterVersion() > masterVersion;
        boolean otherwise = command.masterVersion() == masterVersion
                && !(Objects.equals(command.focalPoint(), focalPoint) && Objects.equals(command.applied(), applied));
        if (state == State.FAILED || newer || otherwise) {
            apply(new VariantEvent.Requested(
                    command.variantId(),
                    command.masterId(),
                    command.profile(),
                    command.recipe(),
                    command.masterVersion(),
                    command.focalPoint(),
                    command.applied()));
        }
        return getVersion();
    }

    @CommandHandler
    Long handle(VariantCommand.RecordDerived command) {
        if (isAnswerOf(command.masterVersion(), command.focalPoint(), command.applied())) {
            apply(new VariantEvent.Derived(
                    command.variantId(),
                    command.masterId(),
                    command.masterVersion(),
                    command.profileRevision(),
                    command.rendition(),
                    command.conformance()));
            if (newestMasterVersion > command.masterVersion()) {
                apply(new VariantEvent.MarkedStale(command.variantId(), command.masterId(), newestMasterVersion));
            }
        }
        return getVersion();
    }

    @CommandHandler
    Long handle(VariantCommand.RecordFailure command) {
        if (isAnswerOf(command.masterVersion(), command.focalPoint(), command.applied())) {
            apply(new VariantEvent.DerivationFailed(
                    command.variantId(), command.masterId(), command.masterVersion(), command.code()));
        }
        return getVersion();
    }

    @CommandHandler
    Long handle(VariantCommand.MarkStale command) {
        if (command.masterVersion() > newestMasterVersion) {
            apply(new VariantEvent.MarkedStale(command.variantId(), command.masterId(), command.masterVersion()));
        }
        return getVersion();
    }

    /** A job that runs twice, or late after a newer request, changes nothing. */
    private boolean isAnswerOf(int version, @Nullable FocalPoint cutAround, @Nullable Applied madeBy) {
        return state == State.REQUESTED
                && version == masterVersion
                && Objects.equals(cutAround, focalPoint)
                && Objects.equals(madeBy, applied);
    }

    @EventSourcingHandler
    void on(VariantEvent event) {
        switch (event) {
            case VariantEvent.Requested e -> {
                variantId = e.variantId();
                masterId = e.masterId();
                profile = e.profile();
                recipe = e.recipe();
                masterVersion = e.masterVersion();
                focalPoint = e.focalPoint();
                applied = e.applied();
                newestMasterVersion = Math.max(newestMasterVersion, e.masterVersion());
                state = State.REQUESTED;
            }
            case VariantEvent.Derived e -> {
                state = State.DERIVED;
                rendition = e.rendition();
                conformance = e.conformance();
                renditionVersion = e.masterVersion();
                renditionFocalPoint = focalPoint;
                renditionApplied = applied;
                failure = null;
            }
            case VariantEvent.DerivationFailed e -> {
                state = State.FAILED;
                failure = e.code();
            }
            case VariantEvent.MarkedStale e -> newestMasterVersion = e.masterVersion();
        }
    }

    /** Absent only before the first event. */
    public @Nullable UUID variantId() {
        return variantId;
    }

    @Override
    public UUID masterId() {
        return Objects.requireNonNull(masterId, "a variant has a master from its first event on");
    }

    public String profile() {
        return profile;
    }

    public String recipe() {
        return recipe;
    }

    public State state() {
        return state;
    }

    /** Version of the master that the file shows, or while there is none, the version that is wanted. */
    public int masterVersion() {
        return rendition == null ? masterVersion : renditionVersion;
    }

    /** Version of the master that was asked for last. */
    public int wantedVersion() {
        return masterVersion;
    }

    /** What the file is cut around, or while there is none, what it will be; absent = it shows the whole picture. */
    public @Nullable FocalPoint focalPoint() {
        return rendition == null ? focalPoint : renditionFocalPoint;
    }

    /** What the file that was asked for last is cut around; absent = it shows the whole picture. */
    public @Nullable FocalPoint wantedFocalPoint() {
        return focalPoint;
    }

    /** Named recipes that the file is made by, or while there is none, will be; absent = none. */
    public @Nullable Applied applied() {
        return rendition == null ? applied : renditionApplied;
    }

    /** Named recipes of the file that was asked for last; absent = none. */
    public @Nullable Applied wantedApplied() {
        return applied;
    }

    /** Whether there is a file and the master has a newer version than it shows. */
    public boolean stale() {
        return rendition != null && newestMasterVersion > renditionVersion;
    }

    public @Nullable Rendition rendition() {
        return rendition;
    }

    public @Nullable Conformance conformance() {
        return conformance;
    }

    /** Code of the last failure, while there is one. */
    public @Nullable String failure() {
        return failure;
    }
}
