package io.reprise.domain.publication;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is in a delivery, a line for each file: comma-separated values after RFC 4180, lines ended by CR LF, with a header.
 *
 * <p>People open it in spreadsheets, which compute what begins like a formula: such a cell begins with an apostrophe
 * instead. Source of the characters: OWASP, "CSV Injection"
 * (https://owasp.org/www-community/attacks/CSV_Injection): {@code = + - @}, tab, carriage return and line feed, and the
 * full-width forms of the first four.
 */
public final class Manifest {
    private static final String HEADER =
            "file,channel,market,listing,slot,sku,variantId,masterId,masterVersion,profile,"
                    + "width,height,bytes,sha256,from,until";
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    private static final String LINE = "\r\n";

    private Manifest() {}

    /** Sizes in pixels and bytes, SHA-256 in lower-case hexadecimal, instants in ISO 8601 UTC; unknown is empty. */
    public static String of(List<Delivery.File> files) {
        return HEADER + LINE + files.stream().map(Manifest::line).collect(Collectors.joining());
    }

    private static String line(Delivery.File file) {
        Placement placement = file.placement();
        Slot slot = placement.slot();
        return String.join(
                        ",",
                        cell(file.name()),
                        cell(slot.channel()),
                        cell(slot.market()),
                        cell(slot.listing()),
                        cell(slot.slot()),
                        cell(placement.product()),
                        cell(placement.variantId()),
                        cell(placement.masterId()),
                        cell(placement.masterVersion()),
                        cell(placement.profile()),
                        cell(placement.file().width()),
                        cell(placement.file().height()),
                        cell(placement.file().bytes()),
                        cell(placement.file().digest()),
                        cell(placement.from()),
                        cell(placement.until()))
                + LINE;
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\'' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
