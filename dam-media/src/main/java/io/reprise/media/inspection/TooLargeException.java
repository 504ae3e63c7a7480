package io.reprise.media.inspection;

/** A file is over a limit; the message names it. */
public final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLargeException(String limit) {
        super(limit);
    }
}
