package io.reprise.domain.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {
    private static final UUID ID = Recipe.idOf("eco-badge");
    private static final RecipeDefinition BADGE = drawing("环保");
    private static final RecipeDefinition WHITE = new RecipeDefinition(
            null, new Background(Background.Kind.REPLACE, "#ffffff"), null, null, List.of(), null, null);

    private final FixtureConfiguration<Recipe> fixture = new AggregateTestFixture<>(Recipe.class);

    private static RecipeDefinition drawing(String text) {
        var overlay = new Overlay(null, text, Position.TOP_LEFT, 0.1, 0.02, "#ffffff", "#008000", 1);
        return new RecipeDefinition(null, null, null, null, List.of(overlay), null, null);
    }

    private static RecipeCommand.Revise revise(@Nullable Long expected, RecipeDefinition definition) {
        return new RecipeCommand.Revise(ID, expected, "eco-badge", "Eco badge", definition);
    }

    private static RecipeEvent revised(int revision, RecipeDefinition definition) {
        return new RecipeEvent.Revised(ID, "eco-badge", revision, "Eco badge", definition);
    }

    @Test
    void revisionsAreCountedAndNoneIsEverChanged() {
        fixture.givenNoPriorActivity().when(revise(null, BADGE)).expectEvents(revised(1, BADGE));
        fixture.given(revised(1, BADGE))
                .when(revise(0L, WHITE))
                .expectEvents(revised(2, WHITE))
                .expectState(recipe -> {
                    assertThat(recipe.definition(1)).contains(BADGE);
                    assertThat(recipe.definition(2)).contains(WHITE);
                    assertThat(recipe.definition(3)).isEmpty();
                    assertThat(recipe.definition(0)).isEmpty();
                });
    }

    @Test
    void theSameAgainIsNoEventAndAStaleChangeIsRefused() {
        fixture.given(revised(1, BADGE)).when(revise(0L, BADGE)).expectNoEvents();
        fixture.given(revised(1, BADGE), revised(2, WHITE))
                .when(revise(0L, BADGE))
                .expectException(ConflictingAggregateVersionException.class);
        fixture.given(revised(1, BADGE))
                .when(revise(null, WHITE))
                .expectException(ConflictingAggregateVersionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Eco", "eco badge", "-eco", "eco--badge", "standard", "crop", "环保"})
    void aNameIsLowerCaseWordsAndNoneThatIsBuiltIn(String name) {
        fixture.givenNoPriorActivity()
                .when(new RecipeCommand.Revise(Recipe.idOf(name), null, name, "Label", BADGE))
                .expectException(RecipeRejection.InvalidName.class);
    }

    @Test
    void whatIsLaidOverHoldsAndOverlaysAreKept() {
        RecipeDefinition both = BADGE.then(WHITE).then(drawing("¥99"));
        assertThat(both.background()).isEqualTo(WHITE.background());
        assertThat(both.overlays().stream().map(Overlay::text)).containsExactly("环保", "¥99");
        assertThat(both.drawn()).isEqualTo(2);
        assertThat(RecipeDefinition.NONE.then(BADGE)).isEqualTo(BADGE);
        assertThat(BADGE.then(RecipeDefinition.NONE)).isEqualTo(BADGE);
    }

    @Test
    void partsOfTwoOutputsComplementEachOther() {
        var smaller =
                new RecipeDefinition(null, null, null, null, List.of(), null, new Output(null, 70, null, null, null));
        var webp =
                new RecipeDefinition(null, null, null, null, List.of(), null, new Output("webp", 80, null, null, null));
        assertThat(webp.then(smaller).output()).isEqualTo(new Output("webp", 70, null, null, null));
    }

    @Test
    void theHashIsOfWhatIsSaid() {
        assertThat(BADGE.then(WHITE).hash()).isEqualTo(WHITE.then(BADGE).hash()).matches("[0-9a-f]{64}");
        assertThat(Stream.of(BADGE, WHITE, drawing("环"), BADGE.then(WHITE), RecipeDefinition.NONE)
                        .map(RecipeDefinition::hash))
                .doesNotHaveDuplicates();
        // Of two overlays the later lies above.
        assertThat(drawing("a").then(drawing("b")).hash())
                .isNotEqualTo(drawing("b").then(drawing("a")).hash());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("/aiLabel/text", "no-ai-element", () -> new AiLabel("生成", Position.TOP, 0.05)),
                wrong("/aiLabel/text", "no-ai-element", () -> new AiLabel("MAID 生成", Position.TOP, 0.05)),
                wrong("/aiLabel/text", "no-generation-element", () -> new AiLabel("AI", Position.TOP, 0.05)),
                wrong("/aiLabel/size", "out-of-range", () -> new AiLabel("AI生成", Position.TOP, 0.0499)),
                wrong("/crop/area", "required", () -> new Crop(Crop.Kind.FIXED, null, 0)),
                wrong("/crop/area", "only-with-fixed", () -> new Crop(Crop.Kind.WHOLE, new Crop.Area(0, 0, 1, 1), 0)),
                wrong("/crop/area/width", "out-of-range", () -> new Crop.Area(0.6, 0, 0.5, 1)),
                wrong("/crop/area/x", "out-of-range", () -> new Crop.Area(Double.NaN, 0, 0.5, 1)),
                wrong("/background/colour", "not-a-colour", () -> new Background(Background.Kind.FILL, "#FFF")),
                wrong("/tone/tint", "not-a-colour", () -> new Tone(1, 1, 1, "red; drop", 0)),
                wrong("/tone/brightness", "out-of-range", () -> new Tone(0, 1, 1, null, 0)),
                wrong("/output/format", "unknown-value", () -> new Output("exe", null, null, null, null)),
                wrong("/output/ssim", "out-of-range", () -> new Output(null, null, null, 1.0, null)),
                wrong(
                        "/overlays",
                        "picture-or-text",
                        () -> new Overlay(null, null, Position.TOP, 0.1, 0, "#000000", null, 1)),
                wrong(
                        "/overlays/text",
                        "not-text",
                        () -> new Overlay(null, "\u0007", Position.TOP, 0.1, 0, "#000000", null, 1)),
                wrong(
                        "/overlays/text",
                        "too-long",
                        () -> new Overlay(null, "x".repeat(81), Position.TOP, 0.1, 0, "#000000", null, 1)));
    }

    private static Arguments wrong(String pointer, String code, Supplier<?> made) {
        return Arguments.of(pointer, code, made);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsOutOfRangeIsRefusedByName(String pointer, String code, Supplier<?> made) {
        assertThatThrownBy(made::get)
                .isInstanceOfSatisfying(
                        RecipeRejection.InvalidRecipe.class,
                        refused -> assertThat(refused.errors().getFirst())
                                .isEqualTo(new io.reprise.domain.shared.FieldError(pointer, code)));
    }

    @Test
    void aLabelOfEitherMarketIsOne() {
        assertThat(Stream.of("AI生成", "人工智能合成", "AI-generated", "Created with AI")
                        .map(text -> new AiLabel(text, Position.BOTTOM, 0.05)))
                .hasSize(4);
    }
}
