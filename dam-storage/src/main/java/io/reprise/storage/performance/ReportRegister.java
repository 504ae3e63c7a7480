package io.reprise.storage.performance;

import io.reprise.domain.performance.PerformanceReportEvent;
import io.reprise.domain.shared.Digest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Written in the transaction of the command: the rows of a report count, and no sweep takes its bytes. */
public final class ReportRegister {
    private final JdbcClient jdbc;

    public ReportRegister(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(PerformanceReportEvent.Imported event, @org.axonframework.eventhandling.Timestamp Instant at) {
        jdbc.sql("update performance_report set reported_at = ?, recorded_at = ? where id = ?")
                .params(Timestamp.from(event.reportedAt()), Timestamp.from(at), event.reportId())
                .update();
        for (Digest used : List.of(event.content(), event.findings())) {
            jdbc.sql("insert into blob_use (sha256, master_id, subject) values (?, ?, ?) on conflict do nothing")
                    .params(used.value(), event.reportId(), event.reportId())
                    .update();
        }
    }
}
