package io.reprise.api.account;

import io.reprise.api.gate.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param token the one this request was made with; absent in a browser
 * @param csrf what a change by this browser needs in the header {@code X-CSRF-Token}; absent with a token
 */
record Me(
        UUID id,
        String name,
        String role,
        @Nullable UUID token,
        @Nullable String csrf) {

    static Me of(Caller caller, @Nullable String csrf) {
        return new Me(
                caller.personId(), caller.name(), caller.role().word(), csrf == null ? caller.tokenId() : null, csrf);
    }
}
