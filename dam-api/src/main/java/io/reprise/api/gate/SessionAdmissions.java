package io.reprise.api.gate;

import java.util.Optional;

/** Knows whom the cookie of a browser lets in. */
public interface SessionAdmissions {
    /** The caller's {@code tokenId} is then the session's id. */
    Optional<Caller> admitSession(String secret);
}
