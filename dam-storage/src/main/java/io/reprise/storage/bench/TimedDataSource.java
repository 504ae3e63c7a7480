package io.reprise.storage.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Adds up the time that callers wait for the database. */
final class TimedDataSource extends DelegatingDataSource {
    private final AtomicLong waited = new AtomicLong();

    TimedDataSource(DataSource target) {
        super(target);
    }

    /** Nanoseconds waited so far, of all threads. */
    long waited() {
        return waited.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return timed(Connection.class, super.getConnection());
    }

    private <T> T timed(Class<T> type, T target) {
        InvocationHandler handler = (_, method, arguments) -> {
            String name = method.getName();
            boolean waits = name.startsWith("execute") || name.equals("commit") || name.equals("rollback");
            long start = System.nanoTime();
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            } finally {
                if (waits) {
                    waited.addAndGet(System.nanoTime() - start);
                }
            }
            return switch (result) {
                case PreparedStatement statement -> timed(PreparedStatement.class, statement);
                case Statement statement when name.equals("createStatement") -> timed(Statement.class, statement);
                case null, default -> result;
            };
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
