package io.reprise.api.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server of its own: another process with the class path and options of this one, its own data and a free port. */
final class ServerProcess implements AutoCloseable {
    /** Whoever starts a server as a process reads its address after these words. */
    static final String ANSWERS_AT = "Reprise answers at ";

    /** For measurements: what one client may ask in a second is not what they are about. */
    static final Map<String, String> WITHOUT_RATE_LIMIT = Map.of(
            "REPRISE_LIMITS_REQUESTSPERSECOND", "1000000",
            "REPRISE_LIMITS_BURST", "1000000");

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final Path data;
    private final URI url;

    private ServerProcess(Process process, Path data, URI url) {
        this.process = process;
        this.data = data;
        this.url = url;
    }

    /** Returns when it answers. Databases that the environment names are not used: nothing of theirs may be touched. */
    static ServerProcess start(Path data, Duration patience) throws IOException {
        return start(data, patience, Map.of());
    }

    /** @param environment what is configured for it beside its data and port */
    static ServerProcess start(Path data, Duration patience, Map<String, String> environment) throws IOException {
        Files.createDirectories(data);
        Path log = data.resolve("server.log");
        ProcessBuilder builder =
                new ProcessBuilder(command(data)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("REPRISE_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        long end = System.nanoTime() + patience.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            Optional<URI> url = address(log);
            if (url.isPresent()) {
                return new ServerProcess(process, data, url.get());
            }
            Client.sleep(LOOK);
        }
        stop(process);
        throw new IOException("The server did not start. It said last: " + lastLines(log));
    }

    private static List<String> command(Path data) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Reprise.class.getName()));
        command.addAll(List.of("serve", "--data", data.toString(), "--port", "0", "--host", "127.0.0.1"));
        return command;
    }

    private static Optional<URI> address(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith(ANSWERS_AT))
                .map(line -> URI.create(line.substring(ANSWERS_AT.length())))
                .findFirst();
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    long pid() {
        return process.pid();
    }

    URI url() {
        return url;
    }

    /** Of its administrator. */
    String token() {
        return DataDirectory.adminToken(data).orElseThrow();
    }

    /** Sends requests just as they are, for measuring. */
    Wire wire() {
        return new Wire(url, DataDirectory.adminToken(data).orElse(null));
    }

    Client client() {
        return new Client(url, DataDirectory.adminToken(data).orElse(null), Patience.DEFAULT);
    }

    @Override
    public void close() {
        stop(process);
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
