package io.reprise.search.master;

import static io.reprise.search.fixture.Library.titles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.search.fixture.Library;
import io.reprise.search.fixture.Master;
import io.reprise.search.master.MasterHits.Count;
import io.reprise.search.master.MasterQuery.Sort;
import io.reprise.search.master.MasterQuery.State;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a search must find, on whatever Elasticsearch. */
interface MasterSearchContract {

    /** Holds {@link #fill}; not changed by any of these. */
    Library library();

    static void fill(Library library) throws Exception {
        library.add(Master.titled("Red running shoes")
                .description("Light shoes for long runs on the road")
                .brand("Atelier")
                .category("Shoes")
                .tags("running", "summer")
                .gtin("04006381333931")
                .sku("RS-100/red")
                .product("Runner 100")
                .colours("red", "white")
                .shape("landscape")
                .variants(List.of("amazon-main", "taobao-main"), List.of("amazon-main"), List.of("taobao-main"))
                .field("season", "SS26")
                .createdAt(Master.LONG_AGO.plusSeconds(1)));
        library.add(Master.titled("红色跑步鞋")
                .description("适合长跑的轻便鞋子")
                .brand("Atelier")
                .category("鞋")
                .tags("新款", "跑步")
                .colours("red")
                .createdAt(Master.LONG_AGO.plusSeconds(2)));
        library.add(Master.titled("蓝色连衣裙")
                .brand("Seide")
                .category("连衣裙")
                .tags("新款", "夏季")
                .colours("blue")
                .shape("portrait")
                .createdAt(Master.LONG_AGO.plusSeconds(3)));
        library.add(Master.titled("Café jacket in navy")
                .description("A jacket of wool & cotton <b>for</b> the office")
                .brand("ATELIER")
                .category("Jackets")
                .assetClass("model")
                .tags("Office")
                .colours("blue", "black")
                .shape("portrait")
                .format("png")
                .madeWithAi()
                .createdAt(Master.LONG_AGO.plusSeconds(4)));
        library.add(Master.titled("Old poster").retired().createdAt(Master.LONG_AGO.plusSeconds(5)));
        library.add(Master.titled("Plain mug").colours("white").createdAt(Master.LONG_AGO.plusSeconds(6)));
        library.awaitIndexed();
    }

    private MasterHits search(MasterQuery.Builder query) {
        return library().search.search(query.build());
    }

    private List<String> filtered(MasterFacet facet, String... anyOf) {
        return titles(search(MasterQuery.builder().sort(Sort.NEWEST).filter(facet, List.of(anyOf))));
    }

    @Test
    default void findsEnglishWordsInAnyOfTheirForms() {
        assertThat(library().titles("shoe run")).containsExactly("Red running shoes");
        assertThat(library().titles("RUNS")).containsExactly("Red running shoes");
        assertThat(library().titles("cafe JACKETS")).containsExactly("Café jacket in navy");
    }

    @Test
    default void findsChineseWordsAndSingleCharacters() {
        assertThat(library().titles("跑步")).containsExactly("红色跑步鞋");
        assertThat(library().titles("鞋")).containsExactly("红色跑步鞋");
        assertThat(library().titles("连衣裙")).containsExactly("蓝色连衣裙");
        assertThat(library().titles("长跑")).containsExactly("红色跑步鞋");
    }

    @Test
    default void wantsAllCharactersOfAChineseWordSideBySide() {
        assertThat(library().titles("步跑")).isEmpty();
        assertThat(library().titles("跑鞋")).isEmpty();
    }

    @Test
    default void wantsEveryWordOfAShortQuery() {
        assertThat(library().titles("running jacket")).isEmpty();
        assertThat(library().titles("shoes for the road")).containsExactly("Red running shoes");
    }

    @Test
    default void takesColourWordsInBothLanguagesAsColours() {
        assertThat(library().titles("red")).containsExactlyInAnyOrder("Red running shoes", "红色跑步鞋");
        assertThat(library().titles("红")).contains("Red running shoes");
        assertThat(library().titles("黑色")).containsExactly("Café jacket in navy");
        assertThat(library().titles("blue")).containsExactlyInAnyOrder("蓝色连衣裙", "Café jacket in navy");
        assertThat(library().titles("白色杯")).isEmpty();
        assertThat(library().titles("蓝色裙")).containsExactly("蓝色连衣裙");
    }

    @Test
    default void findsProductsExactly() {
        assertThat(library().titles("4006381333931")).containsExactly("Red running shoes");
        assertThat(library().titles("rs-100/RED")).contains("Red running shoes");
        assertThat(titles(search(MasterQuery.builder().product("4006381333931"))))
                .containsExactly("Red running shoes");
        assertThat(titles(search(MasterQuery.builder().product("RS-100/red")))).containsExactly("Red running shoes");
        assertThat(titles(search(MasterQuery.builder().product("RS-100")))).isEmpty();
    }

