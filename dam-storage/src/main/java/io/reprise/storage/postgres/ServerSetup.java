package io.reprise.storage.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What must be true inside a started server before anybody is served: its settings, its access rules, our role. */
final class ServerSetup {
    /** Name of the application's role and of its database. The role is no superuser: SQL cannot run programs. */
    static final String NAME = "reprise";

    static final String ADMINISTRATOR = "postgres";

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    private static final Map<String, String> CLOSED =
            Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", "");

    private final EmbeddedPostgres server;
    private final String password;

    ServerSetup(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    void run() {
        try {
            try (Connection administrator = server.getPostgresDatabase().getConnection();
                    Statement statement = administrator.createStatement()) {
                requireSettings(statement, DURABLE);
                requireSettings(statement, CLOSED);
                requireScramOnly(statement);
                makeRoleAndDatabase(statement);
            }
            // A database or a role may carry settings of its own.
            DataSource ours = server.getDatabase(NAME, NAME, Map.of("password", password));
            try (Connection connection = ours.getConnection();
                    Statement statement = connection.createStatement()) {
                requireSettings(statement, DURABLE);
            }
        } catch (SQLException failed) {
            throw new DatabaseUnavailable("The embedded PostgreSQL cannot be set up: " + failed.getMessage(), failed);
        }
    }

    private static void requireSettings(Statement statement, Map<String, String> required) throws SQLException {
        Map<String, String> wrong = new TreeMap<>(required);
        try (ResultSet rows = statement.executeQuery("select name, setting from pg_settings")) {
            while (rows.next()) {
                wrong.remove(rows.getString(1), rows.getString(2));
            }
        }
        if (!wrong.isEmpty()) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL does not run safely; these settings are required: " + wrong);
        }
    }

    private static void requireScramOnly(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select count(*) filter (where auth_method = 'scram-sha-256' and type = 'host'"
                        + " and address = '127.0.0.1'), count(*) from pg_hba_file_rules")) {
            rows.next();
            if (rows.getInt(1) != 1 || rows.getInt(2) != 1) {
                throw new DatabaseUnavailable("The embedded PostgreSQL has access rules that are not ours");
            }
        }
    }

    private void makeRoleAndDatabase(Statement statement) throws SQLException {
        // The password is base64: it needs no quoting.
        if (isAbsent(statement, "select from pg_roles where rolname = '" + NAME + "'")) {
            statement.execute("create role " + NAME + " login");
        }
        statement.execute("alter role " + NAME + " password '" + password + "'");
        if (isAbsent(statement, "select from pg_database where datname = '" + NAME + "'")) {
            statement.execute("create database " + NAME + " owner " + NAME);
        }
    }

    private static boolean isAbsent(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return !row.next();
        }
    }
}
