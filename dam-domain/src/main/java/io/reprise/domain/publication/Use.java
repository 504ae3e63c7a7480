package io.reprise.domain.publication;

import io.reprise.domain.shared.Forgettable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a variant is published for, and for how long.
 *
 * @param product the seller's code (SKU) of the product on the listing
 * @param campaign code of the campaign
 * @param counterfactual null = not declared
 * @param url where it is to be seen
 * @param from first instant
 * @param until first instant after the last; null = until it is withdrawn
 */
public record Use(
        @Nullable String product,
        @Nullable String campaign,
        @Nullable Counterfactual counterfactual,
        @Forgettable @Nullable String url,
        Instant from,
        @Nullable Instant until) {}
