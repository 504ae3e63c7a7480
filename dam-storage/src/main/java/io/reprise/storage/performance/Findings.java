package io.reprise.storage.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was found wrong or odd in a report, line by line. */
final class Findings {
    /** A report with more wrong lines than this is wrong as a whole. */
    static final int MOST_REJECTED = 100_000;

    /** So many lines are shown; all of them are stored. */
    static final int MOST_SHOWN = 1_000;

    private final List<ReportAnswer.Rejected> rejected = new ArrayList<>();
    private final List<ReportAnswer.Flagged> flagged = new ArrayList<>();
    private long accepted;
    private long flags;

    void accept() {
        accepted++;
    }

    /** @throws UnreadableReport {@code too-many-rejected} */
    void reject(long line, String code, String column) {
        if (rejected.size() == MOST_REJECTED) {
            throw new UnreadableReport(
                    "too-many-rejected",
                    Map.of("limit", MOST_REJECTED, "first", rejected.getFirst().code()));
        }
        rejected.add(new ReportAnswer.Rejected(line, code, column));
    }

    void flag(long line, String code) {
        flags++;
        if (flagged.size() < MOST_SHOWN) {
            flagged.add(new ReportAnswer.Flagged(line, code));
        }
    }

    List<ReportAnswer.Rejected> rejected() {
        return rejected;
    }

    long accepted() {
        return accepted;
    }

    long flags() {
        return flags;
    }

    List<ReportAnswer.Flagged> flagged() {
        return flagged;
    }
}
