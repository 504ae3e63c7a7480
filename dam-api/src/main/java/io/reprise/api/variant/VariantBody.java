package io.reprise.api.variant;

import io.reprise.api.publication.PublicationBody;
import io.reprise.domain.channel.Rule;
import io.reprise.domain.recipe.Applied;
import io.reprise.domain.variant.Conformance;
import io.reprise.domain.variant.FocalPoint;
import io.reprise.domain.variant.Rendition;
import io.reprise.domain.variant.RuleOutcome;
import io.reprise.domain.variant.Variant;
import io.reprise.domain.variant.VariantEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A variant as clients see it.
 *
 * @param masterVersion version of the master that the file shows, or while there is none, that is wanted
 * @param wantedVersion version of the master that was asked for last
 * @param focalPoint what the file is cut around; absent = it shows the whole picture
 * @param recipes named recipes that the file is made by, or while there is none, will be, each in its revision
 * @param notes codes of what a recipe asked and the picture did not allow
 * @param live placements live now with the file
 * @param earlier files of other versions of the master, oldest first, each with the bytes of its last rendering
 */
public record VariantBody(
        UUID variantId,
        UUID masterId,
        int masterVersion,
        int wantedVersion,
        String profile,
        String recipe,
        @Nullable FocalPoint focalPoint,
        List<Applied.Use> recipes,
        @Nullable String recipeHash,
        List<String> notes,
        String state,
        boolean stale,
        @Nullable String failure,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String format,
        @Nullable Long bytes,
        @Nullable Integer quality,
        @Nullable String engine,
        @Nullable String sha256,
        @Nullable ConformanceBody conformance,
        int live,
        List<RenditionBody> earlier,
        List<PublicationBody> publications) {

    /** @param live placements live now with this file */
    public record RenditionBody(
            int masterVersion,
            int width,
            int height,
            String format,
            long bytes,
            String sha256,
            ConformanceBody conformance,
            int live) {}

    /** @param blocked whether a rule that blocks has failed */
    public record ConformanceBody(String outcome, boolean blocked, List<RuleOutcomeBody> rules) {}

    /** One rule with what it asks, what was measured, and where it was read. */
    public record RuleOutcomeBody(
            String rule,
            String metric,
            String required,
            @Nullable String measured,
            String outcome,
            String source,
            @Nullable String sourceDate,
            String evidence,
            boolean blocks) {}

    /** @param told where it is and was live */
    static VariantBody of(List<VariantEvent> events, Variants.Placements told) {
        Variant variant = Variant.of(events);
        Rendition file = variant.rendition();
        Applied applied = variant.applied();
        return new VariantBody(
                Objects.requireNonNull(variant.variantId()),
                variant.masterId(),
                variant.masterVersion(),
                variant.wantedVersion(),
                variant.profile(),
                variant.recipe(),
                variant.focalPoint(),
                applied == null ? List.of() : applied.recipes(),
                applied == null ? null : applied.hash(),
                file == null ? List.of() : file.notes(),
                variant.state().name().toLowerCase(Locale.ROOT),
                variant.stale(),
                variant.failure(),
                file == null ? null : file.width(),
                file == null ? null : file.height(),
                file == null ? null : file.format(),
                file == null ? null : file.bytes(),
                file == null ? null : file.quality(),
                file == null ? null : file.engine(),
                file == null ? null : file.digest().value(),
                variant.conformance() == null ? null : of(variant.conformance()),
                file == null ? 0 : told.live(variant.masterVersion()),
                files(events).values().stream()
                        .filter(each -> each.masterVersion() != variant.masterVersion())
                        .map(each -> of(each, told))
                        .toList(),
                told.all());
    }

    /** The last file of each version of the master, by that version. */
    static Map<Integer, VariantEvent.Derived> files(List<VariantEvent> events) {
        Map<Integer, VariantEvent.Derived> files = new TreeMap<>();
        for (VariantEvent event : events) {
            if (event instanceof VariantEvent.Derived derived) {
                files.put(derived.masterVersion(), derived);
            }
        }
        return files;
    }

    private static RenditionBody of(VariantEvent.Derived derived, Variants.Placements told) {
        Rendition file = derived.rendition();
        return new RenditionBody(
                derived.masterVersion(),
                file.width(),
                file.height(),
                file.format(),
                file.bytes(),
                file.digest().value(),
                of(derived.conformance()),
                told.live(derived.masterVersion()));
    }

    private static ConformanceBody of(Conformance conformance) {
        return new ConformanceBody(
                conformance.outcome().code(),
                conformance.blocked(),
                conformance.rules().stream().map(VariantBody::of).toList());
    }

    static RuleOutcomeBody of(RuleOutcome outcome) {
        Rule rule = outcome.rule();
        return new RuleOutcomeBody(
                rule.name(),
                rule.metric().code(),
                RequirementText.of(rule.required()),
                outcome.measured(),
                outcome.outcome().code(),
                rule.source(),
                rule.sourceDate(),
                rule.evidence().code(),
                rule.blocks());
    }
}
