package io.reprise.storage.job;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How rows of jobs are read. */
final class JobRows {
    static final String JOB_COLUMNS = """
            id, kind, state, owner, subject, created_at, started_at, finished_at, total, done, failed, position, params,
            case when state = 'running' and done + failed > 0 then
                extract(epoch from clock_timestamp() - started_at) * 1000 * (total - done - failed) / (done + failed)
            end remaining_ms
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JobRows() {}

    static Job job(ResultSet row, int rowNumber) throws SQLException {
        BigDecimal remaining = row.getBigDecimal("remaining_ms");
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                State.ofCode(row.getString("state")),
                row.getString("owner"),
                row.getObject("subject", UUID.class),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("failed"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                remaining == null ? null : Duration.ofMillis(remaining.longValue()),
                row.getString("position"),
                json(row.getString("params")));
    }

    static JobItem item(ResultSet row, int rowNumber) throws SQLException {
        String result = row.getString("result");
        return new JobItem(
                row.getInt("no"),
                row.getString("group_key"),
                row.getObject("subject", UUID.class),
                State.ofCode(row.getString("state")),
                row.getInt("attempts"),
                json(row.getString("payload")),
                result == null ? null : json(result));
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
