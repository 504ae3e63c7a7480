package io.reprise.storage.performance;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** A partition of the rows for each month that any report is about. */
final class ReportPartitions {
    private static final long LOCK = 0x5245_5052_4953_50L;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'performance_row_'uuuu_MM");

    private final DataSource dataSource;
    private final Set<YearMonth> made = new TreeSet<>();

    ReportPartitions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes what is missing. Attached instead of created in place: that waits for nobody who writes rows meanwhile. */
    void ensure(Collection<LocalDate> days) throws SQLException {
        Set<YearMonth> missing = new TreeSet<>();
        for (LocalDate day : days) {
            YearMonth month = YearMonth.from(day);
            if (!made.contains(month)) {
                missing.add(month);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            for (YearMonth month : missing) {
                make(statement, month);
            }
            connection.commit();
        }
        made.addAll(missing);
    }

    private static void make(Statement statement, YearMonth month) throws SQLException {
        String name = NAME.format(month);
        try (var found = statement.executeQuery("select to_regclass('" + name + "') is not null")) {
            found.next();
            if (found.getBoolean(1)) {
                return;
            }
        }
        statement.execute("create table " + name + " (like performance_row including defaults)");
        statement.execute("alter table performance_row attach partition " + name + " for values from ('"
                + month.atDay(1) + "') to ('" + month.plusMonths(1).atDay(1) + "')");
    }
}
