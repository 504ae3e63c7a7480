package io.reprise.domain.variant;

import io.reprise.domain.shared.AboutMaster;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a variant. Each answers with the variant's version after it. */
public sealed interface VariantCommand extends AboutMaster {
    UUID variantId();

    /** Asks for the variant to be rendered from this version of its master; repeats are harmless. */
    record Request(
            @TargetAggregateIdentifier UUID variantId, UUID masterId, String profile, String recipe, int masterVersion)
            implements VariantCommand {}

    /** The file is rendered, measured and stored. */
    record RecordDerived(
            @TargetAggregateIdentifier UUID variantId,
            UUID masterId,
            int masterVersion,
            int profileRevision,
            Rendition rendition,
            Conformance conformance)
            implements VariantCommand {}

    /** Rendering came to nothing, for the reason given as a code. */
    record RecordFailure(@TargetAggregateIdentifier UUID variantId, UUID masterId, int masterVersion, String code)
            implements VariantCommand {}

    /** The master has a newer version than this variant was made from. */
    record MarkStale(@TargetAggregateIdentifier UUID variantId, UUID masterId, int masterVersion)
            implements VariantCommand {}
}
