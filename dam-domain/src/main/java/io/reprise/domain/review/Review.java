package io.reprise.domain.review;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Forgettable;
import io.reprise.domain.shared.StoredAs;
import io.reprise.domain.shared.Text;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Whether one version of a master may go out: asked once, decided once. A version never changes under its number, so the
 * number binds the decision to its bytes; bytes that are restored are another version.
 */
@AggregateRoot(type = "review")
@StoredAs(value = "review.snapshot", audience = Audience.ALL)
public final class Review implements AboutMaster {
    /** In Unicode code points. */
    public static final int LONGEST_TEXT = 2_000;

    @AggregateIdentifier
    private @Nullable UUID reviewId;

    private @Nullable UUID masterId;
    private int version;
    private @Nullable UUID requestedBy;
    private @Nullable UUID decidedBy;
    private ReviewState state = ReviewState.OPEN;

    @Forgettable
    private @Nullable String note;

    @Forgettable
    private @Nullable String reason;

    /** Empty, for the repository to fold events into. */
    public Review() {}

    /** The review as these events, in their order, left it. */
    public static Review of(Iterable<? extends ReviewEvent> events) {
        Review review = new Review();
        events.forEach(review::on);
        return review;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(ReviewCommand.Request command) {
        if (reviewId == null) {
            apply(new ReviewEvent.Requested(
                    command.reviewId(),
                    command.masterId(),
                    command.version(),
                    command.by(),
                    text("/note", command.note())));
        }
        return getVersion();
    }

    /** @param approvals makes publications of the version come before or after this */
    @CommandHandler
    Long handle(ReviewCommand.Approve command, ApprovalGate approvals) {
        refuseIfDecided();
        if (command.by().equals(requestedBy) && !command.ownToo()) {
            throw new ReviewRejection.Own();
        }
        approvals.holdForDecision(masterId(), version);
        apply(new ReviewEvent.Approved(command.reviewId(), masterId(), version, command.by()));
        return getVersion();
    }

    /** @param approvals makes publications of the version come before or after this */
    @CommandHandler
    Long handle(ReviewCommand.Reject command, ApprovalGate approvals) {
        refuseIfDecided();
        String given = text("/reason", command.reason());
        if (given == null) {
            throw new ReviewRejection.Invalid(List.of(new FieldError("/reason", "required")));
        }
        approvals.holdForDecision(masterId(), version);
        apply(new ReviewEvent.Rejected(command.reviewId(), masterId(), version, command.by(), given));
        return getVersion();
    }

    private void refuseIfDecided() {
        if (state != ReviewState.OPEN) {
            throw new ReviewRejection.Decided(state);
        }
    }

    private static @Nullable String text(String pointer, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (!Text.isClean(given)) {
            throw new ReviewRejection.Invalid(List.of(new FieldError(pointer, "control-character")));
        }
        if (Text.length(given) > LONGEST_TEXT) {
            throw new ReviewRejection.Invalid(List.of(new FieldError(pointer, "too-long")));
        }
        return given.strip();
    }

    @EventSourcingHandler
    void on(ReviewEvent event) {
        switch (event) {
            case ReviewEvent.Requested e -> {
                reviewId = e.reviewId();
                masterId = e.masterId();
                version = e.version();
                requestedBy = e.by();
                note = e.note();
            }
            case ReviewEvent.Approved e -> {
                state = ReviewState.APPROVED;
                decidedBy = e.by();
            }
            case ReviewEvent.Rejected e -> {
                state = ReviewState.REJECTED;
                decidedBy = e.by();
                reason = e.reason();
            }
        }
    }

    /** Absent only before the first event. */
    public @Nullable UUID reviewId() {
        return reviewId;
    }

    @Override
    public UUID masterId() {
        return Objects.requireNonNull(masterId, "a review has a master from its first event on");
    }

    /** Number of the master's version that it is about. */
    public int version() {
        return version;
    }

    public ReviewState state() {
        return state;
    }

    public UUID requestedBy() {
        return Objects.requireNonNull(requestedBy, "somebody has asked from the first event on");
    }

    /** Absent while it is open. */
    public @Nullable UUID decidedBy() {
        return decidedBy;
    }

    public @Nullable String note() {
        return note;
    }

    /** Why it was rejected, if it was. */
    public @Nullable String reason() {
        return reason;
    }
}
