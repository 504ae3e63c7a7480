package io.reprise.search.master;

import static io.reprise.search.fixture.Library.titles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.shared.FieldError;
import io.reprise.search.master.MasterQuery.Sort;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In what order and in what pieces hits come, on whatever Elasticsearch. */
interface MasterPagingContract extends FilledLibrary {

    @Test
    default void sortsByAgeWhenAsked() {
        assertThat(titles(search(MasterQuery.builder().sort(Sort.NEWEST).size(2))))
                .containsExactly("Plain mug", "Café jacket in navy");
    }

    @Test
    default void pagesThroughAllHitsOnce() {
        MasterQuery.Builder query = MasterQuery.builder().sort(Sort.NEWEST).size(2);
        MasterHits first = search(query);
        MasterHits second = search(query.cursor(first.next()));
        MasterHits third = search(query.cursor(second.next()));

        assertThat(List.of(first.total(), second.total(), third.total())).containsOnly(5L);
        assertThat(List.of(titles(first), titles(second), titles(third)))
                .isEqualTo(List.of(
                        List.of("Plain mug", "Café jacket in navy"),
                        List.of("蓝色连衣裙", "红色跑步鞋"),
                        List.of("Red running shoes")));
        assertThat(third.next()).isNull();
    }

    @Test
    default void beginsAtAnyRowAndGoesOnFromThere() {
        MasterQuery.Builder query = MasterQuery.builder().sort(Sort.NEWEST).size(2);
        String cursor = search(query).next();
        MasterHits jumped = search(query.from(3L));
        assertThat(titles(jumped)).containsExactly("红色跑步鞋", "Red running shoes");
        assertThat(jumped.total()).isEqualTo(5);
        assertThat(jumped.next()).isNull();
        MasterHits middle = search(query.from(1L).cursor(cursor));
        assertThat(titles(middle)).containsExactly("Café jacket in navy", "蓝色连衣裙");
        assertThat(titles(search(query.from(null).cursor(middle.next()))))
                .containsExactly("红色跑步鞋", "Red running shoes");
    }

    @Test
    default void hasNothingBehindTheLastRowAndNoRowBeforeTheFirst() {
        for (long row : new long[] {5, 9_999, 20_000, 50_000_000, Long.MAX_VALUE}) {
            MasterHits behind =
                    search(MasterQuery.builder().sort(Sort.NEWEST).from(row).facets(Set.of(MasterFacet.TAG)));
            assertThat(behind.items()).isEmpty();
            assertThat(behind.total()).isEqualTo(5);
            assertThat(behind.facets()).isNotEmpty();
        }
        assertRowRefused(MasterQuery.builder().from(-1L));
        assertRowRefused(MasterQuery.builder().q("shoes").from(100_001L));
        assertThat(search(MasterQuery.builder().q("shoes").from(99_999L)).items())
                .isEmpty();
    }

    private void assertRowRefused(MasterQuery.Builder query) {
        assertThatThrownBy(() -> search(query))
                .isInstanceOfSatisfying(
                        InvalidQuery.class,
                        invalid ->
                                assertThat(invalid.errors()).containsExactly(new FieldError("/from", "out-of-range")));
    }

    @Test
    default void refusesCursorsThatAreGarbledOrOfAnotherQuery() {
        String cursor = search(MasterQuery.builder().size(2)).next();
        char flipped = cursor.charAt(40) == 'A' ? 'B' : 'A';
        Set<String> bad = Set.of(
                "",
                "x",
                "????",
                "AAAA",
                cursor.substring(1),
                cursor + "A".repeat(20_000),
                cursor.substring(0, 40) + flipped + cursor.substring(41));
        for (String garbled : bad) {
            assertInvalid(MasterQuery.builder().size(2).cursor(garbled), "cursor-invalid");
        }
        assertInvalid(MasterQuery.builder().q("shoes").cursor(cursor), "cursor-invalid");
        assertInvalid(MasterQuery.builder().sort(Sort.NEWEST).cursor(cursor), "cursor-invalid");
    }

    private void assertInvalid(MasterQuery.Builder query, String code) {
        assertThatThrownBy(() -> search(query)).isInstanceOfSatisfying(InvalidQuery.class, invalid -> {
            assertThat(invalid.code()).isEqualTo(code);
            assertThat(invalid.errors()).containsExactly(new FieldError("/cursor", code));
        });
    }

    @Test
    default void refusesPagesOutOfRange() {
        for (int size : new int[] {-1, 501, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> MasterQuery.builder().size(size).build())
                    .isInstanceOfSatisfying(
                            InvalidQuery.class,
                            invalid -> assertThat(invalid.errors())
                                    .extracting(FieldError::pointer)
                                    .containsExactly("/size"));
        }
        assertThat(search(MasterQuery.builder().size(0).facets(Set.of(MasterFacet.TAG)))
                        .total())
                .isEqualTo(5);
        assertThat(search(MasterQuery.builder()).took()).isLessThan(Duration.ofMinutes(1));
    }
}
