package io.reprise.storage.performance;

import java.util.List;
import java.util.UUID;

/**
 * What became of a report; the same report again is answered the same.
 *
 * @param rows lines with something in them
 * @param corrected accepted rows about which an earlier report said something too
 * @param rejected by line, the first 1,000 of {@code rejectedRows}
 * @param flagged kept though odd, the first 1,000 of {@code flaggedRows}
 */
public record ReportAnswer(
        UUID reportId,
        long rows,
        long accepted,
        long corrected,
        long rejectedRows,
        List<Rejected> rejected,
        long flaggedRows,
        List<Flagged> flagged,
        List<Warning> warnings) {

    /** @param detail the column that is wrong, or empty where the line is wrong as a whole */
    public record Rejected(long line, String code, String detail) {}

    public record Flagged(long line, String code) {}

    /** @param detail name of the column or channel */
    public record Warning(String code, String detail) {}
}
