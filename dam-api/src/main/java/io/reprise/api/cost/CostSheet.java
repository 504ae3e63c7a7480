package io.reprise.api.cost;

import io.reprise.api.problem.Refusal;
import io.reprise.domain.cost.CostKind;
import io.reprise.domain.money.Money;
import io.reprise.domain.money.MoneyRejection;
import io.reprise.storage.performance.ReportLines;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Costs as lines of comma-separated values, in whatever order their columns are. */
final class CostSheet {
    static final int MOST_ROWS = 10_000;

    private final List<Row> rows = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Set<String> ignored = new LinkedHashSet<>();

    private CostSheet() {}

    private enum Column {
        MASTER,
        SKU,
        KIND,
        AMOUNT,
        CURRENCY,
        DATE,
        NOTE;

        private static Optional<Column> named(String title) {
            String name = title.strip().toLowerCase(Locale.ROOT);
            for (Column column : values()) {
                if (column.title().equals(name) || (column == MASTER && name.equals("masterid"))) {
                    return Optional.of(column);
                }
            }
            return Optional.empty();
        }

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A line that says what was spent, on a master named by its id or by the SKU of a product.
     *
     * @param number of the line in the file, from 1
     */
    record Row(
            long number,
            @Nullable String master,
            @Nullable String sku,
            CostKind kind,
            Money amount,
            LocalDate date,
            @Nullable String note) {}

    /** @param detail the column that is wrong, or nothing */
    record Rejected(long line, String code, String detail) {}

    /** @throws Refusal 422 if it is no such table as a whole */
    static CostSheet read(Reader text) throws IOException {
        var sheet = new CostSheet();
        var lines = new ReportLines(text);
        ReportLines.Line header = lines.next((char) 0);
        if (header == null || header.fault() != null || header.isBlank()) {
            throw refusal("empty-report", Map.of());
        }
        String titles = header.fields().getFirst();
        char delimiter = titles.chars().filter(c -> c == ';').count()
                        > titles.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
        List<@Nullable Column> columns = sheet.columns(titles, delimiter);
        for (ReportLines.Line line = lines.next(delimiter); line != null; line = lines.next(delimiter)) {
            if (!line.isBlank()) {
                sheet.take(line, columns);
            }
            if (sheet.rows.size() + sheet.rejected.size() > MOST_ROWS) {
                throw refusal("too-many-rows", Map.of("most", MOST_ROWS));
            }
        }
        return sheet;
    }

    private List<@Nullable Column> columns(String titles, char delimiter) throws IOException {
        ReportLines.Line named = new ReportLines(new StringReader(titles)).next(delimiter);
        if (named == null || named.fault() != null) {
            throw refusal("unreadable-header", Map.of());
        }
        List<@Nullable Column> columns = new ArrayList<>();
        for (String title : named.fields()) {
            Column column = Column.named(title).orElse(null);
            if (column == null) {
                ignored.add(title.strip());
            } else if (columns.contains(column)) {
                throw refusal("repeated-column", Map.of("column", column.title()));
            }
            columns.add(column);
        }
        List<String> missing = new ArrayList<>();
        for (Column needed : List.of(Column.KIND, Column.AMOUNT, Column.CURRENCY, Column.DATE)) {
            if (!columns.contains(needed)) {
                missing.add(needed.title());
            }
        }
        if (!columns.contains(Column.MASTER) && !columns.contains(Column.SKU)) {
            missing.add("master or sku");
        }
        if (!missing.isEmpty()) {
            throw refusal("missing-cost-column", Map.of("columns", missing));
        }
        return columns;
    }

    private void take(ReportLines.Line line, List<@Nullable Column> columns) {
        if (line.fault() != null) {
            reject(line.number(), line.fault(), "");
            return;
        }
        if (line.fields().size() != columns.size()) {
            reject(line.number(), "wrong-number-of-columns", "");
            return;
        }
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String cell = line.fields().get(i).strip();
            if (column != null && !cell.isEmpty()) {
                cells.put(column, cell);
            }
        }
        for (Column needed : List.of(Column.KIND, Column.AMOUNT, Column.CURRENCY, Column.DATE)) {
            if (!cells.containsKey(needed)) {
                reject(line.number(), "value-missing", needed.title());
                return;
            }
        }
        row(line.number(), cells);
    }

    private void row(long number, Map<Column, String> cells) {
        String master = cells.get(Column.MASTER);
        String sku = cells.get(Column.SKU);
        if (master == null && sku == null) {
            reject(number, "subject-missing", "master");
            return;
        }
        CostKind kind = CostKind.ofCode(cells.getOrDefault(Column.KIND, "").toLowerCase(Locale.ROOT))
                .orElse(null);
        if (kind == null) {
            reject(number, "unknown-kind", Column.KIND.title());
            return;
        }
        try {
            Money amount = Money.parse(
                    cells.getOrDefault(Column.AMOUNT, ""),
                    cells.getOrDefault(Column.CURRENCY, "").toUpperCase(Locale.ROOT));
            LocalDate date = LocalDate.parse(cells.getOrDefault(Column.DATE, ""));
            rows.add(new Row(number, master, sku, kind, amount, date, cells.get(Column.NOTE)));
        } catch (MoneyRejection wrong) {
            reject(number, wrong.code(), Column.AMOUNT.title());
        } catch (DateTimeException wrong) {
            reject(number, "malformed-date", Column.DATE.title());
        }
    }

    void reject(long line, String code, String detail) {
        rejected.add(new Rejected(line, code, detail));
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** So far: whoever records the rows rejects more. */
    List<Rejected> rejected() {
        return rejected;
    }

    List<String> ignored() {
        return List.copyOf(ignored);
    }

    private static Refusal refusal(String code, Map<String, ?> params) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT, code, "The file is no table of costs as it is.", Map.copyOf(params));
    }
}
