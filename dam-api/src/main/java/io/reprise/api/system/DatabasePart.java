package io.reprise.api.system;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.reprise.storage.postgres.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database: which, how big, and whether its connections are enough. */
@Component
class DatabasePart implements SystemPart {
    private final Database database;
    private final JdbcClient jdbc;

    DatabasePart(Database database, JdbcClient jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("state", "up");
        state.put("version", jdbc.sql("show server_version").query(String.class).single());
        state.put("embedded", database.isEmbedded());
        state.put(
                "sizeBytes",
                jdbc.sql("select pg_database_size(current_database())")
                        .query(Long.class)
                        .single());
        if (database.dataSource() instanceof HikariDataSource pool && pool.getHikariPoolMXBean() != null) {
            HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            state.put(
                    "connections",
                    Map.of(
                            "active", connections.getActiveConnections(),
                            "idle", connections.getIdleConnections(),
                            "most", pool.getMaximumPoolSize(),
                            "waiting", connections.getThreadsAwaitingConnection()));
        }
        return state;
    }
}
