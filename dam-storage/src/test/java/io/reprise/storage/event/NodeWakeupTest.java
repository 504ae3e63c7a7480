package io.reprise.storage.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.storage.postgres.TestDatabase;
import io.reprise.storage.reading.Reading;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.jdbc.core.simple.JdbcClient;

class NodeWakeupTest {
    private static final int COMMITS = 500;

    @TempDir
    Path keys;

    TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theNodeThatFillsTheTablesIsWokenByTheOtherNodesCommits() {
        try (Library owner = new Library(database.dataSource(), keys.resolve("master.key"))) {
            Awaitility.await().until(() -> owner() != null);
            String first = owner();
            try (Library other = new Library(database.dataSource(), keys.resolve("master.key"))) {
                UUID id = UUID.randomUUID();
                other.awaitTables(other.register(id, "woken", Map.of()));
                long start = System.nanoTime();
                for (int i = 0; i < 10; i++) {
                    other.awaitTables(other.tag(id, "tag" + i));
                }
                // Unwoken, the owner looks every five seconds, so ten writes in a row would take nearly fifty.
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
                assertThat(owner()).isEqualTo(first);
            }
        }
    }

    private String owner() {
        return JdbcClient.create(database.dataSource())
                .sql("select owner from token_entry where processor_name = ?")
                .param(Reading.PROCESSOR)
                .query((row, _) -> java.util.Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
    }

    @Test
    void aBurstOfCommitsSendsAtMostOneNotificationPerTwentyMilliseconds() throws Exception {
        try (Library library = new Library(database.dataSource(), keys.resolve("master.key"));
                Connection listening = database.dataSource().getConnection();
                var threads = Executors.newFixedThreadPool(8)) {
            listening.setAutoCommit(true);
            try (Statement statement = listening.createStatement()) {
                statement.execute("listen reprise_events");
            }
            long start = System.nanoTime();
            var commits = IntStream.range(0, COMMITS)
                    .mapToObj(i -> threads.submit(() -> library.register(UUID.randomUUID(), "burst " + i, Map.of())))
                    .toList();
            for (Future<?> each : commits) {
                each.get();
            }
            long last = lastIndex();
            long count = notifications(listening);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertThat(last).isGreaterThanOrEqualTo(COMMITS);
            assertThat(count).isBetween(1L, millis / 20 + 1).isLessThan(COMMITS);
        }
    }

    /** All that come until none has come for a second. */
    private static long notifications(Connection listening) throws SQLException {
        PGConnection postgres = listening.unwrap(PGConnection.class);
        long count = 0;
        while (true) {
            PGNotification[] more = postgres.getNotifications(1_000);
            if (more == null || more.length == 0) {
                return count;
            }
            count += more.length;
        }
    }

    private long lastIndex() {
        return JdbcClient.create(database.dataSource())
                .sql("select max(global_index) from domain_event_entry")
                .query(Long.class)
                .single();
    }
}
