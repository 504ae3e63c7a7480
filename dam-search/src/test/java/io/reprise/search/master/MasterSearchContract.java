package io.reprise.search.master;

import static io.reprise.search.fixture.Library.titles;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What words must find, on whatever Elasticsearch. */
interface MasterSearchContract extends FilledLibrary {

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
    default void completesTitlesTagsAndProducts() {
        assertThat(library().search.suggest("run", 10, Limits.NONE))
                .contains(
                        new Suggestion("running", Suggestion.Kind.TAG),
                        new Suggestion("Red running shoes", Suggestion.Kind.TITLE),
                        new Suggestion("Runner 100", Suggestion.Kind.PRODUCT));
        assertThat(library().search.suggest("red ru", 10, Limits.NONE))
                .containsExactly(new Suggestion("Red running shoes", Suggestion.Kind.TITLE));
        assertThat(library().search.suggest("跑", 10, Limits.NONE))
                .contains(new Suggestion("跑步", Suggestion.Kind.TAG), new Suggestion("红色跑步鞋", Suggestion.Kind.TITLE));
        assertThat(library().search.suggest("cafe", 10, Limits.NONE))
                .containsExactly(new Suggestion("Café jacket in navy", Suggestion.Kind.TITLE));
        assertThat(library().search.suggest("poster", 10, Limits.NONE)).isEmpty();
        assertThat(library().search.suggest("新", 1, Limits.NONE))
                .containsExactly(new Suggestion("新款", Suggestion.Kind.TAG));
        assertThat(library().search.suggest(" \u0000*", 10, Limits.NONE)).isEmpty();
    }

    @Test
    default void completesNumbersOfProducts() {
        Suggestion sku = new Suggestion("RS-100/red", Suggestion.Kind.PRODUCT);
        for (String typed : List.of("rs", "RS-1", "rs-100/R", "ＲＳ-100", "RS-100/red")) {
            assertThat(library().search.suggest(typed, 10, Limits.NONE))
                    .as(typed)
                    .contains(sku);
        }
        assertThat(library().search.suggest("100/red", 10, Limits.NONE)).doesNotContain(sku);
        assertThat(library().search.suggest("40063", 10, Limits.NONE))
                .containsExactly(new Suggestion("4006381333931", Suggestion.Kind.PRODUCT));
        assertThat(library().search.suggest("040063", 10, Limits.NONE))
                .containsExactly(new Suggestion("04006381333931", Suggestion.Kind.PRODUCT));
        assertThat(library().search.suggest("40064", 10, Limits.NONE)).isEmpty();
    }

    @Test
    default void findsOneWritingByTheOther() {
        assertThat(library().find("cafe\u0301").total()).isEqualTo(1);
        assertThat(search(MasterQuery.builder().product("E\u0301-1")).total()).isEqualTo(1);
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
            assertThat(library().search.suggest(hostile, 5, Limits.NONE)).isNotNull();
        }
        assertThat(library().find("   ").total()).isEqualTo(5);
        assertThat(library().find("+++ ***").total()).isZero();
        assertThat(library().titles("\"running\" -shoes")).containsExactly("Red running shoes");
    }
}
