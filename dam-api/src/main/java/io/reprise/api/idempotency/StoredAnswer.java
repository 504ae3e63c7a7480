package io.reprise.api.idempotency;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an answer. Never its body, which may hold text that must be forgettable: it is rendered anew.
 *
 * @param status 200 to 299
 * @param position the {@code Reprise-Position}
 * @param subject what the answer is about, to render it again
 */
public record StoredAnswer(
        int status,
        @Nullable URI location,
        @Nullable String etag,
        @Nullable String position,
        @Nullable UUID subject) {

    /** @throws IllegalArgumentException if it is not a success: refusals are decided anew */
    public StoredAnswer {
        if (status < 200 || status > 299) {
            throw new IllegalArgumentException("only successes are kept, not " + status);
        }
    }
}
