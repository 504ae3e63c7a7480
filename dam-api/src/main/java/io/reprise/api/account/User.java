package io.reprise.api.account;

import io.reprise.api.gate.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person with an account.
 *
 * @param disabledAt since when none of the person's tokens is accepted; null = they are
 */
record User(
        UUID id,
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant disabledAt) {}
