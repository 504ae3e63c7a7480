package io.reprise.api.review;

import io.reprise.domain.review.Review;
import io.reprise.domain.review.ReviewEvent;
import io.reprise.storage.event.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review as clients see it.
 *
 * @param version number of the master's version that it is about
 * @param state open, approved or rejected
 * @param requestedBy the person who asked
 * @param reason why it was rejected
 */
record ReviewBody(
        UUID reviewId,
        UUID masterId,
        int version,
        String state,
        UUID requestedBy,
        Instant requestedAt,
        @Nullable String note,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    /** @param events of one review, from the first to the last one to be shown */
    static ReviewBody of(List<RecordedEvent> events) {
        Review review = Review.of(
                events.stream().map(event -> (ReviewEvent) event.payload()).toList());
        return new ReviewBody(
                Objects.requireNonNull(review.reviewId(), "a review has an id from its first event on"),
                review.masterId(),
                review.version(),
                review.state().code(),
                review.requestedBy(),
                events.getFirst().at(),
                review.note(),
                review.decidedBy(),
                review.decidedBy() == null ? null : events.getLast().at(),
                review.reason());
    }
}
