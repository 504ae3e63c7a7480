package io.reprise.domain.shared;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines of comma-separated values after RFC 4180.
 *
 * <p>People open them in spreadsheets, which compute what begins like a formula: such a cell begins with an apostrophe
 * instead, unless it is a number. Source of the characters: OWASP, "CSV Injection"
 * (https://owasp.org/www-community/attacks/CSV_Injection): {@code = + - @}, tab, carriage return and line feed, and the
 * full-width forms of the first four.
 */
public final class Csv {
    public static final String LINE_END = "\r\n";

    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    /** A semicolon parts cells where the comma is in numbers. */
    private static final String QUOTED = ",;\"'\r\n";

    private Csv() {}

    /** A line with its end; what is null is empty. */
    public static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !(value instanceof Number)) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(c -> QUOTED.indexOf(c) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
