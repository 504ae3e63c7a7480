package io.reprise.api.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Recognises that there is no room left, on this machine's disk or on the database's. */
final class DiskFull {
    /** PostgreSQL, appendix A: disk_full. */
    private static final String SQL_STATE = "53100";

    private DiskFull() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            // Java has no type for it; this is the operating system's text for ENOSPC.
            if (cause instanceof IOException && message != null && message.contains("No space left on device")) {
                return true;
            }
            if (cause instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    static ProblemDetail problem() {
        return Problems.of(
                HttpStatus.INSUFFICIENT_STORAGE, "storage-full", "There is no room left to keep this.", Map.of());
    }
}
