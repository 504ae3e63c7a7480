package io.reprise.storage.performance;

import io.reprise.domain.shared.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a line as a row, or says what is wrong with them. */
final class RowForm {
    private static final LocalDate OLDEST = LocalDate.of(2000, 1, 1);
    private static final Set<String> MARKETS = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final List<ReportColumn> COUNTS = List.of(
            ReportColumn.IMPRESSIONS,
            ReportColumn.CLICKS,
            ReportColumn.ADD_TO_CARTS,
            ReportColumn.ORDERS,
            ReportColumn.UNITS,
            ReportColumn.RETURNS);
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_CHANNEL = 64;
    private static final int MOST_DIGITS = 13;
    private static final int MOST_DECIMALS = 4;

    private final LocalDate newest;

    /** @param newest no row is of a later day */
    RowForm(LocalDate newest) {
        this.newest = newest;
    }

    /** @param cells what the line says, without what it leaves out */
    ReportRow read(long line, Map<ReportColumn, String> cells) throws RowFault {
        LocalDate day = day(required(cells, ReportColumn.DATE));
        String channel = channel(required(cells, ReportColumn.CHANNEL));
        String market = required(cells, ReportColumn.MARKET).toUpperCase(Locale.ROOT);
        if (!MARKETS.contains(market)) {
            throw new RowFault("unknown-market", ReportColumn.MARKET);
        }
        Grain grain = grain(cells);
        Long[] counts = new Long[COUNTS.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(cells, COUNTS.get(i));
        }
        BigDecimal revenue = amount(cells, ReportColumn.REVENUE);
        BigDecimal spend = amount(cells, ReportColumn.SPEND);
        String currency = cells.get(ReportColumn.CURRENCY);
        if (currency != null && !CURRENCIES.contains(currency)) {
            throw new RowFault("unknown-currency", ReportColumn.CURRENCY);
        }
        if (currency == null && (revenue.signum() > 0 || spend.signum() > 0)) {
            throw new RowFault("currency-missing", ReportColumn.CURRENCY);
        }
        return new ReportRow(
                line,
                day,
                channel,
                market,
                grain,
                subject(grain, required(cells, grain.column())),
                Arrays.asList(counts),
                revenue,
                currency,
                spend);
    }

    private static String required(Map<ReportColumn, String> cells, ReportColumn column) throws RowFault {
        String cell = cells.get(column);
        if (cell == null) {
            throw new RowFault("value-missing", column);
        }
        return cell;
    }

    private LocalDate day(String cell) throws RowFault {
        LocalDate day;
        try {
            day = LocalDate.parse(cell);
        } catch (DateTimeException e) {
            throw new RowFault("malformed-date", ReportColumn.DATE);
        }
        if (day.isAfter(newest)) {
            throw new RowFault("date-in-future", ReportColumn.DATE);
        }
        if (day.isBefore(OLDEST)) {
            throw new RowFault("date-too-old", ReportColumn.DATE);
        }
        return day;
    }

    private static String channel(String cell) throws RowFault {
        String channel = cell.toLowerCase(Locale.ROOT);
        if (channel.length() > LONGEST_CHANNEL || !channel.chars().allMatch(RowForm::isOfCode)) {
            throw new RowFault("malformed-channel", ReportColumn.CHANNEL);
        }
        return channel;
    }

    private static boolean isOfCode(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private static Grain grain(Map<ReportColumn, String> cells) throws RowFault {
        Grain found = null;
        for (Grain grain : Grain.values()) {
            if (cells.containsKey(grain.column())) {
                if (found != null) {
                    throw new RowFault("more-than-one-subject", grain.column());
                }
                found = grain;
            }
        }
        if (found == null) {
            throw new RowFault("subject-missing", "variant,listing,master,sku");
        }
        return found;
    }

    private static String subject(Grain grain, String cell) throws RowFault {
        if (cell.length() > LONGEST_SUBJECT
                || !Text.isClean(cell)
                || cell.chars().anyMatch(Character::isISOControl)) {
            throw new RowFault("malformed-subject", grain.column());
        }
        if (grain == Grain.LISTING || grain == Grain.SKU) {
            return cell;
        }
        try {
            String id = UUID.fromString(cell).toString();
            if (id.equalsIgnoreCase(cell)) {
                return id;
            }
        } catch (IllegalArgumentException notAnId) {
            // The same as an id that is not canonical.
        }
        throw new RowFault("unknown-" + grain.column().title(), grain.column());
    }

    private static long count(Map<ReportColumn, String> cells, ReportColumn column) throws RowFault {
        String cell = cells.get(column);
        if (cell == null) {
            return 0;
        }
        digits(cell, cell, column);
        return Long.parseLong(cell);
    }

    private static BigDecimal amount(Map<ReportColumn, String> cells, ReportColumn column) throws RowFault {
        String cell = cells.get(column);
        if (cell == null) {
            return BigDecimal.ZERO;
        }
        int point = cell.indexOf('.');
        digits(cell, point < 0 ? cell : cell.substring(0, point), column);
        if (point >= 0) {
            String decimals = cell.substring(point + 1);
            if (decimals.length() > MOST_DECIMALS) {
                throw new RowFault("too-many-decimals", column);
            }
            digits(cell, decimals, column);
        }
        return new BigDecimal(cell);
    }

    private static void digits(String cell, String part, ReportColumn column) throws RowFault {
        boolean negative = cell.startsWith("-") || cell.startsWith("\u2212");
        String digits = negative && part.startsWith(cell.substring(0, 1)) ? part.substring(1) : part;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RowFault("not-a-number", column);
        }
        if (negative) {
            throw new RowFault("negative", column);
        }
        if (digits.length() > MOST_DIGITS) {
            throw new RowFault("number-too-large", column);
        }
    }

    /** Cells by column; what is blank is left out. */
    static Map<ReportColumn, String> cells() {
        return new EnumMap<>(ReportColumn.class);
    }

    static void put(Map<ReportColumn, String> cells, ReportColumn column, @Nullable String cell) {
        if (cell != null && !cell.isBlank()) {
            cells.put(column, cell.strip());
        }
    }
}
