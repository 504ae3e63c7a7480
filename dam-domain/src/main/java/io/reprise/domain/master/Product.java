package io.reprise.domain.master;

import io.reprise.domain.shared.Forgettable;
import org.jspecify.annotations.Nullable;

/**
 * A product that a master shows. At least one of GTIN and SKU is there.
 *
 * @param gtin 14 digits, check digit right
 * @param sku the seller's own code, 1 to 100 characters
 * @param name at most 500 characters
 */
public record Product(
        @Nullable String gtin,
        @Nullable String sku,
        @Forgettable @Nullable String name) {}
