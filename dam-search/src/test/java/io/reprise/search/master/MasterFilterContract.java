package io.reprise.search.master;

import static io.reprise.search.fixture.Library.titles;
import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.search.master.MasterHits.Count;
import io.reprise.search.master.MasterQuery.Sort;
import io.reprise.search.master.MasterQuery.State;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What filters leave and facets count, on whatever Elasticsearch. */
interface MasterFilterContract extends FilledLibrary {

    private List<String> filtered(MasterFacet facet, String... anyOf) {
        return titles(search(MasterQuery.builder().sort(Sort.NEWEST).filter(facet, List.of(anyOf))));
    }

    @Test
    default void filtersWithoutRegardToCaseAndByAnyOfTheValues() {
        assertThat(filtered(MasterFacet.BRAND, "atelier"))
                .containsExactly("Café jacket in navy", "红色跑步鞋", "Red running shoes");
        assertThat(filtered(MasterFacet.TAG, "office", "夏季")).containsExactly("Café jacket in navy", "蓝色连衣裙");
        assertThat(filtered(MasterFacet.COLOUR, "红色")).containsExactly("红色跑步鞋", "Red running shoes");
        assertThat(filtered(MasterFacet.ORIENTATION, "portrait")).containsExactly("Café jacket in navy", "蓝色连衣裙");
        assertThat(filtered(MasterFacet.FORMAT, "png")).containsExactly("Café jacket in navy");
        assertThat(filtered(MasterFacet.ASSET_CLASS, "model")).containsExactly("Café jacket in navy");
        assertThat(filtered(MasterFacet.PROFILE, "taobao-main")).containsExactly("Red running shoes");
        assertThat(filtered(MasterFacet.CONFORMING, "taobao-main")).isEmpty();
        assertThat(filtered(MasterFacet.STALE, "taobao-main")).containsExactly("Red running shoes");
    }

    @Test
    default void filtersByStateMachineOriginAndCustomFields() {
        assertThat(titles(search(MasterQuery.builder().state(State.RETIRED)))).containsExactly("Old poster");
        assertThat(search(MasterQuery.builder().state(State.ANY)).total()).isEqualTo(6);
        assertThat(search(MasterQuery.builder()).total()).isEqualTo(5);
        assertThat(titles(search(MasterQuery.builder().ai(true)))).containsExactly("Café jacket in navy");
        assertThat(search(MasterQuery.builder().ai(false)).total()).isEqualTo(4);
    }

    private List<String> where(FieldFilter... conditions) {
        return titles(search(MasterQuery.builder().sort(Sort.NEWEST).fields(List.of(conditions))));
    }

    @Test
    default void filtersCustomFieldsByAnyOfTheirValues() {
        assertThat(where(new FieldFilter.AnyOf("season", List.of("SS26")))).containsExactly("Red running shoes");
        assertThat(where(new FieldFilter.AnyOf("season", List.of("FW26", "ss26"))))
                .isEmpty();
        assertThat(where(new FieldFilter.AnyOf("use", List.of("track")))).containsExactly("Red running shoes");
        assertThat(where(new FieldFilter.AnyOf("use", List.of("road\ntrack")))).isEmpty();
        assertThat(where(
                        new FieldFilter.AnyOf("season", List.of("SS26")), new FieldFilter.AnyOf("use", List.of("gym"))))
                .isEmpty();
    }

    @Test
    default void filtersNumbersAndDaysOfCustomFieldsByTheirOrder() {
        assertThat(where(new FieldFilter.Numbers("heel", -3.0, 10.0))).containsExactly("Red running shoes");
        assertThat(where(new FieldFilter.Numbers("heel", 9.5, 9.5))).containsExactly("Red running shoes");
        assertThat(where(new FieldFilter.Numbers("heel", null, null))).containsExactly("Red running shoes");
        assertThat(where(new FieldFilter.Numbers("heel", 10.0, null))).isEmpty();
        assertThat(where(new FieldFilter.Numbers("heel", null, 9.4))).isEmpty();
        assertThat(where(new FieldFilter.Numbers("drop", null, -1.0))).containsExactly("Red running shoes");
        assertThat(where(new FieldFilter.Numbers("drop", 0.0, null))).isEmpty();
        assertThat(where(new FieldFilter.Days("shot", "2025-12-31", null))).containsExactly("Red running shoes");
        assertThat(where(new FieldFilter.Days("shot", "2026-02-03", "2026-02-03")))
                .containsExactly("Red running shoes");
        assertThat(where(new FieldFilter.Days("shot", null, "2026-02-02"))).isEmpty();
    }

