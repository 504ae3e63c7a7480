package io.reprise.storage.performance;

import io.reprise.storage.performance.ReportLines.Line;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a report from its first to its last line, holding one at a time: JSON objects if it begins with one, else CSV. */
final class ReportReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_WARNINGS = 100;
    private static final int LONGEST_NAME = 100;

    private final RowForm form;
    private final Sink sink;
    private final Set<String> unknown = new java.util.TreeSet<>();

    /** What is told of a report while it is read. */
    interface Sink {
        void row(ReportRow row) throws IOException;

        void fault(long line, String code, String column);
    }

    ReportReader(LocalDate newest, Sink sink) {
        this.form = new RowForm(newest);
        this.sink = sink;
    }

    /**
     * @return names of columns that mean nothing here
     * @throws UnreadableReport if it has no header that a report can have, or its bytes are no text
     */
    Set<String> read(Path file) throws IOException {
        try (Reader text = ReportText.open(file)) {
            ReportLines lines = new ReportLines(text);
            if (lines.beginsWith('{')) {
                ndjson(lines);
            } else {
                csv(lines);
            }
        }
        return unknown;
    }

    private void csv(ReportLines lines) throws IOException {
        Line header = lines.next((char) 0);
        while (header != null && header.isBlank()) {
            header = lines.next((char) 0);
        }
        if (header == null) {
            throw new UnreadableReport("empty-report", Map.of());
        }
        if (header.fault() != null) {
            throw new UnreadableReport("unreadable-header", Map.of("reason", header.fault()));
        }
        String titles = header.fields().getFirst();
        char delimiter = delimiter(titles);
        List<@Nullable ReportColumn> columns = columns(titles, delimiter);
        boolean any = false;
        for (Line line = lines.next(delimiter); line != null; line = lines.next(delimiter)) {
            if (!line.isBlank()) {
                any = true;
                record(line, columns);
            }
        }
        if (!any) {
            // Also what has no line ends that are known here: it must not pass for a day without sales.
            throw new UnreadableReport("empty-report", Map.of());
        }
    }

    private static char delimiter(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private List<@Nullable ReportColumn> columns(String header, char delimiter) throws IOException {
        Line titles = new ReportLines(new java.io.StringReader(header)).next(delimiter);
        if (titles == null || titles.fault() != null) {
            String reason = titles == null || titles.fault() == null ? "empty" : titles.fault();
            throw new UnreadableReport("unreadable-header", Map.of("reason", reason));
        }
        List<@Nullable ReportColumn> columns = new ArrayList<>();
        Set<ReportColumn> seen = EnumSet.noneOf(ReportColumn.class);
        for (String title : titles.fields()) {
            ReportColumn column = ReportColumn.named(title).orElse(null);
            if (column == null) {
                unknown(title.strip());
            } else if (!seen.add(column)) {
                throw new UnreadableReport("repeated-column", Map.of("column", column.title()));
            }
            columns.add(column);
        }
        require(seen);
        return columns;
    }

    private static void require(Set<ReportColumn> seen) {
        List<String> missing = new ArrayList<>();
        for (ReportColumn column : List.of(ReportColumn.DATE, ReportColumn.CHANNEL, ReportColumn.MARKET)) {
            if (!seen.contains(column)) {
                missing.add(column.title());
            }
        }
        boolean subject = false;
        for (Grain grain : Grain.values()) {
            subject |= seen.contains(grain.column());
        }
        if (!subject) {
            missing.add("variant, listing, master or sku");
        }
        if (!missing.isEmpty()) {
            throw new UnreadableReport("missing-column", Map.of("columns", missing));
        }
    }

    private void unknown(String title) {
        if (unknown.size() < MOST_WARNINGS && !title.isEmpty()) {
            unknown.add(title.length() > LONGEST_NAME ? title.substring(0, LONGEST_NAME) : title);
        }
    }

    private void record(Line line, List<@Nullable ReportColumn> columns) throws IOException {
        if (line.fault() != null) {
            sink.fault(line.number(), line.fault(), "");
        } else if (line.fields().size() != columns.size()) {
            sink.fault(line.number(), "wrong-number-of-columns", "");
        } else {
            Map<ReportColumn, String> cells = RowForm.cells();
            for (int i = 0; i < columns.size(); i++) {
                ReportColumn column = columns.get(i);
                if (column != null) {
                    RowForm.put(cells, column, line.fields().get(i));
                }
            }
            row(line.number(), cells);
        }
    }

    private void row(long number, Map<ReportColumn, String> cells) throws IOException {
        ReportRow row;
        try {
            row = form.read(number, cells);
        } catch (RowFault fault) {
            sink.fault(number, fault.code(), fault.column());
            return;
        }
        sink.row(row);
    }

    private void ndjson(ReportLines lines) throws IOException {
        Map<String, ReportColumn> names = new HashMap<>();
        for (ReportColumn column : ReportColumn.values()) {
            names.put(column.title(), column);
        }
        boolean any = false;
        for (Line line = lines.next((char) 0); line != null; line = lines.next((char) 0)) {
            if (line.isBlank()) {
                continue;
            }
            any = true;
            if (line.fault() != null) {
                sink.fault(line.number(), line.fault(), "");
            } else {
                object(line, names);
            }
        }
        if (!any) {
            throw new UnreadableReport("empty-report", Map.of());
        }
    }

    private void object(Line line, Map<String, ReportColumn> names) throws IOException {
        JsonNode object;
        try {
            object = JSON.readTree(line.fields().getFirst());
        } catch (JacksonException e) {
            sink.fault(line.number(), "malformed-json", "");
            return;
        }
        if (!object.isObject()) {
            sink.fault(line.number(), "malformed-json", "");
            return;
        }
        Map<ReportColumn, String> cells = RowForm.cells();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            ReportColumn column = names.get(member.getKey());
            JsonNode value = member.getValue();
            if (column == null) {
                unknown(member.getKey());
            } else if (value.isString() || value.isNumber()) {
                RowForm.put(cells, column, value.asString());
            } else if (!value.isNull()) {
                sink.fault(line.number(), "not-a-value", column.title());
                return;
            }
        }
        row(line.number(), cells);
    }
}
