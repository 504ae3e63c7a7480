package io.reprise.storage.performance;

import io.reprise.domain.performance.Score;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a master does in a channel and market.
 *
 * @param asOf the day it was computed for
 * @param impressions not weighted by age
 * @param currency of its amounts, null where nothing was earned
 */
public record MasterScore(
        UUID masterId,
        String channel,
        String market,
        LocalDate asOf,
        long impressions,
        @Nullable String currency,
        Score score) {}
