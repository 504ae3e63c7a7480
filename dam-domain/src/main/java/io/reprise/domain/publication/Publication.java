package io.reprise.domain.publication;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.brand.BrandGate;
import io.reprise.domain.review.ApprovalGate;
import io.reprise.domain.rights.PublicationGate;
import io.reprise.domain.rights.RightsDecision;
import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** One variant in one slot for a period, from the decision that it may be there until it is taken out. */
@AggregateRoot(type = "publication")
@StoredAs(value = "publication.snapshot", audience = Audience.ALL)
public final class Publication implements AboutMaster {
    @AggregateIdentifier
    private @Nullable UUID publicationId;

    private @Nullable UUID variantId;
    private @Nullable UUID masterId;
    private @Nullable Slot slot;
    private @Nullable Use use;
    /** First instant at which it is no longer live, once that is known. */
    private @Nullable Instant ends;

    private boolean withdrawn;
    private @Nullable Instant takedownSince;
    /** Deliveries that a receipt is kept of. */
    private List<UUID> deliveries = new ArrayList<>();

    /** Empty, for the repository to fold events into. */
    public Publication() {}

    /** The publication as these events, in their order, left it. */
    public static Publication of(Iterable<? extends PublicationEvent> events) {
        Publication publication = new Publication();
        events.forEach(publication::on);
        return publication;
    }

    /**
     * @param gate holds the master's rights as they are until this is recorded
     * @param brands holds what its brand asks for as it is
     * @param approvals holds what was decided about the version as it is
     */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(PublicationCommand.Publish command, PublicationGate gate, BrandGate brands, ApprovalGate approvals) {
        if (publicationId == null) {
            PublicationForm.Read read = PublicationForm.read(command.use(), command.now());
            List<PublicationRejection.Reason> against = new ArrayList<>(againstFile(command.candidate(), read.slot()));
            againstRights(command.masterId(), read, gate).ifPresent(against::add);
            againstApproval(command, brands, approvals).ifPresent(against::add);
            if (!against.isEmpty()) {
                throw new PublicationRejection.Refused(against);
            }
            Candidate candidate = command.candidate();
            apply(new PublicationEvent.Published(
                    command.publicationId(),
                    command.variantId(),
                    command.masterId(),
                    candidate.masterVersion(),
                    candidate.profile(),
                    Objects.requireNonNull(candidate.digest(), "refused without"),
                    read.slot(),
                    read.use()));
        }
        return getVersion();
    }

    private static List<PublicationRejection.Reason> againstFile(Candidate candidate, Slot slot) {
        List<PublicationRejection.Reason> against = new ArrayList<>();
        if (candidate.masterRetired()) {
            against.add(new PublicationRejection.Reason("master-retired", Map.of()));
        }
        if (candidate.digest() == null) {
            against.add(new PublicationRejection.Reason("not-derived", Map.of("profile", candidate.profile())));
        }
        if (!candidate.channel().equals(slot.channel())) {
            against.add(new PublicationRejection.Reason("wrong-channel", Map.of("channel", candidate.channel())));
        }
        if (!candidate.failedRules().isEmpty()) {
            against.add(new PublicationRejection.Reason(
                    "not-conformant", Map.of("profile", candidate.profile(), "rules", candidate.failedRules())));
        }
        return against;
    }

    private static Optional<PublicationRejection.Reason> againstRights(
            UUID masterId, PublicationForm.Read read, PublicationGate gate) {
        Slot slot = read.slot();
        RightsDecision rights = gate.decide(
                masterId,
                slot.channel(),
                slot.market(),
                read.use().from(),
                read.use().until());
        if (rights.allowed()) {
            return Optional.empty();
        }
        String failsAt = Objects.requireNonNull(rights.failsAt(), "a refusal has an instant")
                .toString();
        return Optional.of(new PublicationRejection.Reason(
                "rights-refused", Map.of("failsAt", failsAt, "reasons", rights.reasons())));
    }

    private static Optional<PublicationRejection.Reason> againstApproval(
            PublicationCommand.Publish command, BrandGate brands, ApprovalGate approvals) {
        String brand = command.candidate().brand();
        int version = command.candidate().masterVersion();
        if (brand == null || !brands.asksForApproval(brand) || approvals.approved(command.masterId(), version)) {
            return Optional.empty();
        }
        return Optional.of(new PublicationRejection.Reason("not-approved", Map.of("brand", brand, "version", version)));
    }

    @CommandHandler
    Long handle(PublicationCommand.Withdraw command) {
        Instant at = command.at().truncatedTo(ChronoUnit.MICROS);
        if (withdrawn || (ends != null && !at.isBefore(ends))) {
            throw new PublicationRejection.Ended();
        }
        Instant from = use().from();
        apply(new PublicationEvent.Withdrawn(command.publicationId(), masterId(), at.isBefore(from) ? from : at));
        return getVersion();
    }

