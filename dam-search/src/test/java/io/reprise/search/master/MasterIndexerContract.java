package io.reprise.search.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.master.MasterDocument;
import io.reprise.search.fixture.Eventually;
import io.reprise.search.fixture.Library;
import io.reprise.search.fixture.Master;
import io.reprise.search.index.BulkWriter;
import io.reprise.search.master.MasterQuery.Sort;
import io.reprise.search.master.MasterQuery.State;
import io.reprise.search.node.ElasticsearchNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How documents come into the index, on whatever Elasticsearch. */
interface MasterIndexerContract {

    ElasticsearchNode node() throws Exception;

    private Library library() throws Exception {
        return Library.on(node());
    }

    @Test
    default void aWriteIsFoundOnceItWasAwaited() throws Exception {
        try (Library library = library()) {
            for (int i = 0; i < 5; i++) {
                MasterDocument document = library.add(Master.titled("lamp number" + i));

                assertThat(library.indexer.awaitIndexed(document.masterId(), Library.PATIENCE))
                        .isTrue();
                assertThat(library.titles("number" + i)).containsExactly("lamp number" + i);
            }
            assertThat(library.indexer.status().indexed()).isEqualTo(5);
            assertThat(library.indexer.status().failed()).isZero();
        }
    }

    @Test
    default void manyWaitForTheSameWrites() throws Exception {
        try (Library library = library();
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> found = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int number = i;
                Callable<Boolean> writeAndRead = () -> {
                    MasterDocument document = library.add(Master.titled("vase copy" + number));
                    return library.indexer.awaitIndexed(document.masterId(), Library.PATIENCE)
                            && library.titles("copy" + number).equals(List.of("vase copy" + number));
                };
                found.add(readers.submit(writeAndRead));
            }
            for (Future<Boolean> one : found) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @Test
    default void waitingEndsWhenNothingIndexes() throws Exception {
        Library library = Library.idleOn(node());
        library.add(Master.titled("never"));

        assertThat(library.indexer.awaitIndexed(null, Duration.ofMillis(250))).isFalse();
    }

    @Test
    default void anOlderRevisionNeverWins() throws Exception {
        try (Library library = library()) {
            UUID id = UUID.randomUUID();
            BulkWriter writer = new BulkWriter(library.index);
            MasterDocument newer = Master.titled("new words").id(id).revision(7).document();
            MasterDocument older = Master.titled("old words").id(id).revision(6).document();

            assertThat(writer.write(List.of(newer), List.of()).written()).isEqualTo(1);
            BulkWriter.Outcome second = writer.write(List.of(older), List.of());
            library.index.refresh();
            library.snapshots.expire();

            assertThat(second.superseded()).isEqualTo(1);
            assertThat(second.failures()).isEmpty();
            assertThat(library.titles("words")).containsExactly("new words");
        }
    }

    @Test
    default void aMasterThatIsNoMoreIsGoneAndStaysGone() throws Exception {
        try (Library library = library()) {
            MasterDocument document = library.add(Master.titled("secret lamp"));
            library.awaitIndexed();
            library.masters.forget(document.masterId());
            library.awaitIndexed();

            assertThat(library.titles("secret")).isEmpty();
            assertThat(library.search
                            .search(MasterQuery.builder().state(State.ANY).build())
                            .total())
                    .isZero();
            assertThat(library.search.suggest("secret", 5, Limits.NONE)).isEmpty();
            assertThat(library.index.count()).isZero();

            BulkWriter.Outcome late = new BulkWriter(library.index).write(List.of(document), List.of());
            assertThat(late.superseded()).isEqualTo(1);
        }
    }

    @Test
    default void aDocumentThatTheIndexRefusesDoesNotStopTheOthers() throws Exception {
        try (Library library = library()) {
            UUID id = UUID.randomUUID();
            // A state that long cannot be a keyword; no real master has one.
            MasterDocument bad =
                    Master.titled("bad").id(id).assetClass("x".repeat(40_000)).document();
            library.masters.put(bad);
            MasterDocument good = library.add(Master.titled("good"));

            assertThat(library.indexer.awaitIndexed(good.masterId(), Library.PATIENCE))
                    .isTrue();
            assertThat(library.titles("good")).containsExactly("good");
            Eventually.holds(() -> library.indexer.status().failed() >= 2);
            assertThat(library.indexer.status().held()).isEqualTo(1);
            assertThat(library.indexer.status().lastFailure()).isNotNull();

            library.add(Master.titled("mended").id(id).revision(2));
            assertThat(library.indexer.awaitIndexed(id, Library.PATIENCE)).isTrue();
            assertThat(library.titles("mended")).containsExactly("mended");
            Eventually.holds(() -> library.indexer.status().held() == 0);
        }
    }

    @Test
    default void hostileTextIsIndexed() throws Exception {
        try (Library library = library()) {
            String hostile = "\u0000\u0007 \ud83d\udc5f " + "long".repeat(20_000);
            library.add(Master.titled("odd " + hostile)
                    .description(hostile)
                    .brand(hostile)
                    .tags(hostile, "", " ")
                    .sku(hostile)
                    .product(hostile)
                    .field("a\u0000.b..c", hostile));
            library.add(Master.titled("odd too").field("", "\u0000"));
            library.awaitIndexed();

            assertThat(library.find("odd").total()).isEqualTo(2);
            assertThat(library.indexer.status().failed()).isZero();
        }
    }

    @Test
    default void pagesStayAsTheyWereWhileTheLibraryChanges() throws Exception {
        try (Library library = library()) {
            Set<UUID> before = new HashSet<>();
            for (int i = 0; i < 25; i++) {
                before.add(library.add(Master.titled("chair " + i)).masterId());
            }
            library.awaitIndexed();
            MasterQuery.Builder query =
                    MasterQuery.builder().q("chair").sort(Sort.RELEVANCE).size(4);
            MasterHits page = library.search.search(query.build());
            List<UUID> read = new ArrayList<>(ids(page));
            while (page.next() != null) {
                library.add(Master.titled("chair added while reading"));
                library.masters.forget(before.iterator().next());
                library.awaitIndexed();
                page = library.search.search(query.cursor(page.next()).build());
                assertThat(page.total()).isEqualTo(25);
                read.addAll(ids(page));
            }

            assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(before);
            assertThat(library.find("chair").total()).isNotEqualTo(25);
        }
    }

    private static List<UUID> ids(MasterHits hits) {
        return hits.items().stream().map(MasterHits.Hit::masterId).toList();
    }
}
