package io.reprise.domain.money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Which days a fact about money may be of. */
public final class FactDates {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private FactDates() {}

    /**
     * From 1900 to the day after the UTC day of recording, which has begun somewhere on earth by then.
     *
     * @throws MoneyRejection.DateOutOfRange if it is another
     */
    public static void check(LocalDate day, Instant recordedAt) {
        LocalDate last = LocalDate.ofInstant(recordedAt, ZoneOffset.UTC).plusDays(1);
        if (day.isBefore(FIRST) || day.isAfter(last)) {
            throw new MoneyRejection.DateOutOfRange(FIRST, last);
        }
    }
}
