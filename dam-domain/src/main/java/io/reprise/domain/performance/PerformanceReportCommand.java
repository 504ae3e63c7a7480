package io.reprise.domain.performance;

import io.reprise.domain.shared.Digest;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a performance report. */
public sealed interface PerformanceReportCommand {
    UUID reportId();

    /**
     * Makes a stored report count. A repeat changes nothing.
     *
     * @param reportId {@link PerformanceReport#idOf} the content
     * @param content the stored report
     * @param findings the stored list of what was refused of it, line by line
     * @param reportedAt which of two reports about the same thing is the newer one
     */
    record Import(
            @TargetAggregateIdentifier UUID reportId,
            Digest content,
            Digest findings,
            Instant reportedAt,
            long rows,
            long accepted,
            long rejected)
            implements PerformanceReportCommand {}
}
