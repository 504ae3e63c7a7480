package io.reprise.api.problem;

import org.jspecify.annotations.Nullable;

/** An answer failed while it was being sent: the connection is cut, so that nobody takes what has come for the whole. */
public final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenOff(@Nullable Throwable cause) {
        super(cause);
    }
}
