package io.reprise.storage.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One start of the server's process: unpacks the programs, makes the cluster if there is none, waits until it answers. */
final class Launch {
    static final String MAJOR_VERSION = "18";
    private static final String ACCESS = """
            # Written anew at every start: only this machine, only with the password.
            host all all 127.0.0.1/32 scram-sha-256
            """;
    private static final Duration FIRST_SIGN_OF_LIFE = Duration.ofSeconds(15);
    /** A file lock does not exclude threads of the same process. */
    private static final ReentrantLock UNPACKING = new ReentrantLock();

    private final EmbeddedDatabase.Settings settings;
    private final Home home;
    private final Postmaster postmaster;
    private final String password;
    /** When the process was about to start (nano time), or 0 before. */
    private volatile long launchedAt;

    Launch(EmbeddedDatabase.Settings settings, Home home, Postmaster postmaster, String password) {
        this.settings = settings;
        this.home = home;
        this.postmaster = postmaster;
        this.password = password;
    }

    EmbeddedPostgres run() throws IOException {
        requireReadableCluster();
        requireFreePort();
        keepOneOldLog();
        Files.createDirectories(settings.binaries());
        UNPACKING.lock();
        try (FileChannel channel = FileChannel.open(
                        settings.binaries().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var locked = channel.lock()) {
            Objects.requireNonNull(locked);
            discardHalfUnpacked();
            return watched(new FutureTask<>(this::startServer));
        } finally {
            UNPACKING.unlock();
        }
    }

    /** The library only looks at the port until its time is up; a process that died is noticed here at once. */
    private EmbeddedPostgres watched(FutureTask<EmbeddedPostgres> start) throws IOException {
        Thread starter = Thread.ofPlatform().name("postgres-start").daemon().start(start);
        long lastSign = System.nanoTime();
        boolean seen = false;
        boolean givenUp = false;
        while (true) {
            try {
                EmbeddedPostgres server = start.get(50, TimeUnit.MILLISECONDS);
                if (!givenUp) {
                    return server;
                }
                // Interrupted, the library believes that the server is up.
                server.close();
                throw failure(null);
            } catch (TimeoutException notYet) {
                boolean launched = launchedAt != 0;
                if (!launched || postmaster.isRunning()) {
                    seen = launched;
                    lastSign = System.nanoTime();
                } else if (!givenUp
                        && System.nanoTime() - lastSign > patience(seen).toNanos()) {
                    givenUp = true;
                    starter.interrupt();
                }
            } catch (ExecutionException failed) {
                postmaster.stop();
                throw failure(failed.getCause());
            } catch (InterruptedException interrupted) {
                starter.interrupt();
                Thread.currentThread().interrupt();
                throw new DatabaseUnavailable("Interrupted while PostgreSQL was starting", interrupted);
            }
        }
    }

    /** A server replaces the pid file of its predecessor, so that it is out of sight for a moment. */
    private static Duration patience(boolean seen) {
        return seen ? Duration.ofSeconds(3) : FIRST_SIGN_OF_LIFE;
    }

    private EmbeddedPostgres startServer() throws IOException {
        // The library tidies up in its working directory, by default one that all users of the machine share.
        System.setProperty("ot.epg.working-dir", settings.binaries().toString());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(settings.binaries().toFile())
                .setDataDirectory(home.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(settings.port())
                .setPGStartupWait(settings.startupWait())
                .setConnectConfig("password", password)
                // Sorted by code point on every machine: no library of the system can change an index's order.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                // The library turns each of these into an option of initdb.
                .setLocaleConfig("pwfile", home.passwordFile().toString())
                .setLocaleConfig("auth", "scram-sha-256")
                .setDataDirectoryCustomizer(this::beforeLaunch)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", Integer.toString(settings.maxConnections()))
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("wal_recycle", "off")
                // The log must not keep what was forgotten: no statements, no values of rows.
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_checkpoints", "off")
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(home.log().toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(home.log().toFile()))
                .start();
    }

    private void beforeLaunch(File dataDirectory) {
        try {
            Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"), ACCESS);
            launchedAt = System.nanoTime();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void requireReadableCluster() throws IOException {
        Path version = home.data().resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR_VERSION)) {
            throw new DatabaseUnavailable("The database in " + home.data() + " was made by PostgreSQL "
                    + Files.readString(version).strip() + ", and this server has PostgreSQL " + MAJOR_VERSION
                    + ". Move it over with a backup made by the version that wrote it.");
        }
    }

    private void requireFreePort() {
        if (settings.port() == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), settings.port()));
        } catch (IOException taken) {
            throw new DatabaseUnavailable("Port " + settings.port() + " for PostgreSQL is already in use.", taken);
        }
    }

    private void keepOneOldLog() throws IOException {
        if (Files.exists(home.log())) {
            Files.move(home.log(), home.root().resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A kill while unpacking leaves a short file that the library would take for whole. */
    private void discardHalfUnpacked() throws IOException {
        try (var entries = Files.list(settings.binaries())) {
            for (Path directory : entries.filter(Files::isDirectory).toList()) {
                if (!Files.exists(directory.resolve(".exists"))) {
                    Home.deleteTree(directory);
                }
            }
        }
    }

    private DatabaseUnavailable failure(@Nullable Throwable cause) throws IOException {
        List<String> log = Files.exists(home.log()) ? Files.readAllLines(home.log()) : List.of();
        String said = String.join(" / ", log.subList(Math.max(0, log.size() - 5), log.size()));
        return new DatabaseUnavailable("PostgreSQL does not start. Its last words: " + said, cause);
    }
}
