package io.reprise.media.vips;

/** The native library cannot be used on this machine; the message says why, for a person who wants it used. */
public final class NativeUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    NativeUnavailable(String message) {
        super(message);
    }

    NativeUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
