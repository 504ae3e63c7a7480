package io.reprise.domain.variant;

import io.reprise.domain.recipe.Applied;
import io.reprise.domain.shared.AboutMaster;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a variant. Each answers with the variant's version after it. */
public sealed interface VariantCommand extends AboutMaster {
    UUID variantId();

    /**
     * Asks for the variant to be rendered from this version of its master; repeats are harmless.
     *
     * @param focalPoint what a cut keeps in sight; null = the whole picture
     * @param applied named recipes it is made by; null = none
     */
    record Request(
            @TargetAggregateIdentifier UUID variantId,
            UUID masterId,
            String profile,
            String recipe,
            int masterVersion,
            @Nullable FocalPoint focalPoint,
            @Nullable Applied applied)
            implements VariantCommand {

        /** Asks for the whole picture. */
        public Request(UUID variantId, UUID masterId, String profile, String recipe, int masterVersion) {
            this(variantId, masterId, profile, recipe, masterVersion, null, null);
        }
    }

    /**
     * The file is rendered, measured and stored.
     *
     * @param focalPoint what it was cut around; null = it shows the whole picture
     * @param applied named recipes it was made by; null = none
     */
    record RecordDerived(
            @TargetAggregateIdentifier UUID variantId,
            UUID masterId,
            int masterVersion,
            int profileRevision,
            Rendition rendition,
            Conformance conformance,
            @Nullable FocalPoint focalPoint,
            @Nullable Applied applied)
            implements VariantCommand {

        /** A file that shows the whole picture. */
        public RecordDerived(
                UUID variantId,
                UUID masterId,
                int masterVersion,
                int profileRevision,
                Rendition rendition,
                Conformance conformance) {
            this(variantId, masterId, masterVersion, profileRevision, rendition, conformance, null, null);
        }
    }

    /**
     * Rendering came to nothing, for the reason given as a code.
     *
     * @param focalPoint what was to be cut around; null = the whole picture was wanted
     * @param applied named recipes it was to be made by; null = none
     */
    record RecordFailure(
            @TargetAggregateIdentifier UUID variantId,
            UUID masterId,
            int masterVersion,
            String code,
            @Nullable FocalPoint focalPoint,
            @Nullable Applied applied)
            implements VariantCommand {

        /** The whole picture could not be rendered. */
        public RecordFailure(UUID variantId, UUID masterId, int masterVersion, String code) {
            this(variantId, masterId, masterVersion, code, null, null);
        }
    }

    /** The master has a newer version than this variant was made from. */
    record MarkStale(@TargetAggregateIdentifier UUID variantId, UUID masterId, int masterVersion)
            implements VariantCommand {}
}
