package io.reprise.storage.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL process of one data directory, seen from outside. It outlives a killed JVM, and its pid file outlives a
 * killed machine or container, where the same pid soon belongs to somebody else.
 */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration FAST = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);

    private final Path dataDirectory;

    Postmaster(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    /**
     * Makes the data directory free for a new server: stops an orphan, and removes a pid file whose pid now belongs to a
     * stranger. Only the holder of the directory's lock may call this.
     */
    void clear() throws IOException {
        Optional<ProcessHandle> named = namedProcess();
        if (named.isEmpty()) {
            // The file of a dead pid stays: PostgreSQL itself checks the shared memory it names.
            return;
        }
        if (isOurs(named.get())) {
            LOG.warn(
                    "A PostgreSQL of an earlier run is still running (pid {}); stopping it",
                    named.get().pid());
            stop();
            return;
        }
        Optional<ProcessHandle> survivor =
                ProcessHandle.allProcesses().filter(this::isOurs).findAny();
        if (survivor.isPresent()) {
            throw new DatabaseUnavailable("A PostgreSQL process of an earlier run is still at work (pid "
                    + survivor.get().pid() + "). Please end it and start again.");
        }
        LOG.warn(
                "Removing the pid file of an earlier run: pid {} is another program now",
                named.get().pid());
        Files.delete(pidFile());
    }

    /** Stops the server with a last checkpoint, whatever clients are connected; returns when it has ended. */
    void stop() throws IOException {
        Optional<ProcessHandle> running = namedProcess().filter(this::isOurs);
        if (running.isEmpty()) {
            return;
        }
        // Java can send neither of these: SIGTERM would wait for clients, SIGKILL leaves shared memory behind.
        if (!endedAfter(running.get(), "INT", FAST) && !endedAfter(running.get(), "QUIT", IMMEDIATE)) {
            throw new DatabaseUnavailable("PostgreSQL (pid " + running.get().pid() + ") does not stop.");
        }
    }

    /** Whether the server is there, whether or not it answers already. */
    boolean isRunning() throws IOException {
        return namedProcess().filter(this::isOurs).isPresent();
    }

    private Path pidFile() {
        return dataDirectory.resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> namedProcess() throws IOException {
        try {
            String first =
                    Files.readString(pidFile()).lines().findFirst().orElse("").strip();
            return ProcessHandle.of(Long.parseLong(first)).filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        if (Files.isDirectory(Path.of("/proc/self"))) {
            try {
                // A postmaster works inside its data directory.
                Path executable = Objects.requireNonNull(
                        Files.readSymbolicLink(proc.resolve("exe")).getFileName());
                return executable.toString().startsWith("postgres")
                        && Files.readSymbolicLink(proc.resolve("cwd")).equals(dataDirectory.toRealPath());
            } catch (IOException | SecurityException notReadable) {
                // Only processes of other users cannot be read, and those cannot be ours.
                return false;
            }
        }
        return process.info()
                .commandLine()
                .filter(line -> line.contains("postgres") && line.contains(dataDirectory.toString()))
                .isPresent();
    }

    private boolean endedAfter(ProcessHandle process, String signal, Duration patience) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            // An ended process that nobody reaps (a JVM as pid 1 of a container) counts as alive, but not as ours.
            long deadline = System.nanoTime() + patience.toNanos();
            while (process.isAlive() && isOurs(process)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
