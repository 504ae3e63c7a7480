package io.reprise.api.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long and how often to try again.
 *
 * @param attempts at least 1, the first one included
 * @param first the pause after the first failure; it doubles up to {@code longest}
 * @param longest the longest pause, also for what a server asks by Retry-After
 */
record Patience(int attempts, Duration first, Duration longest) {
    static final Patience DEFAULT = new Patience(7, Duration.ofMillis(250), Duration.ofSeconds(30));

    /** The pause after attempt {@code n} (from 1), spread by up to a quarter so that clients do not return together. */
    Duration afterFailure(int n) {
        long doubled = first.toMillis() << Math.min(n - 1, 20);
        long pause = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(pause + ThreadLocalRandom.current().nextLong(pause / 4 + 1));
    }

    /** What the server asks for (seconds or an HTTP date), never longer than {@code longest}; nonsense counts as unsaid. */
    Duration asAsked(String retryAfter, int n, Instant now) {
        Duration asked = asked(retryAfter.strip(), now);
        if (asked.isNegative()) {
            return afterFailure(n);
        }
        return asked.compareTo(longest) > 0 ? longest : asked;
    }

    private static Duration asked(String retryAfter, Instant now) {
        try {
            if (retryAfter.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(retryAfter));
            }
            Instant then = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(now, then);
        } catch (DateTimeException nonsense) {
            return Duration.ofMillis(-1);
        }
    }
}
