package io.reprise.api.valuation;

import io.reprise.api.page.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A figure with all it was made of. Nothing in it changes while the log only grows.
 *
 * @param amount the sum of what the parts come to, rounded once
 * @param exact the same before it was rounded
 * @param entries what was summed; the first page of it
 * @param by what the groups are told apart by, if that was asked
 * @param groups the dearest first, at most {@value Valuations#MOST_GROUPS} of {@code groupsTotal}
 */
record ValuationBody(
        String method,
        LocalDate asOf,
        Instant knownAt,
        @Nullable String brand,
        @Nullable UUID masterId,
        MoneyBody amount,
        String exact,
        List<PartBody> parts,
        Page<EntryBody> entries,
        @Nullable String by,
        @Nullable List<GroupBody> groups,
        @Nullable Integer groupsTotal) {

    /** @param name what its entries have in common; absent for those that have none */
    record GroupBody(@Nullable String name, MoneyBody amount, long entries) {}

    /**
     * @param sum of the entries of one currency, exactly
     * @param converted into the currency of the figure, exactly
     */
    record PartBody(MoneyBody sum, long entries, @Nullable RateUsed rate, String converted) {}

    /** @param position of its event in the log */
    record RateUsed(
            UUID rateId, String base, String quote, String rate, LocalDate date, Instant recordedAt, long position) {}
}
