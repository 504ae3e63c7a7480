package io.reprise.storage.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterEvent;
import io.reprise.storage.postgres.DatabaseUrl;
import io.reprise.storage.postgres.TestDatabase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class TwoServersTest {
    private static final int EDITS_EACH = 500;

    @TempDir
    Path directory;

    @Test
    void aThousandInterleavedEditsLoseNothingAndRefuseNothingFalsely() throws Exception {
        List<UUID> masters = Stream.generate(UUID::randomUUID).limit(6).toList();
        Path key = directory.resolve("master.key");
        try (TestDatabase database = TestDatabase.embedded();
                Library library = new Library(database.dataSource(), key)) {
            masters.forEach(master -> library.register(master, master.toString(), Map.of()));
            List<String> said = bothServers(database.database().url(), key, masters);

            Map<UUID, List<Boolean>> retired = retiredByVersion(library, masters);
            assertThat(said.stream().filter(line -> line.startsWith("tag ")).count())
                    .isEqualTo(2 * EDITS_EACH * 4 / 5);
            assertThat(said.stream().filter(line -> line.startsWith("toggle ")).count())
                    .isGreaterThanOrEqualTo(2 * EDITS_EACH / 5);
            said.forEach(line -> assertTrue(line, library, retired));
            assertSequencesAreWhole(database, masters);
            assertInterleaved(library, masters);
        }
    }

    private static void assertTrue(String line, Library library, Map<UUID, List<Boolean>> retired) {
        String[] words = line.split(" ");
        if (words.length < 3) {
            return;
        }
        UUID master = UUID.fromString(words[1]);
        switch (words[0]) {
            case "tag" ->
                assertThat(state(library, master).description().tags()).as(line).contains(words[2]);
            case "toggle" -> {
                long version = Long.parseLong(words[4]);
                assertThat(version)
                        .as("decided from old state: " + line)
                        .isGreaterThanOrEqualTo(Long.parseLong(words[3]));
                assertThat(retired.get(master).get((int) version)).as(line).isEqualTo(Boolean.parseBoolean(words[2]));
            }
            case "stale" ->
                assertThat(Long.parseLong(words[3])).as("false: " + line).isGreaterThan(Long.parseLong(words[2]));
            case "retired" ->
                assertThat(LongStream.rangeClosed(Long.parseLong(words[2]), Long.parseLong(words[3]))
                                .anyMatch(version -> retired.get(master).get((int) version)))
                        .as("false: " + line)
                        .isTrue();
            default -> throw new AssertionError(line);
        }
    }

    private static Master state(Library library, UUID master) {
        return Master.of(library.log.reader().payloads(master.toString(), null, MasterEvent.class));
    }

    private static Map<UUID, List<Boolean>> retiredByVersion(Library library, List<UUID> masters) {
        Map<UUID, List<Boolean>> all = new java.util.HashMap<>();
        for (UUID master : masters) {
            List<Boolean> retired = new ArrayList<>();
            boolean now = false;
            for (MasterEvent event : library.log.reader().payloads(master.toString(), null, MasterEvent.class)) {
                now = event instanceof MasterEvent.Retired || (now && !(event instanceof MasterEvent.Reinstated));
                retired.add(now);
            }
            all.put(master, retired);
        }
        return all;
    }

    private static void assertSequencesAreWhole(TestDatabase database, List<UUID> masters) {
        for (UUID master : masters) {
            List<Long> sequence = JdbcClient.create(database.dataSource())
                    .sql("select sequence_number from domain_event_entry where aggregate_identifier = ? order by 1")
                    .param(master.toString())
                    .query(Long.class)
                    .list();
            assertThat(sequence)
                    .isEqualTo(IntStream.range(0, sequence.size())
                            .mapToObj(i -> (long) i)
                            .toList());
        }
    }

    /** Two servers that took turns would prove nothing: their tags have to alternate in the log. */
    private static void assertInterleaved(Library library, List<UUID> masters) {
        int turns = 0;
        for (UUID master : masters) {
            List<String> servers = library.log.reader().payloads(master.toString(), null, MasterEvent.class).stream()
                    .filter(MasterEvent.Tagged.class::isInstance)
                    .map(event ->
                            ((MasterEvent.Tagged) event).added().getFirst().substring(0, 1))
                    .toList();
            for (int i = 1; i < servers.size(); i++) {
                turns += servers.get(i).equals(servers.get(i - 1)) ? 0 : 1;
            }
        }
        assertThat(turns).isGreaterThan(EDITS_EACH / 10);
    }

    private List<String> bothServers(DatabaseUrl url, Path key, List<UUID> masters) throws Exception {
        List<Process> servers = List.of(start(url, key, masters, "a"), start(url, key, masters, "b"));
        try {
            List<BufferedReader> outputs =
                    servers.stream().map(Process::inputReader).toList();
            for (BufferedReader output : outputs) {
                readUntil(output, "ready");
            }
            for (Process server : servers) {
                server.getOutputStream().write('\n');
                server.getOutputStream().flush();
            }
            List<String> said = new ArrayList<>();
            for (BufferedReader output : outputs) {
                said.addAll(readUntil(output, "done"));
            }
            for (Process server : servers) {
                assertThat(server.waitFor(Duration.ofSeconds(30))).isTrue();
                assertThat(server.exitValue()).isZero();
            }
            return said;
        } finally {
            servers.forEach(Process::destroyForcibly);
        }
    }

    private static List<String> readUntil(BufferedReader output, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(last)) {
                return lines;
            }
            lines.add(line);
        }
        throw new AssertionError("a server ended early, see target/editing-server-*.log; it said " + lines);
    }

    private static Process start(DatabaseUrl url, Path key, List<UUID> masters, String name) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EditingServer.class.getName(),
                        url.jdbcUrl(),
                        url.user(),
                        key.toString(),
                        name,
                        String.join(",", masters.stream().map(UUID::toString).toList()),
                        Integer.toString(EDITS_EACH))
                .redirectError(new File("target", "editing-server-" + name + ".log"));
        builder.environment().put("DATABASE_PASSWORD", url.password() == null ? "" : url.password());
        return builder.start();
    }
}
