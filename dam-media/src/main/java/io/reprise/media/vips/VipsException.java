package io.reprise.media.vips;

/** libvips refused an operation; the message is its own. */
public final class VipsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VipsException(String message) {
        super(message);
    }
}
