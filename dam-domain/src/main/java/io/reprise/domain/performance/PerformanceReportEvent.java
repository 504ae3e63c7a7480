package io.reprise.domain.performance;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.StoredAs;
import java.time.Instant;
import java.util.UUID;

/** What has happened to a performance report. Stored for ever under the names given here. */
public sealed interface PerformanceReportEvent {
    UUID reportId();

    /**
     * The report counts from here on.
     *
     * @param content the stored report; a report is about many masters and of none of them, so nobody's key protects it
     * @param findings the stored list of the lines that were refused, each with its code
     */
    @StoredAs(value = "performance-report.imported", audience = Audience.ALL)
    record Imported(
            UUID reportId, Digest content, Digest findings, Instant reportedAt, long rows, long accepted, long rejected)
            implements PerformanceReportEvent {}
}
