package io.reprise.domain.channel;

import org.jspecify.annotations.Nullable;

/**
 * One rule of a profile, with where it was read.
 *
 * @param name kebab-case and unique in its profile, for example {@code min-longest-side}
 * @param source page or document the rule was read from
 * @param sourceDate as the source gives it, absent when undated
 */
public record Rule(
        String name,
        Metric metric,
        Requirement required,
        String source,
        @Nullable String sourceDate,
        Evidence evidence) {
    /** Whether a failure keeps the variant from being delivered. */
    public boolean blocks() {
        return evidence.blocks();
    }
}
