package io.reprise.api.account;

import io.reprise.api.gate.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A personal API token without its secret.
 *
 * @param expiresAt null = never
 * @param lastUsedAt rounded: at most one note in ten minutes
 */
record Token(
        UUID id,
        UUID userId,
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
