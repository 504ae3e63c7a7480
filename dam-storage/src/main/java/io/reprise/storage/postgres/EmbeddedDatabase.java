package io.reprise.storage.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 that lives and stops with this process, on a directory that stays. It loses nothing that was committed
 * when this process or the machine is killed: {@code fsync}, {@code synchronous_commit} and {@code full_page_writes} are
 * asserted before it is handed out. It listens on the loopback interface only, to connections with the password.
 *
 * <p>The home directory (mode 700) holds {@code data/} (the cluster), {@code binaries/} (unpacked once), {@code
 * password} (mode 600), {@code lock} and {@code postgres.log}.
 *
 * <p>No shutdown hook is registered: whoever starts it closes it, after everything that uses it.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final Home home;
    private final DirectoryLock lock;
    private final EmbeddedPostgres server;
    private final Postmaster postmaster;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(Home home, DirectoryLock lock, EmbeddedPostgres server, Postmaster postmaster) {
        this.home = home;
        this.lock = lock;
        this.server = server;
        this.postmaster = postmaster;
    }

    /**
     * @param home directory that holds everything of this server; made if it is not there
     * @param binaries where the PostgreSQL programs are unpacked (60 MB)
     * @param port TCP port on the loopback interface, or 0 for a free one
     * @param maxConnections sessions at most, the pools of all users together
     * @param startupWait how long recovery after a crash may take
     */
    public record Settings(Path home, Path binaries, int port, int maxConnections, Duration startupWait) {
        /** A free port, 100 sessions, ten minutes. */
        public static Settings in(Path home) {
            return new Settings(home, home.resolve("binaries"), 0, 100, Duration.ofMinutes(10));
        }

        public Settings withPort(int otherPort) {
            return new Settings(home, binaries, otherPort, maxConnections, startupWait);
        }

        public Settings withBinaries(Path otherBinaries) {
            return new Settings(home, otherBinaries, port, maxConnections, startupWait);
        }
    }

    /**
     * Starts the server, after stopping what an earlier run may have left behind.
     *
     * @throws DatabaseUnavailable with a plain message: directory in use, port taken, unsafe settings, …
     */
    public static EmbeddedDatabase start(Settings settings) {
        try {
            Home home = Home.prepare(settings.home());
            DirectoryLock lock = DirectoryLock.take(home.root());
            try {
                return start(settings, home, lock);
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL in " + settings.home() + " cannot be started", failed);
        }
    }

    private static EmbeddedDatabase start(Settings settings, Home home, DirectoryLock lock) throws IOException {
        Postmaster postmaster = new Postmaster(home.data());
        postmaster.clear();
        home.discardUnfinished();
        String password = home.password();
        EmbeddedPostgres server = new Launch(settings, home, postmaster, password).run();
        EmbeddedDatabase database = new EmbeddedDatabase(home, lock, server, postmaster);
        try {
            new ServerSetup(server, password).run();
            home.markFinished();
        } catch (IOException | RuntimeException failed) {
            database.stopServer();
            throw failed;
        }
        LOG.info("PostgreSQL is up on loopback port {}", server.getPort());
        return database;
    }

    /** Address and credentials of the application's database. */
    public DatabaseUrl url() {
        return new DatabaseUrl(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + ServerSetup.NAME,
                ServerSetup.NAME,
                home.password());
    }

    /** The role that may do everything, for tests that make databases. */
    DatabaseUrl administratorUrl(String database) {
        return new DatabaseUrl(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database,
                ServerSetup.ADMINISTRATOR,
                home.password());
    }

    public int port() {
        return server.getPort();
    }

    /** Stops the server with a last checkpoint, connected or not, and gives the directory free. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            stopServer();
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void stopServer() throws IOException {
        server.close();
        // The library gives up after five seconds; a long last checkpoint is not to be cut short.
        postmaster.stop();
    }
}
