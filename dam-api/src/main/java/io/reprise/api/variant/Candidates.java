package io.reprise.api.variant;

import io.reprise.api.master.Masters;
import io.reprise.domain.master.Master;
import io.reprise.domain.publication.Candidate;
import io.reprise.domain.variant.Conformance;
import io.reprise.domain.variant.Outcome;
import io.reprise.domain.variant.Rendition;
import io.reprise.domain.variant.Variant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of a variant there is to publish. */
@Component
public class Candidates {
    private final Variants variants;
    private final Masters masters;
    private final ProfilesInForce profiles;

    Candidates(Variants variants, Masters masters, ProfilesInForce profiles) {
        this.variants = variants;
        this.masters = masters;
        this.profiles = profiles;
    }

    /** A variant's file, and whose it is. */
    public record Found(UUID masterId, Candidate candidate) {}

    /** @throws io.reprise.api.problem.Refusal 404 if there is no such variant */
    public Found of(UUID variantId) {
        Variant variant = variants.load(variantId, null).variant();
        Rendition file = variant.rendition();
        Master master = masters.load(variant.masterId(), null).master();
        return new Found(
                variant.masterId(),
                new Candidate(
                        file == null || file.digest().isErased() ? null : file.digest(),
                        variant.masterVersion(),
                        variant.profile(),
                        profiles.channelOf(variant.profile()),
                        failedRules(variant.conformance()),
                        master.retired(),
                        master.description().brand()));
    }

    private static List<String> failedRules(@Nullable Conformance conformance) {
        return conformance == null
                ? List.of()
                : conformance.rules().stream()
                        .filter(each -> each.rule().blocks() && each.outcome() == Outcome.FAILED)
                        .map(each -> each.rule().name())
                        .toList();
    }
}
