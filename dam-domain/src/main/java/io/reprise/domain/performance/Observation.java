package io.reprise.domain.performance;

import java.time.LocalDate;

/**
 * What was counted of an asset in one channel and market in some period.
 *
 * @param lastDay of the period, in the days of the report
 */
public record Observation(LocalDate lastDay, Counts counts) {}
