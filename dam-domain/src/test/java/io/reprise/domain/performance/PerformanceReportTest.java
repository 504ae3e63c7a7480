package io.reprise.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.shared.Digest;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class PerformanceReportTest {
    private static final Digest CONTENT = new Digest("ab".repeat(32));
    private static final Digest FINDINGS = new Digest("cd".repeat(32));
    private static final Instant REPORTED = Instant.parse("2026-07-01T08:00:00Z");

    private static PerformanceReportCommand.Import imported(Instant reportedAt) {
        return new PerformanceReportCommand.Import(
                PerformanceReport.idOf(CONTENT), CONTENT, FINDINGS, reportedAt, 3, 2, 1);
    }

    @Test
    void aReportIsOneEventWhateverItsRows() {
        new AggregateTestFixture<>(PerformanceReport.class)
                .givenNoPriorActivity()
                .when(imported(REPORTED))
                .expectEvents(new PerformanceReportEvent.Imported(
                        PerformanceReport.idOf(CONTENT), CONTENT, FINDINGS, REPORTED, 3, 2, 1));
    }

    @Test
    void theSameReportAgainChangesNothing() {
        new AggregateTestFixture<>(PerformanceReport.class)
                .givenCommands(imported(REPORTED))
                .when(imported(REPORTED.plusSeconds(60)))
                .expectNoEvents();
    }

    @Test
    void theSameBytesAreTheSameReport() {
        assertThat(PerformanceReport.idOf(CONTENT))
                .isEqualTo(PerformanceReport.idOf(new Digest(CONTENT.value())))
                .isNotEqualTo(PerformanceReport.idOf(FINDINGS))
                .satisfies(id -> assertThat(id.version()).isEqualTo(8))
                .satisfies(id -> assertThat(id.variant()).isEqualTo(2));
    }
}
