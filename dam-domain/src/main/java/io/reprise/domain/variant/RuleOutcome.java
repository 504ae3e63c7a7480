package io.reprise.domain.variant;

import io.reprise.domain.channel.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What one rule came to for one rendered file.
 *
 * @param measured as text in the metric's unit, absent when nothing could be measured
 */
public record RuleOutcome(Rule rule, @Nullable String measured, Outcome outcome) {}
