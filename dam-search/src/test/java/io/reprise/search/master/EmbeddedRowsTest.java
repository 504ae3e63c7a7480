package io.reprise.search.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.search.fixture.Library;
import io.reprise.search.fixture.Master;
import io.reprise.search.fixture.TestNodes;
import io.reprise.search.master.MasterQuery.Market;
import io.reprise.search.master.MasterQuery.Sort;
import io.reprise.search.master.MasterSearch.FoundMaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are too far down to be counted off are where they would be if one walked there. */
class EmbeddedRowsTest {
    private static final int ALL = 120;
    private static final int COUNTED = 7;

    static Library library;

    private final AtomicInteger asked = new AtomicInteger();
    private final Rows rows = new Rows(
            request -> {
                asked.incrementAndGet();
                return library.index.node().quickly(client -> client.search(request, FoundMaster.class));
            },
            COUNTED,
            5);

    /** Most of one day, many of one instant, and most alike in use and performance. */
    @BeforeAll
    static void fill() throws Exception {
        library = Library.on(TestNodes.embedded());
        for (int n = 0; n < ALL; n++) {
            Master master = Master.titled("Shoe " + n);
            long milliseconds = n < 30 ? 0 : n < 100 ? n * 7L : n * 86_400_000L;
            master.createdAt(Master.LONG_AGO.plusMillis(milliseconds)).used(n % 10 == 0 ? n : 0);
            if (n % 6 == 0) {
                master.performing(0.5 + n / 100.0, true, 90_000);
            }
            library.add(master);
        }
        library.awaitIndexed();
    }

    @AfterAll
    static void drop() {
        library.close();
    }

    private static MasterQuery query(Sort sort) {
        return MasterQuery.builder()
                .sort(sort)
                .market(new Market("amazon", "US", 0))
                .size(ALL)
                .build();
    }

    private static List<UUID> ids(MasterHits hits) {
        return hits.items().stream().map(MasterHits.Hit::masterId).toList();
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void everyRowIsWhereAWalkLeads(Sort sort) {
        MasterQuery query = query(sort);
        List<UUID> walked = ids(library.search.search(query));
        assertThat(walked).hasSize(ALL).doesNotHaveDuplicates();

        List<UUID> jumped = new ArrayList<>();
        List<UUID> expected = new ArrayList<>();
        String snapshot = library.snapshots.current();
        for (int row = 1; row < ALL; row += 3) {
            expected.add(walked.get(row));
            Cursor before = Objects.requireNonNull(rows.before(query, snapshot, row));
            FoundMaster found = library.index
                    .node()
                    .quickly(client -> client.search(SearchRequests.page(query, before), FoundMaster.class))
                    .hits()
                    .hits()
                    .getFirst()
                    .source();
            jumped.add(UUID.fromString(Objects.requireNonNull(found).masterId()));
        }
        assertThat(jumped).isEqualTo(expected);
    }

    @Test
    void rowsOfWordsAreWalkedTo() {
        MasterQuery query = MasterQuery.builder().q("shoe").size(ALL).build();
        Cursor last = rows.before(query, library.snapshots.current(), ALL);
        assertThat(last).isNotNull();
        assertThat(rows.before(query, library.snapshots.current(), ALL + 1)).isNull();
    }

    @Test
    void thereIsNoneBehindTheLast() {
        String snapshot = library.snapshots.current();
        assertThat(rows.before(query(Sort.NEWEST), snapshot, ALL)).isNotNull();
        for (Sort sort : Sort.values()) {
            assertThat(rows.before(query(sort), snapshot, ALL + 1)).isNull();
            assertThat(rows.before(query(sort), snapshot, Long.MAX_VALUE)).isNull();
        }
    }

    @Test
    void asksFewQuestions() {
        rows.before(query(Sort.NEWEST), library.snapshots.current(), ALL / 2);
        assertThat(asked.get()).isLessThan(20);
    }
}
