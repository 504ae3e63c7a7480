package io.reprise.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MergePatchTest {

    /** RFC 7396, appendix A. Values that are no objects are put into a member of one, by which they follow the same rules. */
    @ParameterizedTest
    @MethodSource("appendixA")
    void theExamplesOfTheStandardHold(@Nullable Object original, @Nullable Object patch, @Nullable Object result) {
        assertThat(MergePatch.apply(object("v", original), object("v", patch)).get("v"))
                .isEqualTo(result);
    }

    static Stream<Arguments> appendixA() {
        return Stream.of(
                Arguments.of(object("a", "b"), object("a", "c"), object("a", "c")),
                Arguments.of(object("a", "b"), object("b", "c"), object("a", "b", "b", "c")),
                Arguments.of(object("a", "b"), object("a", null), object()),
                Arguments.of(object("a", "b", "b", "c"), object("a", null), object("b", "c")),
                Arguments.of(object("a", List.of("b")), object("a", "c"), object("a", "c")),
                Arguments.of(object("a", "c"), object("a", List.of("b")), object("a", List.of("b"))),
                Arguments.of(
                        object("a", object("b", "c")),
                        object("a", object("b", "d", "c", null)),
                        object("a", object("b", "d"))),
                Arguments.of(object("a", List.of(object("b", "c"))), object("a", List.of(1)), object("a", List.of(1))),
                Arguments.of(List.of("a", "b"), List.of("c", "d"), List.of("c", "d")),
                Arguments.of(object("a", "b"), List.of("c"), List.of("c")),
                Arguments.of(object("a", "foo"), null, null),
                Arguments.of(object("a", "foo"), "bar", "bar"),
                Arguments.of(object("e", null), object("a", 1), object("e", null, "a", 1)),
                Arguments.of(List.of(1, 2), object("a", "b", "c", null), object("a", "b")),
                Arguments.of(
                        object(), object("a", object("bb", object("ccc", null))), object("a", object("bb", object()))));
    }

    @Test
    void arraysAreReplacedWholeWithTheNullsInThem() {
        List<@Nullable Object> withNull = new ArrayList<>();
        withNull.add(null);
        withNull.add(object("x", null));
        assertThat(MergePatch.apply(object("a", List.of(1, 2)), object("a", withNull)))
                .isEqualTo(object("a", withNull));
    }

    @Property
    void applyingAPatchTwiceIsApplyingItOnce(
            @ForAll("objects") Map<String, @Nullable Object> target,
            @ForAll("objects") Map<String, @Nullable Object> patch) {
        Map<String, @Nullable Object> once = MergePatch.apply(target, patch);
        assertThat(MergePatch.apply(once, patch)).isEqualTo(once);
    }

    @Property
    void anEmptyPatchChangesNothing(@ForAll("objects") Map<String, @Nullable Object> target) {
        assertThat(MergePatch.apply(target, Map.of())).isEqualTo(target);
    }

    @Property
    void anObjectWithoutNullsIsItsOwnPatch(@ForAll("objects") Map<String, @Nullable Object> any) {
        Map<String, @Nullable Object> target = MergePatch.apply(Map.of(), any);
        assertThat(MergePatch.apply(target, target)).isEqualTo(target);
        assertThat(MergePatch.apply(Map.of(), target)).isEqualTo(target);
    }

    @Property
    void whatThePatchSetsToNullIsGoneAndWhatItDoesNotNameStays(
            @ForAll("objects") Map<String, @Nullable Object> target,
            @ForAll("objects") Map<String, @Nullable Object> patch) {
        Map<String, @Nullable Object> result = MergePatch.apply(target, patch);
        patch.forEach((name, value) -> assertThat(result.containsKey(name)).isEqualTo(value != null));
        target.forEach((name, value) -> {
            if (!patch.containsKey(name)) {
                assertThat(result).containsEntry(name, value);
            }
        });
        assertThat(result.keySet()).allMatch(name -> target.containsKey(name) || patch.containsKey(name));
    }

    @Property
    void neitherArgumentIsChanged(
            @ForAll("objects") Map<String, @Nullable Object> target,
            @ForAll("objects") Map<String, @Nullable Object> patch) {
        String before = target + "|" + patch;
        MergePatch.apply(target, patch);
        assertThat(target + "|" + patch).isEqualTo(before);
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> objects() {
        return objectsOf(3);
    }

    /** Few names, so that target and patch often mean the same member. */
    private static Arbitrary<Map<String, @Nullable Object>> objectsOf(int depth) {
        Arbitrary<String> names = Arbitraries.of("a", "b", "c", "~/", "");
        return Arbitraries.maps(names, values(depth)).ofMaxSize(4).map(LinkedHashMap::new);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> scalars = Arbitraries.of("x", "", 0, 1.5, true);
        Arbitrary<Object> any = depth == 0
                ? scalars
                : Arbitraries.oneOf(
                        scalars,
                        scalars.list().ofMaxSize(2).map(list -> (Object) list),
                        objectsOf(depth - 1).map(map -> (Object) map));
        return any.injectNull(0.25);
    }

    private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }
}
