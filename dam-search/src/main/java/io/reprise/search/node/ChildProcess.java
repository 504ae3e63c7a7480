package io.reprise.search.node;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run of the embedded node. It ends with this process, because its standard input is a pipe that we hold. */
final class ChildProcess implements AutoCloseable {
    private static final String MAIN = "io.reprise.elasticsearch.node.EmbeddedNode";

    private final Process process;
    private final Path portFile;
    private final Path log;

    private ChildProcess(Process process, Path portFile, Path log) {
        this.process = process;
        this.portFile = portFile;
        this.log = log;
    }

    static ChildProcess start(NodeSettings.Embedded settings) throws IOException {
        Path lib = settings.distribution().resolve("lib");
        if (!Files.isDirectory(lib)) {
            throw new IOException("No Elasticsearch distribution in " + settings.distribution());
        }
        Path logs = Files.createDirectories(settings.data().resolve("logs"));
        Path temporary = Files.createDirectories(settings.data().resolve("tmp"));
        Path nativeLibraries = Files.createDirectories(settings.data().resolve("native"));
        Path portFile = logs.resolve("http.ports");
        // A stale file would send us to whoever has that port now.
        Files.deleteIfExists(portFile);
        Path javaHome = settings.javaHome() == null ? Path.of(System.getProperty("java.home")) : settings.javaHome();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                javaHome.resolve("bin/java").toString(),
                "-Xms" + settings.heapMegabytes() + "m",
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                // Compiles with the second compiler what is ten times as hot as usual: on few cores it takes more time
                // from the first minutes than it ever gives back.
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=6000",
                "-XX:Tier4CompileThreshold=150000",
                "-XX:Tier4BackEdgeThreshold=400000",
                "-XX:+ExitOnOutOfMemoryError",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                // An empty directory: without it the missing native libraries end in a null pointer.
                "-Des.nativelibs.path=" + nativeLibraries,
                "-cp",
                lib.resolve("*").toString(),
                MAIN,
                settings.distribution().toString(),
                settings.data().toString()));
        // Nothing of our environment (passwords, tokens) is the node's business.
        builder.environment().clear();
        Path log = logs.resolve("node.log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new ChildProcess(builder.start(), portFile, log);
    }

    /** Its address, once it listens. */
    Optional<URI> address() throws IOException {
        if (!Files.exists(portFile)) {
            return Optional.empty();
        }
        return Files.readString(portFile)
                .lines()
                .filter(line -> line.startsWith("127.0.0.1:"))
                .map(line -> URI.create("http://" + line.strip()))
                .findFirst();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Waits at most so long for its end. */
    boolean ended(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    String epitaph() {
        return "exited with " + process.exitValue() + ", see " + log;
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Stops it cleanly, which takes a fraction of a second as a rule, or by force after 20 seconds. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
