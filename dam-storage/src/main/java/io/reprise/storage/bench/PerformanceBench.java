package io.reprise.storage.bench;

import io.reprise.domain.blob.BlobStore;
import io.reprise.storage.blob.FileBlobStore;
import io.reprise.storage.performance.Hidden;
import io.reprise.storage.performance.MasterScores;
import io.reprise.storage.performance.PerformanceReports;
import io.reprise.storage.reading.Reading;
import io.reprise.storage.reading.ReadingTables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports of reports against COPY of the same rows, and an epoch of scores, on an empty database. */
public final class PerformanceBench {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final int DAYS = 28;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final BlobStore blobs;
    private final PerformanceReports reports;
    private final List<UUID> masters;

    /**
     * What came out.
     *
     * @param imports seconds of each window: the bytes staged, read, checked and stored
     * @param raw seconds of each window: the same rows by COPY alone
     * @param epochSeconds scores of all masters made, stored and marked
     * @param scored masters that were marked
     */
    public record Result(List<Double> imports, List<Double> raw, double epochSeconds, int scored, long rows) {}

    private PerformanceBench(DataSource dataSource, Path blobs, int masters) throws IOException {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.blobs = new FileBlobStore(blobs);
        this.reports = new PerformanceReports(dataSource, this.blobs);
        this.masters = masters(masters);
    }

    /** @param masters how many, and rows of each report */
    public static Result run(DataSource dataSource, Path blobs, int masters, int windows)
            throws IOException, SQLException {
        return new PerformanceBench(dataSource, blobs, masters).run(windows);
    }

    private List<UUID> masters(int count) {
        ReadingTables.ensure(dataSource, Reading.PROCESSOR);
        return jdbc.sql("insert into " + ReadingTables.live(dataSource) + """
                        .master (id, revision, state, asset_class, tags, fields, versions, created_at, updated_at)
                        select gen_random_uuid(), 1, 'active', 'packshot', '{}', '{}', 1, now(), now()
                        from generate_series(1, ?) returning id""")
                .param(count)
                .query(UUID.class)
                .list();
    }

    private Result run(int windows) throws IOException, SQLException {
        jdbc.sql("create table raw_row (like performance_row) partition by range (day)")
                .update();
        jdbc.sql("create index on raw_row (subject, day)").update();
        jdbc.sql("create table raw_row_2026_06 partition of raw_row for values from ('2026-06-01') to ('2026-07-01')")
                .update();
        List<Double> imports = new ArrayList<>();
        List<Double> raw = new ArrayList<>();
        for (int window = -1; window < windows; window++) {
            double mine = report(window + 1);
            double copied = copy();
            if (window >= 0) {
                imports.add(mine);
                raw.add(copied);
            }
        }
        long began = System.nanoTime();
        int scored = new MasterScores(dataSource, () -> {})
                .refresh("amazon", FIRST.plusDays(DAYS), Instant.now().plusSeconds(1));
        double seconds = seconds(began);
        long rows = jdbc.sql("select count(*) from performance_row")
                .query(Long.class)
                .single();
        return new Result(imports, raw, seconds, scored, rows);
    }

    private double report(int window) throws IOException {
        byte[] text = csv(window);
        long began = System.nanoTime();
        try (BlobStore.Staged staged = blobs.stage(new ByteArrayInputStream(text), Long.MAX_VALUE)) {
            reports.prepare(staged, Instant.now(), Instant.now(), Hidden.NOTHING);
        }
        double seconds = seconds(began);
        jdbc.sql("update performance_report set reported_at = now(), recorded_at = now() where recorded_at is null")
                .update();
        return seconds;
    }

    private byte[] csv(int window) {
        Random chance = new Random(window);
        LocalDate day = FIRST.plusDays(window % DAYS);
        StringBuilder text = new StringBuilder(
                "date,channel,market,master,impressions,clicks,addToCarts,orders,units,returns,revenue,currency\n");
        for (UUID master : masters) {
            int seen = 100 + chance.nextInt(5_000);
            int clicked = chance.nextInt(seen / 20 + 1);
            int bought = chance.nextInt(clicked / 5 + 1);
            text.append(day)
                    .append(",amazon,US,")
                    .append(master)
                    .append(',')
                    .append(seen)
                    .append(',')
                    .append(clicked);
            text.append(',')
                    .append(bought * 2)
                    .append(',')
                    .append(bought)
                    .append(',')
                    .append(bought)
                    .append(',');
            text.append(chance.nextInt(bought / 5 + 1))
                    .append(',')
                    .append(bought * 25)
                    .append(".50,USD\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The rows of the last report, written once more by nothing but COPY. */
    private double copy() throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyOut(
                    "copy (select r.* from performance_row r where report_id = (select id from performance_report"
                            + " order by recorded_at desc limit 1)) to stdout",
                    rows);
            byte[] text = rows.toByteArray();
            long began = System.nanoTime();
            copy.copyIn("copy raw_row from stdin", new ByteArrayInputStream(text));
            connection.commit();
            return seconds(began);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
