package io.reprise.domain.review;

import io.reprise.domain.shared.AboutMaster;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/** What may be asked of a review. Each answers with the review's version after it. */
public sealed interface ReviewCommand extends AboutMaster {
    UUID reviewId();

    /** The person who asks or decides. */
    UUID by();

    /**
     * Asks for a decision about one version of a master. A repeat changes nothing.
     *
     * @param version counts from 1; whoever asks has seen that the master has it
     * @param note at most {@value Review#LONGEST_TEXT} characters
     */
    record Request(
            @TargetAggregateIdentifier UUID reviewId,
            UUID masterId,
            int version,
            UUID by,
            @Nullable String note) implements ReviewCommand {}

    /** @param ownToo whether this person may approve what they have asked for themselves */
    record Approve(
            @TargetAggregateIdentifier UUID reviewId,
            UUID masterId,
            @TargetAggregateVersion @Nullable Long expectedVersion,
            UUID by,
            boolean ownToo)
            implements ReviewCommand {}

    /** @param reason 1 to {@value Review#LONGEST_TEXT} characters */
    record Reject(
            @TargetAggregateIdentifier UUID reviewId,
            UUID masterId,
            @TargetAggregateVersion @Nullable Long expectedVersion,
            UUID by,
            String reason)
            implements ReviewCommand {}
}
