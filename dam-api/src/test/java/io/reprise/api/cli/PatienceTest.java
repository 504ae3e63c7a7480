package io.reprise.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final Patience patience = new Patience(5, Duration.ofMillis(100), Duration.ofSeconds(10));

    @Test
    void waitsLongerAfterEveryFailureUpToALimit() {
        assertThat(patience.afterFailure(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(125));
        assertThat(patience.afterFailure(3)).isBetween(Duration.ofMillis(400), Duration.ofMillis(500));
        assertThat(patience.afterFailure(1_000)).isBetween(Duration.ofSeconds(10), Duration.ofMillis(12_500));
    }

    @Test
    void keepsToWhatTheServerAsksInSecondsOrAsADate() {
        assertThat(patience.asAsked("3", 1, NOW)).isEqualTo(Duration.ofSeconds(3));
        assertThat(patience.asAsked("Sun, 22 Nov 2026 10:00:04 GMT", 1, NOW)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void isNotKeptWaitingForever() {
        assertThat(patience.asAsked("86400", 1, NOW)).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "soon", "99999999999999999999", "Sun, 22 Nov 2020 10:00:04 GMT"})
    void takesNonsenseAsUnsaid(String retryAfter) {
        assertThat(patience.asAsked(retryAfter, 1, NOW)).isBetween(Duration.ofMillis(100), Duration.ofMillis(125));
    }
}
