package io.reprise.domain.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {

    @Property
    void anyBodyWithItsCheckDigitIsAccepted(@ForAll("gtins") String gtin) {
        assertThat(Gtin.isValid(gtin)).isTrue();
        assertThat(Gtin.of(gtin).value()).hasSize(14).endsWith(gtin).matches("0*" + gtin);
    }

    @Property
    void anyOneDigitReadWronglyIsRefused(
            @ForAll("gtins") String gtin,
            @ForAll @IntRange(max = 13) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        int place = at % gtin.length();
        char wrong = (char) ('0' + (gtin.charAt(place) - '0' + by) % 10);
        String misread = gtin.substring(0, place) + wrong + gtin.substring(place + 1);
        assertThat(Gtin.isValid(misread)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Gtin.of(misread));
    }

    @Property
    void onlyOneOfTheTenPossibleCheckDigitsIsRight(@ForAll("bodies") String body) {
        Assume.that(body.chars().anyMatch(c -> c != '0'));
        long right = IntStream.range(0, 10)
                .filter(digit -> Gtin.isValid(body + digit))
                .count();
        assertThat(right).isEqualTo(1);
    }

    @Property
    void paddingDoesNotChangeWhetherItIsRight(@ForAll("gtins") String gtin) {
        assertThat(Gtin.isValid("0".repeat(14 - gtin.length()) + gtin)).isTrue();
    }

    @Property
    void anyTextIsJudgedWithoutFailing(@ForAll String text) {
        if (Gtin.isValid(text)) {
            assertThat(text).matches("[0-9]{8}|[0-9]{12,14}");
        }
    }

    @Property
    void digitsOfOtherScriptsAreNoDigits(
            @ForAll("gtins") String gtin, @ForAll @IntRange(max = 13) int at, @ForAll("otherZeros") char zero) {
        int place = at % gtin.length();
        char lookalike = (char) (zero + gtin.charAt(place) - '0');
        assertThat(Gtin.isValid(gtin.substring(0, place) + lookalike + gtin.substring(place + 1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"96385074", "036000291452", "4006381333931", "10012345678902"})
    void publishedExamplesAreRight(String gtin) {
        assertThat(Gtin.isValid(gtin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4006381333932",
                "00000000",
                "00000000000000",
                "400638133393",
                "40063813339310",
                "4006381-33931",
                " 400638133393",
                "-400638133393",
                "４００６３８１３３３９３１",
                "4006381333931\n",
                "4006381333931\u0000",
                "400638133393\uD83D"
            })
    void whatIsNotAGtinIsRefused(String text) {
        assertThat(Gtin.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Gtin.of(text));
    }

    @Test
    void onlyFourteenDigitsMakeOneDirectly() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Gtin("4006381333931"));
        assertThat(new Gtin("04006381333931"))
                .isEqualTo(Gtin.of("4006381333931"))
                .hasToString("04006381333931");
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of(7, 11, 12, 13)
                .flatMap(length -> Arbitraries.strings().numeric().ofLength(length));
    }

    @Provide
    Arbitrary<String> gtins() {
        return bodies().filter(body -> body.chars().anyMatch(c -> c != '0')).map(body -> body + checkDigit(body));
    }

    /** Zero of full-width, Arabic-Indic, Devanagari and Thai digits. */
    @Provide
    Arbitrary<Character> otherZeros() {
        return Arbitraries.of('\uFF10', '\u0660', '\u0966', '\u0E50');
    }

    /** By the table of the GS1 specification, digit by digit from the right, apart from the code under test. */
    private static int checkDigit(String body) {
        int[] weights = {3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3};
        int sum = 0;
        for (int fromRight = 0; fromRight < body.length(); fromRight++) {
            sum += weights[fromRight] * Character.digit(body.charAt(body.length() - 1 - fromRight), 10);
        }
        return (int) (Math.ceil(sum / 10.0) * 10 - sum);
    }
}
