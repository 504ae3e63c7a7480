package io.reprise.storage.cost;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries count.
 *
 * @param asOf those of this day and before
 * @param knownAt those recorded by then
 * @param brand only those of masters that had this brand, however it was written, when the cost was recorded; or null for all
 * @param masterId only those of this master, or null for all
 */
public record Scope(
        LocalDate asOf,
        Instant knownAt,
        @Nullable String brand,
        @Nullable UUID masterId) {}
