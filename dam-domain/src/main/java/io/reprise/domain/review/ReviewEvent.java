package io.reprise.domain.review;

import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.Forgettable;
import io.reprise.domain.shared.StoredAs;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to a review. Stored for ever under the names given here. */
public sealed interface ReviewEvent extends AboutMaster {
    UUID reviewId();

    /** The version of the master that it is about. */
    int version();

    /** The person who asked or decided. */
    UUID by();

    @StoredAs(value = "review.requested", audience = Audience.ALL)
    record Requested(
            UUID reviewId,
            UUID masterId,
            int version,
            UUID by,
            @Forgettable @Nullable String note) implements ReviewEvent {}

    @StoredAs(value = "review.approved", audience = Audience.ALL)
    record Approved(UUID reviewId, UUID masterId, int version, UUID by) implements ReviewEvent {}

    @StoredAs(value = "review.rejected", audience = Audience.ALL)
    record Rejected(
            UUID reviewId,
            UUID masterId,
            int version,
            UUID by,
            @Forgettable String reason) implements ReviewEvent {}
}
