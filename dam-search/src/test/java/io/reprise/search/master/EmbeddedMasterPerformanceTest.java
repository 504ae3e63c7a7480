package io.reprise.search.master;

import static io.reprise.search.fixture.Library.titles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.search.fixture.Library;
import io.reprise.search.fixture.Master;
import io.reprise.search.fixture.TestNodes;
import io.reprise.search.master.MasterQuery.Market;
import io.reprise.search.master.MasterQuery.Sort;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What sells comes first, and what was merely lucky does not. */
class EmbeddedMasterPerformanceTest {
    static final Market US = new Market("amazon", "US", 0);

    static Library library;

    @BeforeAll
    static void fill() throws Exception {
        library = Library.on(TestNodes.embedded());
        library.add(Master.titled("Proven shoe").performing(1.4, true, 90_000).used(1));
        library.add(Master.titled("Poor shoe").performing(0.45, true, 60_000).used(5));
        library.add(Master.titled("Lucky shoe").performing(1.9, false, 20).used(2));
        library.add(Master.titled("New shoe"));
        library.awaitIndexed();
    }

    @AfterAll
    static void drop() {
        library.close();
    }

    private static List<String> found(MasterQuery.Builder query) {
        return titles(library.search.search(query.build()));
    }

    @Test
    void withoutWordsPerformanceAloneDecidesAndTooFewDataCountAsUsual() {
        List<String> all = found(MasterQuery.builder().sort(Sort.PERFORMANCE).market(US));
        assertThat(all).hasSize(4).startsWith("Proven shoe").endsWith("Poor shoe");
        assertThat(all.subList(1, 3)).containsExactlyInAnyOrder("Lucky shoe", "New shoe");
    }

    @Test
    void withWordsRelevanceIsMultipliedByPerformance() {
        MasterQuery.Builder shoes = MasterQuery.builder().q("shoe");
        MasterHits relevant = library.search.search(shoes.build());
        MasterHits selling =
                library.search.search(shoes.sort(Sort.PERFORMANCE).market(US).build());
        assertThat(titles(selling)).startsWith("Proven shoe").endsWith("Poor shoe");
        double before = score(relevant, "Proven shoe");
        assertThat(score(selling, "Proven shoe") / before)
                .isCloseTo(Math.sqrt(1.4), org.assertj.core.data.Offset.offset(1e-4));
        assertThat(score(selling, "Lucky shoe")).isEqualTo(score(relevant, "Lucky shoe"));
        assertThat(score(selling, "Poor shoe") / score(relevant, "Poor shoe"))
                .isCloseTo(Math.sqrt(0.5), org.assertj.core.data.Offset.offset(1e-4));
    }

    private static double score(MasterHits hits, String title) {
        Double score = hits.items().stream()
                .filter(hit -> title.equals(hit.title()))
                .findFirst()
                .orElseThrow()
                .score();
        return score == null ? -1 : score;
    }

    @Test
    void inAMarketWhereNothingIsKnownEverythingIsUsual() {
        assertThat(found(MasterQuery.builder().sort(Sort.PERFORMANCE).market(new Market("taobao", "CN", 0))))
                .hasSize(4);
        assertThat(found(MasterQuery.builder().q("shoe").sort(Sort.PERFORMANCE).market(new Market("taobao", "CN", 0))))
                .hasSize(4);
    }

    @Test
    void pagesGoOnWhereTheyStopped() {
        MasterQuery.Builder query =
                MasterQuery.builder().sort(Sort.PERFORMANCE).market(US).size(3);
        MasterHits first = library.search.search(query.build());
        assertThat(found(query.cursor(first.next()))).containsExactly("Poor shoe");
    }

    @Test
    void masterThatWereSeenTooLittleCanBeLeftOut() {
        assertThat(found(MasterQuery.builder().sort(Sort.PERFORMANCE).market(new Market("amazon", "US", 1_000))))
                .containsExactly("Proven shoe", "Poor shoe");
        assertThat(found(MasterQuery.builder().market(new Market("amazon", "DE", 1))))
                .isEmpty();
    }

    @Test
    void whatIsReusedMostComesFirst() {
        assertThat(found(MasterQuery.builder().sort(Sort.REUSE)))
                .containsExactly("Poor shoe", "Lucky shoe", "Proven shoe", "New shoe");
    }

    @Test
    void performanceIsPerformanceSomewhere() {
        assertThatThrownBy(() -> MasterQuery.builder().sort(Sort.PERFORMANCE).build())
                .isInstanceOf(InvalidQuery.class);
    }
}
