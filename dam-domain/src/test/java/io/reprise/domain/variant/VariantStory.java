package io.reprise.domain.variant;

import io.reprise.domain.channel.Evidence;
import io.reprise.domain.channel.Metric;
import io.reprise.domain.channel.Requirement;
import io.reprise.domain.channel.Rule;
import io.reprise.domain.shared.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to a variant so far: {@code aVariant().derived(1).staleAt(2)}. */
final class VariantStory {
    static final UUID ID = UUID.fromString("01932f5a-7c1e-7abc-8def-aaaaaaaaaaaa");
    static final UUID MASTER = UUID.fromString("01932f5a-7c1e-7abc-8def-0123456789ab");
    static final String PROFILE = "amazon-main";
    static final String RECIPE = "plain";
    static final Rendition FILE = new Rendition(new Digest("ab".repeat(32)), 90_000, 1600, 1600, "jpeg", 88, "vips-8");
    static final Rule MINIMUM = new Rule(
            "min-longest-side",
            Metric.LONGEST_SIDE,
            new Requirement.AtLeast(500),
            "https://example.com/rules",
            null,
            Evidence.OFFICIAL);
    static final Conformance CONFORMS =
            new Conformance(Outcome.PASSED, false, List.of(new RuleOutcome(MINIMUM, "1600", Outcome.PASSED)));

    private final List<VariantEvent> events = new ArrayList<>();

    private VariantStory() {}

    /** Asked for, of the master's first version. */
    static VariantStory aVariant() {
        return new VariantStory().requested(1);
    }

    VariantStory requested(int masterVersion) {
        events.add(requestedOf(masterVersion));
        return this;
    }

    VariantStory requested(int masterVersion, FocalPoint focalPoint) {
        events.add(requestedOf(masterVersion, focalPoint));
        return this;
    }

    VariantStory derived(int masterVersion) {
        events.add(derivedOf(masterVersion));
        return this;
    }

    /** As a replay reads it once the master's key has been destroyed. */
    VariantStory derivedAndForgotten(int masterVersion) {
        var erased = new Rendition(Digest.ERASED, 90_000, 1600, 1600, "jpeg", 88, "vips-8");
        events.add(new VariantEvent.Derived(ID, MASTER, masterVersion, 1, erased, CONFORMS));
        return this;
    }

    VariantStory failed(int masterVersion) {
        events.add(failedOf(masterVersion));
        return this;
    }

    VariantStory staleAt(int masterVersion) {
        events.add(staleSince(masterVersion));
        return this;
    }

    List<VariantEvent> events() {
        return List.copyOf(events);
    }

    static VariantEvent requestedOf(int masterVersion) {
        return requestedOf(masterVersion, null);
    }

    static VariantEvent requestedOf(int masterVersion, @Nullable FocalPoint focalPoint) {
        return new VariantEvent.Requested(ID, MASTER, PROFILE, RECIPE, masterVersion, focalPoint, null);
    }

    static VariantEvent derivedOf(int masterVersion) {
        return new VariantEvent.Derived(ID, MASTER, masterVersion, 1, FILE, CONFORMS);
    }

    static VariantEvent failedOf(int masterVersion) {
        return new VariantEvent.DerivationFailed(ID, MASTER, masterVersion, "worker-died");
    }

    static VariantEvent staleSince(int masterVersion) {
        return new VariantEvent.MarkedStale(ID, MASTER, masterVersion);
    }
}