    /** Said once; a repeat, or a word after the end, is nothing new. */
    @CommandHandler
    Long handle(PublicationCommand.RequireTakedown command) {
        boolean over = withdrawn || (ends != null && !command.since().isBefore(ends));
        if (!over && takedownSince == null) {
            apply(new PublicationEvent.TakedownRequired(
                    command.publicationId(), masterId(), command.since(), command.reasons()));
        }
        return getVersion();
    }

    /** One receipt for each delivery; a repeat is nothing new. What was handed over is told also after the end. */
    @CommandHandler
    Long handle(PublicationCommand.RecordDelivery command) {
        if (!deliveries.contains(command.receipt().delivery())) {
            apply(new PublicationEvent.Delivered(command.publicationId(), masterId(), command.receipt()));
        }
        return getVersion();
    }

    /**
     * What stands against handing its file over at an instant, everything at once: {@code publication-ended}, {@code
     * takedown-required}, {@code master-retired}, {@code rights-refused} with the first instant that fails and the codes of
     * the decision. Rights are decided anew, for what is left of the period; one that has not begun may be handed over
     * before its licence has, but never while an embargo holds.
     *
     * @param gate is asked in a transaction
     */
    public List<PublicationRejection.Reason> againstDelivery(boolean masterRetired, PublicationGate gate, Instant now) {
        List<PublicationRejection.Reason> against = new ArrayList<>();
        if (ends != null && !now.isBefore(ends)) {
            against.add(new PublicationRejection.Reason("publication-ended", Map.of("ends", ends.toString())));
            return against;
        }
        if (takedownSince != null) {
            against.add(new PublicationRejection.Reason("takedown-required", Map.of()));
        }
        if (masterRetired) {
            against.add(new PublicationRejection.Reason("master-retired", Map.of()));
        }
        RightsDecision rights = rightsFor(gate, now);
        if (!rights.allowed()) {
            against.add(new PublicationRejection.Reason(
                    "rights-refused",
                    Map.of(
                            "failsAt",
                            Objects.requireNonNull(rights.failsAt(), "a refusal has an instant")
                                    .toString(),
                            "reasons",
                            rights.reasons().stream()
                                    .map(RightsDecision.Reason::code)
                                    .distinct()
                                    .toList())));
        }
        return against;
    }

    private RightsDecision rightsFor(PublicationGate gate, Instant now) {
        Instant from = use().from();
        if (from.isAfter(now)) {
            RightsDecision today = gate.decide(masterId(), slot().channel(), slot().market(), now, now.plusNanos(1));
            if (today.reasons().stream().anyMatch(reason -> reason.code().equals("embargoed"))) {
                return today;
            }
        }
        return gate.decide(masterId(), slot().channel(), slot().market(), from.isAfter(now) ? from : now, ends);
    }

    @EventSourcingHandler
    void on(PublicationEvent event) {
        switch (event) {
            case PublicationEvent.Published e -> {
                publicationId = e.publicationId();
                variantId = e.variantId();
                masterId = e.masterId();
                slot = e.slot();
                use = e.use();
                ends = e.use().until();
            }
            case PublicationEvent.Withdrawn e -> {
                ends = e.ends();
                withdrawn = true;
            }
            case PublicationEvent.TakedownRequired e -> takedownSince = e.since();
            case PublicationEvent.Delivered e -> deliveries.add(e.receipt().delivery());
        }
    }

    /** Absent only before the first event. */
    public @Nullable UUID publicationId() {
        return publicationId;
    }

    public UUID variantId() {
        return Objects.requireNonNull(variantId, "there from the first event on");
    }

    @Override
    public UUID masterId() {
        return Objects.requireNonNull(masterId, "there from the first event on");
    }

    public Slot slot() {
        return Objects.requireNonNull(slot, "there from the first event on");
    }

    public Use use() {
        return Objects.requireNonNull(use, "there from the first event on");
    }

    /** First instant at which it is no longer live; null while no end is known. */
    public @Nullable Instant ends() {
        return ends;
    }

    /** Whether it was taken out, rather than having come to its planned end. */
    public boolean withdrawn() {
        return withdrawn;
    }

    public boolean liveAt(Instant instant) {
        return !instant.isBefore(use().from()) && (ends == null || instant.isBefore(ends));
    }

    /** Since when it has stood without rights; null = it does not, or nobody has noticed. */
    public @Nullable Instant takedownSince() {
        return takedownSince;
    }
}
