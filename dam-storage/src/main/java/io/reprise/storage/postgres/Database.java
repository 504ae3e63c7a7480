package io.reprise.storage.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool of connections to a migrated PostgreSQL: the embedded one, or any other by URL. Closing it closes the pool and
 * then the embedded server, if this object started it; close it last.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    /** The oldest major version the SQL of this module was written for. */
    static final int OLDEST_MAJOR_VERSION = 16;

    private final DatabaseUrl url;
    private final int majorVersion;
    private final HikariDataSource pool;
    private final @Nullable EmbeddedDatabase embedded;

    private Database(DatabaseUrl url, int majorVersion, HikariDataSource pool, @Nullable EmbeddedDatabase embedded) {
        this.url = url;
        this.majorVersion = majorVersion;
        this.pool = pool;
        this.embedded = embedded;
    }

    /**
     * Limits of the pool's sessions; migrations are not bound by the time-outs.
     *
     * @param maxPoolSize connections at most, 1 or more
     * @param statementTimeout how long one statement may run; zero = no limit
     * @param transactionTimeout how long one transaction may stay open; zero = no limit. It must stay below the event
     *     processors' gap time-out, or an event of a slow transaction is skipped by projections. Needs PostgreSQL 17.
     */
    public record Settings(int maxPoolSize, Duration statementTimeout, Duration transactionTimeout) {
        public static final Settings DEFAULT = new Settings(32, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    /**
     * Opens the database the environment names, or else the embedded one.
     *
     * <p>{@code REPRISE_DATABASE_URL} = where ({@link DatabaseUrl#parse}); {@code REPRISE_DATABASE_USER}, {@code
     * REPRISE_DATABASE_PASSWORD} and {@code REPRISE_DATABASE_PASSWORD_FILE} (a file that holds nothing but the password)
     * win over what the URL says.
     *
     * @param home directory of the embedded server, used only without a URL
     * @throws DatabaseUnavailable with a plain message
     */
    public static Database fromEnvironment(Map<String, String> environment, Path home, Settings settings) {
        String configured = environment.getOrDefault("REPRISE_DATABASE_URL", "");
        if (!configured.isBlank()) {
            return open(fromVariables(configured, environment), settings);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(home));
        try {
            return open(embedded.url(), settings, embedded);
        } catch (RuntimeException failed) {
            embedded.close();
            throw failed;
        }
    }

    /** Opens, checks and migrates a database that somebody else runs. */
    public static Database open(DatabaseUrl url, Settings settings) {
        return open(url, settings, null);
    }

    private static Database open(DatabaseUrl url, Settings settings, @Nullable EmbeddedDatabase embedded) {
        int version = checkedVersion(url);
        migrate(url);
        return new Database(url, version, pool(url, settings, version), embedded);
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Address and credentials, for the few that need a connection of their own (notifications). */
    public DatabaseUrl url() {
        return url;
    }

    /** 18 for PostgreSQL 18.x. */
    public int majorVersion() {
        return majorVersion;
    }

    /** Whether the server is a child of this process. */
    public boolean isEmbedded() {
        return embedded != null;
    }

    @Override
    public void close() {
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    static DatabaseUrl fromVariables(String url, Map<String, String> environment) {
        String password = environment.get("REPRISE_DATABASE_PASSWORD");
        String file = environment.get("REPRISE_DATABASE_PASSWORD_FILE");
        if (file != null && !file.isBlank()) {
            try {
                password = Files.readString(Path.of(file)).strip();
            } catch (IOException unreadable) {
                throw new DatabaseUnavailable("REPRISE_DATABASE_PASSWORD_FILE cannot be read", unreadable);
            }
        }
        try {
            return DatabaseUrl.parse(url).withCredentials(environment.get("REPRISE_DATABASE_USER"), password);
        } catch (IllegalArgumentException wrong) {
            throw new DatabaseUnavailable("REPRISE_DATABASE_URL is wrong: " + wrong.getMessage());
        }
    }

    /** A connection outside the pool, without its limits. */
    static DataSource direct(DatabaseUrl url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.jdbcUrl());
        source.setUser(url.user());
        source.setPassword(url.password());
        // An error's detail quotes values of rows, and those may have to be forgotten.
        source.setLogServerErrorDetail(false);
        return source;
    }

    private static int checkedVersion(DatabaseUrl url) {
        try (Connection connection = direct(url).getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            requireVersion(major);
            return major;
        } catch (SQLException refused) {
            throw new DatabaseUnavailable("PostgreSQL at " + url + " cannot be used: " + refused.getMessage(), refused);
        }
    }

    static void requireVersion(int major) {
        if (major < OLDEST_MAJOR_VERSION) {
            throw new DatabaseUnavailable("PostgreSQL " + OLDEST_MAJOR_VERSION
                    + " or newer is needed, but the server is version " + major + ". Please upgrade it.");
        }
    }

    private static void migrate(DatabaseUrl url) {
        try {
            int applied = Flyway.configure(Database.class.getClassLoader())
                    .dataSource(direct(url))
                    .locations("classpath:db/migration")
                    .table("schema_version")
                    .failOnMissingLocations(true)
                    .load()
                    .migrate()
                    .migrationsExecuted;
            LOG.info("{} migrations applied", applied);
        } catch (FlywayException failed) {
            throw new DatabaseUnavailable(
                    "The tables at " + url + " cannot be brought up to date: "
                            + Objects.requireNonNullElse(failed.getMessage(), "no reason given"),
                    failed);
        }
    }

    private static HikariDataSource pool(DatabaseUrl url, Settings settings, int version) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("reprise");
        config.setJdbcUrl(url.jdbcUrl());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setMaximumPoolSize(settings.maxPoolSize());
        config.setMinimumIdle(Math.min(4, settings.maxPoolSize()));
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "reprise");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        String limits = "set statement_timeout = " + settings.statementTimeout().toMillis();
        if (version >= 17) {
            limits += "; set transaction_timeout = "
                    + settings.transactionTimeout().toMillis();
        }
        config.setConnectionInitSql(limits);
        return new HikariDataSource(config);
    }
}
