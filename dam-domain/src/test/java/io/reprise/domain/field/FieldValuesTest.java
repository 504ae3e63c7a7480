package io.reprise.domain.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldValuesTest {
    private static final Labels LABELS = new Labels("A", "甲");
    private static final Map<String, DefinedField> FIELDS = new LinkedHashMap<>();

    static {
        add(field("text", FieldType.TEXT, false));
        add(field("texts", FieldType.TEXT, true));
        add(field("long", FieldType.LONG_TEXT, false));
        add(field("number", FieldType.NUMBER, false));
        add(field("numbers", FieldType.NUMBER, true));
        add(field("integer", FieldType.INTEGER, false));
        add(field("boolean", FieldType.BOOLEAN, false));
        add(field("date", FieldType.DATE, false));
        add(field("choice", FieldType.CHOICE, false));
        add(field("choices", FieldType.CHOICE, true));
        add(field("url", FieldType.URL, false));
        FIELDS.put("gone", new DefinedField(field("gone", FieldType.TEXT, false), true));
        FIELDS.put("heel", new DefinedField(definition("heel", FieldType.NUMBER, true, List.of("shoes")), false));
    }

    private static void add(FieldDefinition field) {
        FIELDS.put(field.key(), new DefinedField(field, false));
    }

    private static FieldDefinition field(String key, FieldType type, boolean multi) {
        List<Choice> choices = type == FieldType.CHOICE
                ? List.of(
                        new Choice("a", LABELS, false), new Choice("b", LABELS, false), new Choice("old", LABELS, true))
                : List.of();
        BigDecimal most = type.isNumeric() ? BigDecimal.valueOf(1_000_000) : null;
        return new FieldDefinition(key, LABELS, type, null, null, most, choices, multi, false, List.of(), 0);
    }

    private static FieldDefinition definition(String key, FieldType type, boolean required, List<String> categories) {
        return new FieldDefinition(key, LABELS, type, null, null, null, List.of(), false, required, categories, 0);
    }

    static Stream<Arguments> right() {
        return Stream.of(
                Arguments.of("text", " Summer ", "Summer"),
                Arguments.of("texts", List.of("b", "a", "b", " "), "b\na"),
                Arguments.of("texts", "one", "one"),
                Arguments.of("long", "a\r\nb", "a\nb"),
                Arguments.of("number", 12.50, "12.5"),
                Arguments.of("number", "-0.10", "-0.1"),
                Arguments.of("number", 100, "100"),
                Arguments.of("number", 1e5, "100000"),
                Arguments.of("numbers", List.of(1, "1.0", 2), "1\n2"),
                Arguments.of("integer", 7.0, "7"),
                Arguments.of("boolean", true, "true"),
                Arguments.of("boolean", "false", "false"),
                Arguments.of("date", "2024-02-29", "2024-02-29"),
                Arguments.of("choice", "a", "a"),
                Arguments.of("choices", List.of("b", "a"), "b\na"),
                Arguments.of("url", "https://example.com/a?b=c#d", "https://example.com/a?b=c#d"));
    }

    @ParameterizedTest
    @MethodSource("right")
    void writesValuesOfTheirTypes(String key, Object value, String stored) {
        assertThat(read(Map.of(key, value))).isEqualTo(Map.of(key, stored));
    }

    /** What is shown can be sent back as it is. */
    @ParameterizedTest
    @MethodSource("right")
    void readsWhatItShows(String key, Object value, String stored) {
        Object shown = FIELDS.get(key).definition().typed(stored);
        assertThat(read(Map.of(key, shown))).isEqualTo(Map.of(key, stored));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("colour", "x", "/fields/colour", "unknown-field"),
                Arguments.of("a/b", "x", "/fields/a~1b", "unknown-field"),
                Arguments.of("text", 7, "/fields/text", "not-text"),
                Arguments.of("text", Map.of(), "/fields/text", "not-text"),
                Arguments.of("text", "a\nb", "/fields/text", "line-break"),
                Arguments.of("text", "a\u0000b", "/fields/text", "control-character"),
                Arguments.of("text", "x".repeat(501), "/fields/text", "too-long"),
                Arguments.of("text", List.of("a"), "/fields/text", "not-single"),
                Arguments.of("texts", List.of("a", "b\nc"), "/fields/texts/1", "line-break"),
                Arguments.of("texts", Collections.nCopies(51, "x"), "/fields/texts", "too-many"),
                Arguments.of("long", "x".repeat(10_001), "/fields/long", "too-long"),
                Arguments.of("number", "1e9", "/fields/number", "not-a-number"),
                Arguments.of("number", Double.NaN, "/fields/number", "not-a-number"),
                Arguments.of("number", true, "/fields/number", "not-a-number"),
                Arguments.of("number", 1e300, "/fields/number", "too-many-digits"),
                Arguments.of("number", "0.1234567890123456", "/fields/number", "too-many-digits"),
                Arguments.of("number", 1_000_000.5, "/fields/number", "out-of-range"),
                Arguments.of("integer", 7.5, "/fields/integer", "not-an-integer"),
                Arguments.of("boolean", "yes", "/fields/boolean", "not-a-boolean"),
                Arguments.of("date", "2023-02-29", "/fields/date", "not-a-date"),
                Arguments.of("date", "0000-01-01", "/fields/date", "not-a-date"),
                Arguments.of("date", "tomorrow", "/fields/date", "not-a-date"),
                Arguments.of("choice", "A", "/fields/choice", "unknown-choice"),
                Arguments.of("choice", "old", "/fields/choice", "choice-retired"),
                Arguments.of("url", "javascript:alert(1)", "/fields/url", "not-an-address"),
                Arguments.of("url", "https://user:secret@example.com", "/fields/url", "not-an-address"),
                Arguments.of("url", "http://e.com/" + "x".repeat(900), "/fields/url", "too-long"),
                Arguments.of("gone", "x", "/fields/gone", "field-retired"),
                Arguments.of("heel", 3, "/fields/heel", "not-for-category"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesEachWrongField(String key, Object value, String pointer, String code) {
        List<FieldError> errors = new ArrayList<>();
        FieldValues.first(() -> FIELDS).read(Map.of(key, value), "shirts", errors);
        assertThat(errors).containsExactly(new FieldError(pointer, code));
    }

    @Test
    void namesAllWrongFieldsAtOnce() {
        List<FieldError> errors = new ArrayList<>();
        FieldValues.first(() -> FIELDS).read(Map.of("number", "x", "date", "x"), "shoes", errors);
        assertThat(errors)
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/fields/number", "/fields/date", "/fields/heel");
    }

    @Test
    void asksForWhatIsRequiredOfTheCategoryAlone() {
        assertThat(faults(FieldValues.first(() -> FIELDS), Map.of(), "shirts")).isEmpty();
        assertThat(faults(FieldValues.first(() -> FIELDS), Map.of(), "shoes/running"))
                .containsExactly(new FieldError("/fields/heel", "required"));
    }

    @Test
    void whoDidWithoutARequiredFieldMayGoOnButNobodyMayBegin() {
        FieldValues without = FieldValues.upon(() -> FIELDS, Map.of(), "shoes");
        assertThat(faults(without, Map.of("text", "a"), "shoes")).isEmpty();
        FieldValues with = FieldValues.upon(() -> FIELDS, Map.of("heel", "3"), "shoes");
        assertThat(faults(with, Map.of(), "shoes")).containsExactly(new FieldError("/fields/heel", "required"));
        FieldValues elsewhere = FieldValues.upon(() -> FIELDS, Map.of(), "shirts");
        assertThat(faults(elsewhere, Map.of(), "shoes")).containsExactly(new FieldError("/fields/heel", "required"));
    }

    @Test
    void keepsWhatAMasterHasWhateverBecameOfTheField() {
        Map<String, String> before = Map.of("gone", "x", "choice", "old", "nobody", "y", "number", "many", "heel", "3");
        FieldValues upon = FieldValues.upon(() -> FIELDS, before, "shirts");
        List<FieldError> errors = new ArrayList<>();
        assertThat(upon.read(before, "shirts", errors)).isEqualTo(before);
        assertThat(errors).isEmpty();
        assertThat(upon.read(Map.of("choice", "old"), "shirts", errors)).isEqualTo(Map.of("choice", "old"));
        assertThat(errors).isEmpty();
    }

    @Test
    void takesNothingForNothing() {
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("text", null);
        nothing.put("texts", List.of());
        nothing.put("long", " ");
        assertThat(read(nothing)).isEmpty();
        Map<String, Integer> many = new HashMap<>();
        IntStream.range(0, 201).forEach(n -> many.put("f" + n, n));
        assertThat(faults(FieldValues.first(() -> FIELDS), many, null))
                .containsExactly(new FieldError("/fields", "too-many"));
        assertThat(faults(FieldValues.first(() -> FIELDS), "x", null))
                .containsExactly(new FieldError("/fields", "not-an-object"));
    }

    /** As a number of a JSON document comes, and as text. */
    @Property
    void numbersOfFifteenDigitsComeThroughAsTheyAre(
            @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long digits) {
        BigDecimal number = BigDecimal.valueOf(digits, 9);
        String stored = Numbers.canonical(number).toPlainString();
        assertThat(read(Map.of("number", number.doubleValue()))).isEqualTo(Map.of("number", stored));
        assertThat(read(Map.of("number", number.toPlainString()))).isEqualTo(Map.of("number", stored));
    }

    private static Map<String, String> read(Object given) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, String> read = FieldValues.first(() -> FIELDS).read(given, null, errors);
        assertThat(errors).isEmpty();
        return read;
    }

    private static List<FieldError> faults(FieldValues values, Object given, @Nullable String category) {
        List<FieldError> errors = new ArrayList<>();
        values.read(given, category, errors);
        return errors;
    }
}
