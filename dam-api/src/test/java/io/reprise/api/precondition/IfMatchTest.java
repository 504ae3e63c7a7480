package io.reprise.api.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.api.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IfMatchTest {

    @Test
    void readsWhatItWrites() {
        for (long version : new long[] {0, 7, 999_999_999_999_999_999L}) {
            assertThat(IfMatches.parse(" " + IfMatch.tag(version) + " ")).isEqualTo(new IfMatch(version));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                ",precondition-required",
                "'',precondition-required",
                "*,precondition-required",
                "W/\"7\",stale",
                "\"abc\",stale",
                "\"07\",stale",
                "\"-1\",stale",
                "\"99999999999999999999\",stale",
                "7,malformed-if-match",
                "'\"7\", \"8\"',malformed-if-match",
                "\"7,malformed-if-match"
            })
    void refusesEverythingElse(String header, String code) {
        assertThatThrownBy(() -> IfMatches.parse(header))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