    @Test
    default void ranksAWordInTheTitleAboveOneInTheDescription() {
        assertThat(library().titles("轻便")).containsExactly("红色跑步鞋");
        MasterHits hits = library().find("shoes");
        assertThat(hits.items().getFirst().score()).isPositive();
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
        assertThat(titles(search(MasterQuery.builder().fields(Map.of("season", "SS26")))))
                .containsExactly("Red running shoes");
        assertThat(search(MasterQuery.builder().fields(Map.of("season", "FW26")))
                        .total())
                .isZero();
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
    default void highlightsWhatMatchedAndEscapesTheRest() {
        var english = library().find("wool jacket").items().getFirst().highlights();
        assertThat(english.get("title")).containsExactly("Café <em>jacket</em> in navy");
        assertThat(english.get("description").getFirst()).contains("<em>wool</em> &amp; cotton &lt;b&gt;");

        var chinese = library().find("跑步").items().getFirst().highlights();
        assertThat(chinese.get("title").getFirst().replace("</em><em>", "")).isEqualTo("红色<em>跑步</em>鞋");
        assertThat(chinese.get("tags")).contains("<em>跑步</em>");
    }

    @Test
    default void explainsAScoreWhenAsked() {
        var hit =
                search(MasterQuery.builder().q("jacket").explain(true)).items().getFirst();

        assertThat(hit.explanation()).isNotNull();
        assertThat(hit.explanation().value()).isCloseTo(hit.score(), org.assertj.core.data.Offset.offset(0.001));
        assertThat(hit.explanation().details()).isNotEmpty();
        assertThat(library().find("jacket").items().getFirst().explanation()).isNull();
    }

    @Test
    default void sortsByAgeWhenAsked() {
        assertThat(titles(search(MasterQuery.builder().sort(Sort.NEWEST).size(2))))
                .containsExactly("Plain mug", "Café jacket in navy");
    }

    @Test
    default void completesTitlesTagsAndProducts() {
        assertThat(library().search.suggest("run", 10))
                .contains(
                        new Suggestion("running", Suggestion.Kind.TAG),
                        new Suggestion("Red running shoes", Suggestion.Kind.TITLE),
                        new Suggestion("Runner 100", Suggestion.Kind.PRODUCT));
        assertThat(library().search.suggest("red ru", 10))
                .containsExactly(new Suggestion("Red running shoes", Suggestion.Kind.TITLE));
        assertThat(library().search.suggest("跑", 10))
                .contains(new Suggestion("跑步", Suggestion.Kind.TAG), new Suggestion("红色跑步鞋", Suggestion.Kind.TITLE));
        assertThat(library().search.suggest("cafe", 10))
                .containsExactly(new Suggestion("Café jacket in navy", Suggestion.Kind.TITLE));
        assertThat(library().search.suggest("poster", 10)).isEmpty();
        assertThat(library().search.suggest("新", 1)).containsExactly(new Suggestion("新款", Suggestion.Kind.TAG));
        assertThat(library().search.suggest(" \u0000*", 10)).isEmpty();
    }

    @Test
    default void answersHostileTextWithoutFailing() {
        for (String hostile : List.of(
                "\"",
                "AND OR NOT",
                "+ - = && || > < ! ( ) { } [ ] ^ \" ~ * ? : \\ /",
                "\u0000\u0007\u001b",
                "((((((",
                "a".repeat(100_000),
                "x ".repeat(50_000),
                "鞋".repeat(5_000),
                "title:shoes",
                "*",
                "shoe~9999999999",
                "\ud83d\udc5f",
                "\ud800",
                "/(a+)+$/",
                "{\"match_all\":{}}",
                "fields.\u0000")) {
            assertThat(library().find(hostile).total()).as(hostile).isNotNegative();
            assertThat(library().search.suggest(hostile, 5)).isNotNull();
        }
        assertThat(library().find("   ").total()).isEqualTo(5);
        assertThat(library().find("+++ ***").total()).isZero();
        assertThat(library().titles("\"running\" -shoes")).containsExactly("Red running shoes");
    }

    @Test
    default void answersHostileFiltersWithoutFailing() {
        for (String hostile : List.of("", "*", "\u0000", "x".repeat(100_000), "\"; DROP", "a.b.c")) {
            assertThat(filtered(MasterFacet.TAG, hostile)).isEmpty();
            assertThat(search(MasterQuery.builder().fields(Map.of(hostile, hostile)))
                            .total())
                    .isZero();
            assertThat(search(MasterQuery.builder().product(hostile + "q")).total())
                    .isZero();
        }
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
            assertThat(invalid.pointer()).isEqualTo("/cursor");
        });
    }

    @Test
    default void refusesPagesOutOfRange() {
        for (int size : new int[] {-1, 501, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> MasterQuery.builder().size(size).build())
                    .isInstanceOfSatisfying(
                            InvalidQuery.class,
                            invalid -> assertThat(invalid.pointer()).isEqualTo("/size"));
        }
        assertThat(search(MasterQuery.builder().size(0).facets(Set.of(MasterFacet.TAG)))
                        .total())
                .isEqualTo(5);
        assertThat(search(MasterQuery.builder()).took()).isLessThan(Duration.ofMinutes(1));
    }
}
