package io.reprise.api.time;

import io.reprise.api.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Days as parameters name them. */
public final class Days {
    private Days() {}

    /**
     * A day within the years 1 to 9999, or that of an instant in UTC.
     *
     * @param parameter its name
     * @throws Refusal {@code invalid-parameter}
     */
    public static LocalDate of(String parameter, String text) {
        try {
            LocalDate day = text.contains("T")
                    ? LocalDate.ofInstant(Instant.parse(text), ZoneOffset.UTC)
                    : LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9_999) {
                return day;
            }
        } catch (DateTimeException e) {
            throw wrong(parameter);
        }
        throw wrong(parameter);
    }

    /** That a parameter cannot be understood. */
    public static Refusal wrong(String parameter) {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "invalid-parameter",
                "A parameter is missing or wrong.",
                Map.of("name", parameter));
    }
}
