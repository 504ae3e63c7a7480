package io.reprise.api.variant;

import io.reprise.api.publication.PublicationBody;
import io.reprise.domain.channel.Rule;
import io.reprise.domain.variant.Conformance;
import io.reprise.domain.variant.Rendition;
import io.reprise.domain.variant.RuleOutcome;
import io.reprise.domain.variant.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A variant as clients see it. */
public record VariantBody(
        UUID variantId,
        UUID masterId,
        int masterVersion,
        String profile,
        String recipe,
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
        List<PublicationBody> publications) {

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

    /** @param publications where it is and was live */
    static VariantBody of(Variant variant, List<PublicationBody> publications) {
        Rendition file = variant.rendition();
        return new VariantBody(
                Objects.requireNonNull(variant.variantId()),
                variant.masterId(),
                variant.masterVersion(),
                variant.profile(),
                variant.recipe(),
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
                publications);
    }

    private static ConformanceBody of(Conformance conformance) {
        return new ConformanceBody(
                conformance.outcome().code(),
                conformance.blocked(),
                conformance.rules().stream().map(VariantBody::of).toList());
    }

    private static RuleOutcomeBody of(RuleOutcome outcome) {
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
