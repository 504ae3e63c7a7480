package io.reprise.api.valuation;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.time.Days;
import io.reprise.domain.brand.Brand;
import io.reprise.domain.money.Money;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of which day a figure is asked, as known when, and in which currency.
 *
 * @param knownAt to the microsecond, not later than now
 */
record Question(LocalDate asOf, Instant knownAt, String currency) {
    private static final String USUAL_CURRENCY = "EUR";

    /**
     * @param asOf a day, or an instant of which the day in UTC counts; today if absent
     * @param knownAt now if absent
     */
    static Question of(@Nullable String asOf, @Nullable Instant knownAt, @Nullable String currency, Instant now) {
        Instant present = now.truncatedTo(ChronoUnit.MICROS);
        Instant known = knownAt == null ? present : knownAt;
        if (known.isAfter(present)) {
            // What will be known then is not known now, and a figure may not change.
            throw new InvalidRequest(List.of(new FieldError("/knownAt", "in-the-future")));
        }
        if (known.isBefore(Instant.EPOCH)) {
            known = Instant.EPOCH;
        }
        String wanted = currency == null ? USUAL_CURRENCY : currency;
        Money.digits(wanted);
        return new Question(
                asOf == null ? LocalDate.ofInstant(present, ZoneOffset.UTC) : Days.of("asOf", asOf),
                known.truncatedTo(ChronoUnit.MICROS),
                wanted);
    }

    static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw wrong(name);
        }
    }

    static @Nullable Integer number(String name, @Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw wrong(name);
        }
    }

    static void checkBrand(@Nullable String brand) {
        if (brand != null && (!Text.isClean(brand) || Brand.key(brand).isEmpty())) {
            throw wrong("brand");
        }
    }

    static Refusal wrong(String name) {
        return Days.wrong(name);
    }
}
