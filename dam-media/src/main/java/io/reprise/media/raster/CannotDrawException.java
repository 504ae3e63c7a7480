package io.reprise.media.raster;

/** What a recipe wants drawn cannot be drawn on this machine, or is no picture; the message says which. */
public final class CannotDrawException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotDrawException(String message) {
        super(message);
    }

    CannotDrawException(String message, Throwable cause) {
        super(message, cause);
    }
}
