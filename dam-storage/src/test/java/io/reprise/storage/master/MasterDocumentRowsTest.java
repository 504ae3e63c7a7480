package io.reprise.storage.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.master.Description;
import io.reprise.domain.master.MasterDocuments.Mark;
import io.reprise.domain.master.MasterEvent;
import io.reprise.storage.event.Library;
import io.reprise.storage.postgres.TestDatabase;
import io.reprise.storage.reading.Tables;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class MasterDocumentRowsTest {
    @TempDir
    static Path keys;

    static TestDatabase database;
    static MasterDocumentRows documents;
    static Tables tables;
    static JdbcClient jdbc;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded();
        new Library(database.dataSource(), keys.resolve("master.key")).close();
        documents = new MasterDocumentRows(database.dataSource());
        tables = Tables.live(database.dataSource());
        jdbc = JdbcClient.create(database.dataSource());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        jdbc.sql("delete from search_mark").update();
    }

    private static UUID marked() {
        UUID id = UUID.randomUUID();
        mark(id);
        return id;
    }

    private static void mark(UUID id) {
        tables.changed(id, Instant.EPOCH);
    }

    private static List<UUID> ids(List<Mark> marks) {
        return marks.stream().map(Mark::masterId).toList();
    }

    @Test
    void aMasterWithoutItsFirstVersionYetIsNotOfferedAsOneThatIsGone() {
        UUID id = UUID.randomUUID();
        MasterProjection projection = new MasterProjection(tables);
        projection.on(new MasterEvent.Registered(id, Description.EMPTY), Instant.EPOCH, "user:anna");
        assertThat(documents.claim(10)).isEmpty();
        assertThat(documents.page(null, 500)).doesNotContain(id);
        projection.on(new MasterEvent.VersionAdded(id, 1, Library.content("late"), null), Instant.EPOCH, "user:anna");
        assertThat(ids(documents.claim(10))).containsExactly(id);
        assertThat(documents.load(List.of(id))).containsKey(id);
    }

    @Test
    void interactiveMarksComeBeforeBulkOnesAndOldOnesBeforeNew() {
        UUID bulk = UUID.randomUUID();
        jdbc.sql("insert into search_mark (master_id, mark, bulk) values (?, nextval('search_mark_seq'), true)")
                .param(bulk)
                .update();
        UUID first = marked();
        UUID second = marked();
        assertThat(ids(documents.claim(1))).containsExactly(first);
        assertThat(ids(documents.claim(1))).containsExactly(second);
        assertThat(ids(documents.claim(10))).containsExactly(bulk);
        assertThat(documents.claim(10)).isEmpty();
    }

    @Test
    void aMarkMadeWhileItsMasterIsClaimedIsNotLost() {
        UUID id = marked();
        List<Mark> claimed = documents.claim(10);
        mark(id);
        long upTo = documents.lastMark();
        documents.indexed(claimed);
        assertThat(documents.drained(id, upTo)).isFalse();
        List<Mark> again = documents.claim(10);
        assertThat(ids(again)).containsExactly(id);
        assertThat(again.getFirst().mark()).isGreaterThan(claimed.getFirst().mark());
        documents.indexed(again);
        assertThat(documents.drained(id, upTo)).isTrue();
    }

    @Test
    void whatIsReleasedOrWhoseClaimRanOutCanBeClaimedAgain() {
        UUID id = marked();
        List<Mark> claimed = documents.claim(10);
        assertThat(documents.claim(10)).isEmpty();
        documents.release(claimed);
        assertThat(documents.claim(10)).isEqualTo(claimed);
        jdbc.sql("update search_mark set claimed_until = now() - interval '1 second'")
                .update();
        assertThat(ids(documents.claim(10))).containsExactly(id);
    }

    @Test
    void drainedLooksAtOneMasterOrAllAndNotAtLaterMarks() {
        UUID id = marked();
        long upTo = documents.lastMark();
        UUID later = marked();
        assertThat(documents.drained(null, upTo)).isFalse();
        documents.indexed(documents.claim(1));
        assertThat(documents.drained(null, upTo)).isTrue();
        assertThat(documents.drained(id, documents.lastMark())).isTrue();
        assertThat(documents.drained(later, documents.lastMark())).isFalse();
    }

    @Test
    void drainersAndMarkersAtOnceLeaveNoMasterBehindItsNewestState() throws Exception {
        List<UUID> masters = Stream.generate(UUID::randomUUID).limit(20).toList();
        Map<UUID, Long> state = new ConcurrentHashMap<>();
        Map<UUID, Long> index = new ConcurrentHashMap<>();
        AtomicBoolean marking = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> drainers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                drainers.add(threads.submit(() -> drain(marking, state, index)));
            }
            List<Future<?>> markers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                markers.add(threads.submit(() -> {
                    for (int n = 0; n < 200; n++) {
                        UUID id = masters.get(n % masters.size());
                        state.merge(id, 1L, Long::sum);
                        mark(id);
                    }
                }));
            }
            for (Future<?> marker : markers) {
                marker.get();
            }
            marking.set(false);
            for (Future<?> drainer : drainers) {
                drainer.get();
            }
        }
        assertThat(documents.drained(null, documents.lastMark())).isTrue();
        assertThat(index).isEqualTo(state);
    }

    private static void drain(AtomicBoolean marking, Map<UUID, Long> state, Map<UUID, Long> index) {
        while (true) {
            boolean last = !marking.get();
            List<Mark> claimed = documents.claim(5);
            claimed.forEach(mark -> index.merge(mark.masterId(), state.get(mark.masterId()), Math::max));
            documents.indexed(claimed);
            if (last && claimed.isEmpty()) {
                return;
            }
        }
    }
}
