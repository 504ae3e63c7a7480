package io.reprise.storage.job;

import java.util.Locale;

/** Where a job or one of its items stands. The last three are final. */
public enum State {
    QUEUED,
    RUNNING,
    /** A job is done when every item is done or failed, and at least one was done. */
    DONE,
    /** A job has failed when every item has failed. */
    FAILED,
    CANCELLED;

    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }

    /** As stored and as clients see it, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such state */
    public static State ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
