package io.reprise.domain.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.shared.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FieldTest {
    private static final UUID ID = Field.idOf("season");
    private static final Labels LABELS = new Labels(" Season ", "季节");
    private static final FieldDefinition SEASON = choice(false, "ss26", "fw26");
    private static final FieldEvent DEFINED = new FieldEvent.Defined(ID, SEASON);

    private final FixtureConfiguration<Field> fixture = new AggregateTestFixture<>(Field.class);

    @Test
    void isDefinedOnce() {
        fixture.givenNoPriorActivity().when(define(null, SEASON)).expectEvents(DEFINED);
        fixture.given(DEFINED).when(define(0L, SEASON)).expectNoEvents();
        assertThat(SEASON.labels().en()).isEqualTo("Season");
    }

    @Test
    void isRevisedOnlyFromTheStateThatWasSeen() {
        FieldDefinition more = choice(true, "fw26", "ss26", "ss27");
        fixture.given(DEFINED).when(define(0L, more)).expectEvents(new FieldEvent.Revised(ID, more));
        fixture.given(DEFINED).when(define(null, more)).expectException(ConflictingAggregateVersionException.class);
        fixture.given(DEFINED).when(define(7L, more)).expectException(ConflictingAggregateVersionException.class);
    }

    @Test
    void takesNoChoiceAwayThatMastersMayHave() {
        fixture.given(DEFINED)
                .when(define(0L, choice(false, "ss26")))
                .expectException(FieldRejection.ChoicesDropped.class)
                .expectNoEvents();
    }

    @Test
    void whoHadSeveralValuesKeepsThem() {
        fixture.given(new FieldEvent.Defined(ID, choice(true, "ss26")))
                .when(define(0L, choice(false, "ss26")))
                .expectException(FieldRejection.ManyFixed.class);
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void keepsItsTypeUnlessEveryValueIsOneOfTheOther(FieldType type) {
        for (FieldType other : FieldType.values()) {
            FieldDefinition wanted = of(other);
            var result = fixture.given(new FieldEvent.Defined(ID, of(type))).when(define(0L, wanted));
            if (type == other) {
                result.expectNoEvents();
            } else if (type == FieldType.INTEGER && other == FieldType.NUMBER) {
                result.expectEvents(new FieldEvent.Revised(ID, wanted));
            } else {
                result.expectException(FieldRejection.TypeFixed.class).expectNoEvents();
            }
        }
    }

    @Test
    void isRetiredAndRestoredOnce() {
        var retired = new FieldEvent.Retired(ID);
        fixture.given(DEFINED).when(new FieldCommand.Retire(ID, 0L)).expectEvents(retired);
        fixture.given(DEFINED, retired)
                .when(new FieldCommand.Retire(ID, 1L))
                .expectNoEvents()
                .expectState(field -> assertThat(field.retired()).isTrue());
        fixture.given(DEFINED, retired)
                .when(new FieldCommand.Restore(ID, 1L))
                .expectEvents(new FieldEvent.Restored(ID));
        fixture.given(DEFINED)
                .when(new FieldCommand.Retire(ID, 7L))
                .expectException(ConflictingAggregateVersionException.class);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesWhatIsWrongWithADefinition(FieldDefinition wrong, String pointer, String code) {
        assertThat(wrong.errors()).containsExactly(new FieldError(pointer, code));
        fixture.givenNoPriorActivity()
                .when(define(null, wrong))
                .expectException(FieldRejection.InvalidField.class)
                .expectNoEvents();
    }

    static Stream<Arguments> wrong() {
        BigDecimal one = BigDecimal.ONE;
        BigDecimal huge = new BigDecimal("1e2147483647");
        return Stream.of(
                Arguments.of(with("1st", LABELS, FieldType.TEXT), "/key", "malformed-name"),
                Arguments.of(with("a.b", LABELS, FieldType.TEXT), "/key", "malformed-name"),
                Arguments.of(with("a", new Labels("", "季"), FieldType.TEXT), "/labels/en", "required"),
                Arguments.of(with("a", new Labels("A", " "), FieldType.TEXT), "/labels/zh-CN", "required"),
                Arguments.of(with("a", new Labels("A\nB", "季"), FieldType.TEXT), "/labels/en", "control-character"),
                Arguments.of(with("a", new Labels("x".repeat(101), "季"), FieldType.TEXT), "/labels/en", "too-long"),
                Arguments.of(with("a", LABELS, FieldType.CHOICE), "/choices", "required"),
                Arguments.of(choice(false, "a", "a"), "/choices/1/key", "duplicate"),
                Arguments.of(choice(false, "a\nb"), "/choices/0/key", "malformed-name"),
                Arguments.of(number(FieldType.TEXT, one, null), "/min", "not-for-type"),
                Arguments.of(number(FieldType.NUMBER, one, BigDecimal.ZERO), "/max", "out-of-range"),
                Arguments.of(number(FieldType.NUMBER, null, huge), "/max", "out-of-range"),
                Arguments.of(many(FieldType.BOOLEAN, List.of(), 0), "/multi", "not-for-type"),
                Arguments.of(many(FieldType.LONG_TEXT, List.of(), 0), "/multi", "not-for-type"),
                Arguments.of(many(FieldType.TEXT, List.of(" "), 0), "/categories/0", "required"),
                Arguments.of(
                        many(
                                FieldType.TEXT,
                                Stream.iterate(1, n -> n + 1)
                                        .limit(101)
                                        .map(n -> "c" + n)
                                        .toList(),
                                0),
                        "/categories",
                        "too-many"),
                Arguments.of(many(FieldType.TEXT, List.of(), -1), "/order", "out-of-range"));
    }

    @Test
    void isForItsCategoriesAndAllBeneathThem() {
        FieldDefinition field = many(FieldType.TEXT, List.of("Shoes"), 0);
        assertThat(List.of("shoes", "Shoes/running")).allMatch(field::appliesTo);
        assertThat(List.of("shoe", "shoes-old", "shirts", "a/shoes")).noneMatch(field::appliesTo);
        assertThat(field.appliesTo(null)).isFalse();
        assertThat(many(FieldType.TEXT, List.of(), 0).appliesTo(null)).isTrue();
    }

    private static FieldDefinition of(FieldType type) {
        return type == FieldType.CHOICE ? SEASON : with("season", LABELS, type);
    }

    private static FieldDefinition with(String key, Labels labels, FieldType type) {
        return new FieldDefinition(key, labels, type, null, null, null, List.of(), false, false, List.of(), 0);
    }

    private static FieldDefinition number(FieldType type, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        return new FieldDefinition("a", LABELS, type, null, min, max, List.of(), false, false, List.of(), 0);
    }

    private static FieldDefinition many(FieldType type, List<String> categories, int order) {
        boolean multi = type != FieldType.TEXT;
        return new FieldDefinition("a", LABELS, type, null, null, null, List.of(), multi, false, categories, order);
    }

    private static FieldDefinition choice(boolean multi, String... keys) {
        List<Choice> choices =
                Stream.of(keys).map(key -> new Choice(key, LABELS, false)).toList();
        return new FieldDefinition(
                "season", LABELS, FieldType.CHOICE, null, null, null, choices, multi, false, List.of(), 0);
    }

    private static FieldCommand define(@Nullable Long expected, FieldDefinition definition) {
        return new FieldCommand.Define(ID, expected, definition);
    }
}
