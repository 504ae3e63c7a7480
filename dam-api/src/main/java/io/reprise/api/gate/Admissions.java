package io.reprise.api.gate;

import java.util.Optional;

/** Knows whom a bearer token lets in. */
public interface Admissions {
    Optional<Caller> admit(String token);
}
