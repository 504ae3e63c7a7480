package io.reprise.domain.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionFormTest {

    @Property
    void anyJsonIsEitherReadOrRefusedByName(@ForAll("json") Map<String, @Nullable Object> json) {
        try {
            Description read = DescriptionForm.read(json);
            assertThat(DescriptionForm.read(DescriptionForm.write(read)))
                    .as("what was read once reads the same again")
                    .isEqualTo(read);
            assertThat(texts(read)).allMatch(Text::isClean);
        } catch (MasterRejection.InvalidDescription refused) {
            assertThat(refused.errors()).isNotEmpty().allSatisfy(error -> {
                assertThat(error.pointer()).startsWith("/");
                assertThat(json).containsKey(firstMember(error.pointer()));
                assertThat(error.code()).matches("[a-z]+(-[a-z]+)*");
            });
        }
    }

    @Property
    void anyTextIsReadStrippedOrRefused(@ForAll("paddedTexts") String text) {
        if (!Text.isClean(text) && !text.isBlank()) {
            assertThat(errorsOf(Map.of("title", text))).containsExactly(new FieldError("/title", "control-character"));
        } else if (Text.length(Text.composed(text)) <= 500) {
            String title = DescriptionForm.read(Map.of("title", text)).title();
            assertThat(title)
                    .isEqualTo(text.isBlank() ? null : Text.composed(text).strip());
        }
    }

    @Test
    void whatLooksTheSameIsOneTag() {
        assertThat(DescriptionForm.read(Map.of("tags", List.of("e\u0301te\u0301", "\u00e9t\u00e9")))
                        .tags())
                .containsExactly("\u00e9t\u00e9");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongMemberIsNamedByItsPointer(String member, Object value, String pointer, String code) {
        assertThat(errorsOf(Map.of(member, value))).containsExactly(new FieldError(pointer, code));
    }

    static Stream<Arguments> wrong() {
        Map<String, String> tooManyFields = new LinkedHashMap<>();
        IntStream.range(0, 201).forEach(i -> tooManyFields.put("f" + i, "x"));
        return Stream.of(
                Arguments.of("title", "a\u0000b", "/title", "control-character"),
                Arguments.of("title", "\uD83D", "/title", "control-character"),
                Arguments.of("title", "a\uDE00b", "/title", "control-character"),
                Arguments.of("title", "a\u009Fb", "/title", "control-character"),
                Arguments.of("title", "x".repeat(501), "/title", "too-long"),
                Arguments.of("title", List.of("x"), "/title", "not-text"),
                Arguments.of("title", 1, "/title", "not-text"),
                Arguments.of("description", "x".repeat(10_001), "/description", "too-long"),
                Arguments.of("brand", "x".repeat(201), "/brand", "too-long"),
                Arguments.of("category", Map.of(), "/category", "not-text"),
                Arguments.of("assetClass", "portrait", "/assetClass", "unknown-value"),
                Arguments.of("assetClass", "PACKSHOT", "/assetClass", "unknown-value"),
                Arguments.of("assetClass", List.of("model"), "/assetClass", "unknown-value"),
                Arguments.of("shootId", "7", "/shootId", "malformed"),
                Arguments.of("shootId", 7, "/shootId", "malformed"),
                Arguments.of("capturedAt", "yesterday", "/capturedAt", "malformed"),
                Arguments.of("capturedAt", "+1000000000-12-31T23:59:59Z", "/capturedAt", "malformed"),
                Arguments.of("capturedAt", "-0001-01-01T00:00:00Z", "/capturedAt", "malformed"),
                Arguments.of("capturedAt", 1_700_000_000, "/capturedAt", "malformed"),
                Arguments.of("locale", "not a tag", "/locale", "malformed"),
                Arguments.of("locale", "e".repeat(36), "/locale", "too-long"),
                Arguments.of("tags", "shoe", "/tags", "not-an-array"),
                Arguments.of("tags", List.of("shoe", 7), "/tags/1", "not-text"),
                Arguments.of("tags", List.of("shoe", "x".repeat(101)), "/tags/1", "too-long"),
                Arguments.of("tags", Collections.nCopies(201, "x"), "/tags", "too-many"),
                Arguments.of("products", Map.of(), "/products", "not-an-array"),
                Arguments.of("products", List.of("4006381333931"), "/products/0", "not-an-object"),
                Arguments.of("products", List.of(Map.of()), "/products/0", "gtin-or-sku-needed"),
                Arguments.of("products", List.of(Map.of("gtin", " ")), "/products/0", "gtin-or-sku-needed"),
                Arguments.of("products", List.of(Map.of("name", "Shoe")), "/products/0", "gtin-or-sku-needed"),
                Arguments.of("products", List.of(Map.of("gtin", "4006381333932")), "/products/0/gtin", "invalid-gtin"),
                Arguments.of("products", List.of(Map.of("gtin", 4006381333931L)), "/products/0/gtin", "not-text"),
                Arguments.of(
                        "products", List.of(Map.of("sku", "a", "a/b~c", 1)), "/products/0/a~1b~0c", "unknown-member"),
                Arguments.of("fields", List.of(), "/fields", "not-an-object"),
                Arguments.of("fields", tooManyFields, "/fields", "too-many"),
                Arguments.of("fields", Map.of("a/b", "x"), "/fields/a~1b", "unknown-field"),
                Arguments.of("masterId", "x", "/masterId", "unknown-member"),
                Arguments.of("a/b~c", 1, "/a~1b~0c", "unknown-member"),
                Arguments.of("", 1, "/", "unknown-member"));
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleCountThem() {
        String shoes = "\uD83D\uDC5F".repeat(500);
        assertThat(DescriptionForm.read(Map.of("title", shoes)).title()).isEqualTo(shoes);
        assertThat(errorsOf(Map.of("title", shoes + "x"))).containsExactly(new FieldError("/title", "too-long"));
    }

    @Test
    void limitsAreInclusive() {
        assertThat(DescriptionForm.read(Map.of("description", "x".repeat(10_000)))
                        .description())
                .hasSize(10_000);
        List<String> tags = IntStream.range(0, 200).mapToObj(i -> "tag " + i).toList();
        assertThat(DescriptionForm.read(Map.of("tags", tags)).tags()).isEqualTo(tags);
    }

    @Test
    void repeatsAndBlanksOfAListAreDropped() {
        assertThat(DescriptionForm.read(Map.of("tags", List.of("b", " ", "a", " b ")))
                        .tags())
                .containsExactly("b", "a");
        assertThat(DescriptionForm.read(Map.of(
                                "products", List.of(Map.of("gtin", "4006381333931"), Map.of("gtin", "04006381333931"))))
                        .products())
                .containsExactly(new Product("04006381333931", null, null));
    }

    @Test
    void nullIsTheSameAsAbsent() {
        Map<String, @Nullable Object> nulls = new LinkedHashMap<>();
        DescriptionForm.write(Description.EMPTY).keySet().forEach(member -> nulls.put(member, null));
        assertThat(DescriptionForm.read(nulls)).isEqualTo(Description.EMPTY);
    }

    @Test
    void aNullInAListIsRefused() {
        List<@Nullable Object> one = Arrays.asList("a", null);
        assertThat(errorsOf(Map.of("tags", one))).containsExactly(new FieldError("/tags/1", "not-text"));
        assertThat(errorsOf(Map.of("products", Arrays.asList(new @Nullable Object[] {null}))))
                .containsExactly(new FieldError("/products/0", "not-an-object"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zh-Hant-TW", "en", "zh-cn", "iw", "i-klingon", "en-GB-oed", "x-house", "ja-JP-x-lvariant-JP"})
    void aLocaleIsKeptInAFormThatReadsTheSame(String tag) {
        Description read = DescriptionForm.read(Map.of("locale", tag));
        assertThat(read.locale()).isNotNull();
        assertThat(DescriptionForm.read(DescriptionForm.write(read))).isEqualTo(read);
    }

    private static List<FieldError> errorsOf(Map<String, ?> json) {
        return catchThrowableOfType(MasterRejection.InvalidDescription.class, () -> DescriptionForm.read(json))
                .errors();
    }

    private static String firstMember(String pointer) {
        return pointer.substring(1).split("/", 2)[0].replace("~1", "/").replace("~0", "~");
    }

    private static List<String> texts(Description read) {
        List<String> texts = new ArrayList<>(read.tags());
        Stream.of(read.title(), read.brand(), read.description(), read.category(), read.locale())
                .filter(text -> text != null)
                .forEach(texts::add);
        texts.addAll(read.fields().keySet());
        texts.addAll(read.fields().values());
        return texts;
    }

    @Provide
    Arbitrary<String> paddedTexts() {
        Arbitrary<String> padding = Arbitraries.of("", "", " ", "\t", "\u3000", "\n ");
        return Combinators.combine(padding, Arbitraries.strings(), padding)
                .as((before, text, after) -> before + text + after);
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> json() {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Arbitraries.of(DescriptionForm.write(Description.EMPTY).keySet())),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(4)));
        return Arbitraries.maps(names, values(3)).ofMaxSize(8).map(LinkedHashMap::new);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(text -> (Object) text),
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.of(
                        "model",
                        "en-US",
                        "4006381333931",
                        "2026-01-01T00:00:00Z",
                        "01932f5a-7c1e-7abc-8def-0123456789ab",
                        "\u0000",
                        "\uD83D",
                        true,
                        7));
        if (depth == 0) {
            return scalars.injectNull(0.1);
        }
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of("gtin", "sku", "name", "a"),
                Arbitraries.strings().ofMaxLength(3));
        return Arbitraries.oneOf(
                        scalars,
                        values(depth - 1).list().ofMaxSize(4).map(list -> (Object) list),
                        Arbitraries.maps(names, values(depth - 1)).ofMaxSize(4).map(map -> (Object) map))
                .injectNull(0.1);
    }
}
