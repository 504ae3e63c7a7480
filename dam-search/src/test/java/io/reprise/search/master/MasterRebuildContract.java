package io.reprise.search.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.master.MasterDocument;
import io.reprise.search.fixture.Library;
import io.reprise.search.fixture.Master;
import io.reprise.search.index.Rebuild;
import io.reprise.search.master.MasterQuery.State;
import io.reprise.search.node.ElasticsearchNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** How an index is filled and replaced while it is used, on whatever Elasticsearch. */
interface MasterRebuildContract {

    ElasticsearchNode node() throws Exception;

    private Library library() throws Exception {
        return Library.on(node());
    }

    private static Map<UUID, Long> revisions(Library library) {
        Map<UUID, Long> revisions = new HashMap<>();
        MasterQuery.Builder query = MasterQuery.builder().state(State.ANY).size(500);
        MasterHits page = library.search.search(query.build());
        while (true) {
            page.items()
                    .forEach(hit -> assertThat(revisions.put(hit.masterId(), hit.revision()))
                            .isNull());
            if (page.next() == null) {
                return revisions;
            }
            page = library.search.search(query.cursor(page.next()).build());
        }
    }

    @Test
    default void aCursorOfAnIndexThatWasReplacedHasExpired() throws Exception {
        try (Library library = library()) {
            for (int i = 0; i < 3; i++) {
                library.add(Master.titled("table " + i));
            }
            library.awaitIndexed();
            MasterQuery.Builder query = MasterQuery.builder().q("table").size(1);
            String cursor = library.search.search(query.build()).next();
            library.rebuild();

            assertThatThrownBy(() -> library.search.search(query.cursor(cursor).build()))
                    .isInstanceOfSatisfying(
                            InvalidQuery.class,
                            invalid -> assertThat(invalid.code()).isEqualTo("cursor-expired"));
            assertThat(library.find("table").total()).isEqualTo(3);
        }
    }

    @Test
    default void anIndexIsFilledFromTheDatabaseWhenThereIsNone() throws Exception {
        Library library = Library.idleOn(node());
        try (library) {
            for (int i = 0; i < 10; i++) {
                library.masters.putUnmarked(Master.titled("shelf " + i).document());
            }
            library.indexer.start();
            library.awaitServing();

            assertThat(library.find("shelf").total()).isEqualTo(10);
        }
    }

    @Test
    default void aRebuildReportsWhatItDid() throws Exception {
        try (Library library = library()) {
            for (int i = 0; i < 2_500; i++) {
                library.masters.putUnmarked(Master.titled("cup " + i).document());
            }
            library.masters.putUnmarked(
                    Master.titled("bad").assetClass("x".repeat(40_000)).document());
            List<Long> progress = new ArrayList<>();
            Rebuild.Result result = new Rebuild(library.index, library.masters).run((done, total) -> {
                assertThat(total).isEqualTo(2_501);
                progress.add(done);
            });
            library.snapshots.expire();

            assertThat(result.read()).isEqualTo(2_501);
            assertThat(result.written()).isEqualTo(2_500);
            assertThat(result.failed()).isEqualTo(1);
            assertThat(result.superseded()).isZero();
            assertThat(progress).isSorted().endsWith(2_501L);
            assertThat(library.find("cup").total()).isEqualTo(2_500);
        }
    }

    @Test
    default void aRebuildWhileWritingAndReadingLosesNothing() throws Exception {
        try (Library library = library();
                ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < 1_500; i++) {
                ids.add(library.add(Master.titled("plate r1")).masterId());
            }
            library.awaitIndexed();
            AtomicBoolean done = new AtomicBoolean();
            Future<Map<UUID, Long>> written = background.submit(() -> change(library, ids, done));
            Future<Integer> read = background.submit(() -> readAll(library, done));
            for (int i = 0; i < 3; i++) {
                library.rebuild();
            }
            done.set(true);
            Map<UUID, Long> expected = written.get();
            assertThat(read.get()).isPositive();
            library.awaitIndexed();

            assertThat(revisions(library)).isEqualTo(expected);
        }
    }

    private static Map<UUID, Long> change(Library library, List<UUID> ids, AtomicBoolean done) {
        Map<UUID, Long> expected = new HashMap<>();
        ids.forEach(id -> expected.put(id, 1L));
        for (int i = 0; !done.get(); i++) {
            UUID id = ids.get((i * 37) % ids.size());
            if (i % 50 == 49) {
                library.masters.forget(id);
                expected.remove(id);
            } else if (expected.containsKey(id)) {
                long revision = expected.merge(id, 1L, Long::sum);
                library.add(Master.titled("plate r" + revision).id(id).revision(revision));
            } else {
                MasterDocument fresh = library.add(Master.titled("plate new"));
                expected.put(fresh.masterId(), 1L);
            }
            LockSupport.parkNanos(500_000);
        }
        return expected;
    }

    /** Every search in between finds a full library, never an index half filled. */
    private static int readAll(Library library, AtomicBoolean done) {
        int searches = 0;
        while (!done.get()) {
            assertThat(library.find("plate").total()).isGreaterThan(1_000);
            searches++;
        }
        return searches;
    }
}
