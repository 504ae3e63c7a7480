package io.reprise.domain.performance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.StoredAs;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One report of what was seen, clicked and bought. However many rows it has, it is one event that names the stored report:
 * the rows are in a table that can be filled again from the reports.
 */
@AggregateRoot(type = "performance-report")
@StoredAs(value = "performance-report.snapshot", audience = Audience.ALL)
public final class PerformanceReport {
    @AggregateIdentifier
    private @Nullable UUID reportId;

    /** Empty, for the repository to fold events into. */
    public PerformanceReport() {}

    /** The report as these events, in their order, left it. */
    public static PerformanceReport of(Iterable<? extends PerformanceReportEvent> events) {
        PerformanceReport report = new PerformanceReport();
        events.forEach(report::on);
        return report;
    }

    /**
     * The id of the report of these bytes: the same bytes are the same report, whoever sends them and how often. A UUID of
     * version 8 (RFC 9562) made of the first 16 bytes of the digest.
     */
    public static UUID idOf(Digest content) {
        long high = Long.parseUnsignedLong(content.value().substring(0, 16), 16);
        long low = Long.parseUnsignedLong(content.value().substring(16, 32), 16);
        return new UUID((high & ~0xF000L) | 0x8000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(PerformanceReportCommand.Import command) {
        if (reportId == null) {
            apply(new PerformanceReportEvent.Imported(
                    command.reportId(),
                    command.content(),
                    command.findings(),
                    command.reportedAt(),
                    command.rows(),
                    command.accepted(),
                    command.rejected()));
        }
        return getVersion();
    }

    @EventSourcingHandler
    void on(PerformanceReportEvent event) {
        reportId = switch (event) {
            case PerformanceReportEvent.Imported e -> e.reportId();
        };
    }

    /** Absent only before the first event. */
    public @Nullable UUID reportId() {
        return reportId;
    }
}
