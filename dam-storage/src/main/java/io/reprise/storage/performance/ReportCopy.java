package io.reprise.storage.performance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Writes the rows of one report by COPY, a batch at a time, and counts what becomes of them. */
final class ReportCopy implements ReportReader.Sink {
    private static final int BATCH = 20_000;
    private static final int MOST_CHANNELS = 100;
    private static final String COPY =
            "copy performance_row (day, channel, market, grain, subject, master_id, variant_id,"
                    + " impressions, clicks, add_to_carts, orders, units, returns, revenue, currency, spend, report_id, line)"
                    + " from stdin";

    private final Connection connection;
    private final Subjects subjects;
    private final ReportPartitions partitions;
    private final Findings findings;
    private final UUID reportId;
    private final Set<Long> skipped;
    private final List<ReportRow> batch = new ArrayList<>(BATCH);
    private final SortedSet<String> channels = new TreeSet<>();
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;

    /** @param skipped lines that were refused when the report was imported first */
    ReportCopy(
            Connection connection,
            Subjects subjects,
            ReportPartitions partitions,
            Findings findings,
            UUID reportId,
            Set<Long> skipped) {
        this.connection = connection;
        this.subjects = subjects;
        this.partitions = partitions;
        this.findings = findings;
        this.reportId = reportId;
        this.skipped = skipped;
    }

    @Override
    public void row(ReportRow row) throws IOException {
        if (!skipped.contains(row.line())) {
            batch.add(row);
            if (batch.size() == BATCH) {
                flush();
            }
        }
    }

    @Override
    public void fault(long line, String code, String column) {
        findings.reject(line, code, column);
    }

    void flush() throws IOException {
        subjects.learn(batch);
        StringBuilder text = new StringBuilder(batch.size() * 160);
        Set<LocalDate> days = new HashSet<>();
        for (ReportRow row : batch) {
            Optional<ReportRow.Subject> about = subjects.of(row);
            if (about.isEmpty()) {
                findings.reject(
                        row.line(),
                        Subjects.fault(row.grain()),
                        row.grain().column().title());
                continue;
            }
            findings.accept();
            if (row.moreClicksThanImpressions()) {
                findings.flag(row.line(), "clicks-above-impressions");
            }
            days.add(row.day());
            if (channels.size() < MOST_CHANNELS) {
                channels.add(row.channel());
            }
            row.appendTo(text, about.get(), reportId);
        }
        batch.clear();
        days.forEach(this::widen);
        write(text, days);
    }

    private void widen(LocalDate day) {
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
    }

    private void write(StringBuilder text, Set<LocalDate> days) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        try {
            partitions.ensure(days);
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (SQLException e) {
            throw new IllegalStateException("rows of a report cannot be written", e);
        }
    }

    /** Channels of accepted rows, the first hundred. */
    SortedSet<String> channels() {
        return channels;
    }

    @Nullable
    LocalDate first() {
        return first;
    }

    @Nullable
    LocalDate last() {
        return last;
    }
}
