package io.reprise.domain.variant;

import io.reprise.domain.recipe.Applied;
import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to a variant. Stored for ever under the names given here. */
public sealed interface VariantEvent extends AboutMaster {
    UUID variantId();

    /**
     * @param focalPoint what a cut keeps in sight; null = the whole picture, as before there were cuts
     * @param applied named recipes it is to be made by; null = none, as before there were any
     */
    @StoredAs(value = "variant.requested", audience = Audience.ALL)
    record Requested(
            UUID variantId,
            UUID masterId,
            String profile,
            String recipe,
            int masterVersion,
            @Nullable FocalPoint focalPoint,
            @Nullable Applied applied)
            implements VariantEvent {}

    @StoredAs(value = "variant.derived", audience = Audience.ALL)
    record Derived(
            UUID variantId,
            UUID masterId,
            int masterVersion,
            int profileRevision,
            Rendition rendition,
            Conformance conformance)
            implements VariantEvent {}

    @StoredAs(value = "variant.derivation-failed", audience = Audience.ALL)
    record DerivationFailed(UUID variantId, UUID masterId, int masterVersion, String code) implements VariantEvent {}

    /** @param masterVersion the master's newest version, which this variant does not show */
    @StoredAs(value = "variant.marked-stale", audience = Audience.ALL)
    record MarkedStale(UUID variantId, UUID masterId, int masterVersion) implements VariantEvent {}
}
