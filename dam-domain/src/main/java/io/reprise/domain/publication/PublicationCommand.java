package io.reprise.domain.publication;

import io.reprise.domain.shared.AboutMaster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/** What may be asked of a publication. Each answers with the publication's version after it. */
public sealed interface PublicationCommand extends AboutMaster {
    UUID publicationId();

    /**
     * Puts a variant into a slot.
     *
     * @param use plain JSON values: {@code channel, market, listing, slot, product?, campaign?, counterfactual?, url?,
     *     from?, until?}
     * @param now the instant that {@code from} defaults to
     */
    record Publish(
            @TargetAggregateIdentifier UUID publicationId,
            UUID variantId,
            UUID masterId,
            Candidate candidate,
            Map<String, @Nullable Object> use,
            Instant now)
            implements PublicationCommand {}

    /** Takes the variant out of the slot at an instant. */
    record Withdraw(
            @TargetAggregateIdentifier UUID publicationId,
            UUID masterId,
            @TargetAggregateVersion @Nullable Long expectedVersion,
            Instant at)
            implements PublicationCommand {}

    /** The rights it stands on have gone: it must come down. */
    record RequireTakedown(
            @TargetAggregateIdentifier UUID publicationId, UUID masterId, Instant since, List<String> reasons)
            implements PublicationCommand {
        public RequireTakedown {
            reasons = List.copyOf(reasons);
        }
    }

    /** A file of it was handed to a target. */
    record RecordDelivery(@TargetAggregateIdentifier UUID publicationId, UUID masterId, Receipt receipt)
            implements PublicationCommand {}
}
