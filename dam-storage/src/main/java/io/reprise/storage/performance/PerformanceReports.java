package io.reprise.storage.performance;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.performance.PerformanceReport;
import io.reprise.domain.performance.PerformanceReportCommand;
import io.reprise.domain.shared.Digest;
import io.reprise.storage.event.Position;
import io.reprise.storage.reading.ReadingTables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of reports. They are written first, in a transaction of their own, and count from the command's transaction on;
 * a report that was cut off in between goes on where it was. The bytes decide what a report is: two at once are one.
 */
public final class PerformanceReports {
    private static final JsonMapper JSON = new JsonMapper();

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final BlobStore blobs;
    private final ReportPartitions partitions;

    public PerformanceReports(DataSource dataSource, BlobStore blobs) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.blobs = blobs;
        this.partitions = new ReportPartitions(dataSource);
    }

    /**
     * A report whose rows are stored.
     *
     * @param command makes it count
     * @param counts whether it does already
     */
    public record Prepared(PerformanceReportCommand.Import command, ReportAnswer answer, boolean counts) {}

    /**
     * Reads the report, keeps its bytes and stores its rows, unless that was done before.
     *
     * @param reportedAt which of two reports about the same thing is the newer one
     * @param hidden from whoever reports; rows about it are refused as unknown
     * @throws UnreadableReport if it is no report as a whole
     */
    public Prepared prepare(BlobStore.Staged staged, Instant reportedAt, Instant now, Hidden hidden)
            throws IOException {
        UUID id = PerformanceReport.idOf(staged.digest());
        Optional<Prepared> known = known(id, reportedAt);
        if (known.isPresent()) {
            return known.get();
        }
        staged.commit();
        LocalDate newest = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            begin(connection, id);
            if (known(id, reportedAt).isEmpty()) {
                store(connection, id, staged, newest, hidden);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("a report cannot be stored", e);
        }
        return known(id, reportedAt).orElseThrow();
    }

    /** A large report takes longer than a request's statements may; no event is written here, so nobody waits for it. */
    private static void begin(Connection connection, UUID id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LongWork.UNLIMITED);
            statement.execute("select pg_advisory_xact_lock(" + id.getLeastSignificantBits() + ")");
        }
    }

    private Optional<Prepared> known(UUID id, Instant reportedAt) {
        return jdbc.sql(
                        "select content, answer, findings, recorded_at is not null from performance_report where id = ?")
                .param(id)
                .query((row, _) -> {
                    ReportAnswer answer = JSON.readValue(row.getString(2), ReportAnswer.class);
                    return new Prepared(
                            new PerformanceReportCommand.Import(
                                    id,
                                    new Digest(row.getString(1)),
                                    new Digest(row.getString(3)),
                                    reportedAt,
                                    answer.rows(),
                                    answer.accepted(),
                                    answer.rejectedRows()),
                            answer,
                            row.getBoolean(4));
                })
                .optional();
    }

    private void store(Connection connection, UUID id, BlobStore.Staged staged, LocalDate newest, Hidden hidden)
            throws IOException {
        Findings findings = new Findings();
        ReportCopy copy =
                new ReportCopy(connection, new Subjects(dataSource, hidden), partitions, findings, id, Set.of());
        List<ReportAnswer.Warning> warnings = new ArrayList<>();
        new ReportReader(newest, copy)
                .read(staged.file())
                .forEach(name -> warnings.add(new ReportAnswer.Warning("unknown-column", name)));
        copy.flush();
        unknown(copy.channels()).forEach(name -> warnings.add(new ReportAnswer.Warning("unknown-channel", name)));
        JdbcClient inside = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        ReportAnswer answer = answer(id, findings, corrected(inside, id, copy.first(), copy.last()), warnings);
        inside.sql("insert into performance_report (id, content, findings, answer, first_day, last_day)"
                        + " values (?, ?, ?, ?::jsonb, ?, ?)")
                .params(java.util.Arrays.asList(
                        id,
                        staged.digest().value(),
                        kept(findings).value(),
                        JSON.writeValueAsString(answer),
                        copy.first(),
                        copy.last()))
                .update();
    }

    /** Those that no profile is for: a name of the house's own, or a wrong one. */
    private List<String> unknown(SortedSet<String> channels) {
        Set<String> known = new HashSet<>(
                jdbc.sql("select distinct channel from " + ReadingTables.live(dataSource) + ".channel_profile")
                        .query(String.class)
                        .list());
        return channels.stream().filter(name -> !known.contains(name)).toList();
    }

    private static ReportAnswer answer(
            UUID id, Findings findings, long corrected, List<ReportAnswer.Warning> warnings) {
        List<ReportAnswer.Rejected> rejected = findings.rejected();
        return new ReportAnswer(
                id,
                findings.accepted() + rejected.size(),
                findings.accepted(),
                corrected,
                rejected.size(),
                List.copyOf(rejected.subList(0, Math.min(rejected.size(), Findings.MOST_SHOWN))),
                findings.flags(),
                List.copyOf(findings.flagged()),
                List.copyOf(warnings));
    }

    /** Which lines were refused is kept, since what was unknown then may be known when the rows are filled again. */
    private Digest kept(Findings findings) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(findings.rejected());
        try (BlobStore.Staged staged = blobs.stage(new ByteArrayInputStream(bytes), Long.MAX_VALUE)) {
            staged.commit();
            return staged.digest();
        }
    }

    private static long corrected(JdbcClient inside, UUID id, @Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null || last == null) {
            return 0;
        }
        boolean overlaps = inside.sql("select exists (select 1 from performance_report where id <> :id"
                        + " and recorded_at is not null and first_day <= :last and last_day >= :first)")
                .param("id", id)
                .param("first", first)
                .param("last", last)
                .query(Boolean.class)
                .single();
        return !overlaps
                ? 0
                : inside.sql("""
                        select count(*) from performance_row n
                        where n.report_id = :id and n.day between :first and :last and exists (
                          select 1 from performance_row o join performance_report p on p.id = o.report_id
                          where o.subject = n.subject and o.day = n.day and o.channel = n.channel and o.market = n.market
                            and o.grain = n.grain and o.report_id <> n.report_id and p.recorded_at is not null)""")
                        .param("id", id)
                        .param("first", first)
                        .param("last", last)
                        .query(Long.class)
                        .single();
    }

    /** What a report was answered that counts. */
    public Optional<ReportAnswer> answer(UUID reportId) {
        return known(reportId, Instant.EPOCH).map(Prepared::answer);
    }

    /** The newest place in the log. */
    public Position head() {
        return new Position(
                jdbc.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                        .query(Long.class)
                        .single(),
                null);
    }

    /** Fills the rows of every report again. */
    public void refill() throws IOException {
        for (UUID id : jdbc.sql("select id from performance_report where recorded_at is not null order by id")
                .query(UUID.class)
                .list()) {
            refill(id);
        }
    }

    /** Channels that a report says something about. */
    public List<String> channelsOf(UUID reportId) {
        return jdbc.sql(
                        "select distinct r.channel from performance_report p join performance_row r"
                                + " on r.day between p.first_day and p.last_day and r.report_id = p.id where p.id = ? order by 1")
                .param(reportId)
                .query(String.class)
                .list();
    }

    /** Fills the rows of a report again from its stored bytes; without the lines that were refused at first. */
    public void refill(UUID reportId) throws IOException {
        Prepared known = known(reportId, Instant.EPOCH).orElseThrow();
        Set<Long> skipped;
        try (var stored = blobs.open(known.command().findings())) {
            skipped = java.util.Arrays.stream(JSON.readValue(stored, ReportAnswer.Rejected[].class))
                    .map(ReportAnswer.Rejected::line)
                    .collect(Collectors.toSet());
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            begin(connection, reportId);
            JdbcClient inside = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            inside.sql("delete from performance_row where report_id = ?")
                    .param(reportId)
                    .update();
            ReportCopy copy = new ReportCopy(
                    connection,
                    new Subjects(dataSource, Hidden.NOTHING),
                    partitions,
                    new Findings(),
                    reportId,
                    skipped);
            new ReportReader(LocalDate.MAX, copy)
                    .read(blobs.localFile(known.command().content()));
            copy.flush();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the rows of a report cannot be filled again", e);
        }
    }
}