    @Test
    default void filtersLongTextsByTheirWordsAndAnyFieldByHavingAValue() {
        assertThat(where(new FieldFilter.Words("care", "cold WASHED"))).containsExactly("Red running shoes");
        assertThat(where(new FieldFilter.Words("care", "wash warm"))).isEmpty();
        assertThat(where(new FieldFilter.Words("nothing", "wash"))).isEmpty();
        assertThat(where(new FieldFilter.Present("care", true, true))).containsExactly("Red running shoes");
        assertThat(where(new FieldFilter.Present("season", false, true))).containsExactly("Red running shoes");
        assertThat(where(new FieldFilter.Present("season", false, false)))
                .hasSize(4)
                .doesNotContain("Red running shoes");
        assertThat(where(new FieldFilter.Present("seas", false, true))).isEmpty();
    }

    @Test
    default void countsACustomFieldWithoutItsOwnFilterButWithAllOthers() {
        MasterHits hits = search(MasterQuery.builder()
                .fields(List.of(new FieldFilter.AnyOf("use", List.of("gym"))))
                .fieldFacets(Set.of("use", "season"))
                .facets(EnumSet.of(MasterFacet.BRAND)));

        assertThat(hits.total()).isZero();
        assertThat(hits.fieldFacets().get("use"))
                .containsExactlyInAnyOrder(new Count("road", 1), new Count("track", 1));
        assertThat(hits.fieldFacets().get("season")).isEmpty();
        assertThat(hits.facets().get(MasterFacet.BRAND)).isEmpty();
        assertThat(search(MasterQuery.builder()
                                .filter(MasterFacet.BRAND, List.of("Nobody"))
                                .facets(EnumSet.of(MasterFacet.BRAND))
                                .fieldFacets(Set.of("use")))
                        .fieldFacets()
                        .get("use"))
                .isEmpty();
    }

    @Test
    default void leavesOutWhatIsExcludedButStillCountsIt() {
        MasterQuery.Builder query = MasterQuery.builder()
                .sort(Sort.NEWEST)
                .exclude(MasterFacet.COLOUR, List.of("红色", "black"))
                .facets(EnumSet.of(MasterFacet.COLOUR));
        MasterHits hits = search(query);
        assertThat(titles(hits)).containsExactly("Plain mug", "蓝色连衣裙");
        assertThat(hits.facets().get(MasterFacet.COLOUR)).contains(new Count("red", 2), new Count("black", 1));
        assertThat(titles(search(query.filter(MasterFacet.COLOUR, List.of("blue")))))
                .containsExactly("蓝色连衣裙");
        assertThat(titles(search(query.exclude(MasterFacet.BRAND, List.of("SEIDE")))))
                .isEmpty();
    }

    @Test
    default void countsAFacetWithoutItsOwnFilter() {
        MasterHits hits = search(MasterQuery.builder()
                .filter(MasterFacet.COLOUR, List.of("red"))
                .filter(MasterFacet.BRAND, List.of("Atelier"))
                .facets(EnumSet.of(MasterFacet.COLOUR, MasterFacet.BRAND, MasterFacet.ORIENTATION)));

        assertThat(hits.total()).isEqualTo(2);
        assertThat(titles(hits)).containsExactlyInAnyOrder("Red running shoes", "红色跑步鞋");
        assertThat(hits.facets().get(MasterFacet.COLOUR))
                .containsExactlyInAnyOrder(
                        new Count("red", 2), new Count("blue", 1), new Count("black", 1), new Count("white", 1));
        assertThat(hits.facets().get(MasterFacet.BRAND)).containsExactly(new Count("Atelier", 2));
        assertThat(hits.facets().get(MasterFacet.ORIENTATION))
                .containsExactlyInAnyOrder(new Count("landscape", 1), new Count("square", 1));
    }

    @Test
    default void countsEveryFacetWithinTheWordsOfTheQuery() {
        MasterHits hits = search(MasterQuery.builder().q("jacket").facets(EnumSet.allOf(MasterFacet.class)));

        assertThat(hits.facets().keySet()).containsExactlyInAnyOrder(MasterFacet.values());
        assertThat(hits.facets().get(MasterFacet.TAG)).containsExactly(new Count("Office", 1));
        assertThat(hits.facets().get(MasterFacet.CATEGORY)).containsExactly(new Count("Jackets", 1));
        assertThat(hits.facets().get(MasterFacet.STALE)).isEmpty();
    }

    @Test
    default void answersHostileFiltersWithoutFailing() {
        for (String hostile : List.of("", "*", "\u0000", "x".repeat(100_000), "\"; DROP", "a.b.c")) {
            assertThat(filtered(MasterFacet.TAG, hostile)).isEmpty();
            assertThat(where(new FieldFilter.AnyOf(hostile, List.of(hostile)))).isEmpty();
            assertThat(where(new FieldFilter.AnyOf("season", List.of(hostile)))).isEmpty();
            assertThat(where(new FieldFilter.Words("care", hostile))).isEmpty();
            assertThat(search(MasterQuery.builder().product(hostile + "q")).total())
                    .isZero();
        }
    }
}
