package io.reprise.storage.postgres;

import org.jspecify.annotations.Nullable;

/** There is no database to work with. The message says in plain words why, and what to do; it holds no credentials. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String message) {
        super(message);
    }

    DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
