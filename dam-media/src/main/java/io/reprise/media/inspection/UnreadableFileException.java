package io.reprise.media.inspection;

import io.reprise.media.raster.UnreadableException;

/** A file is no picture we can read. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String detected;

    UnreadableFileException(String detected, String reason) {
        super(reason);
        this.detected = detected;
    }

    UnreadableFileException(String detected, UnreadableException cause) {
        super(cause.getMessage(), cause);
        this.detected = detected;
    }

    /** Media type the bytes have, {@code application/octet-stream} when they have none we know. */
    public String detected() {
        return detected;
    }
}
