package io.reprise.api.rights;

import io.reprise.domain.rights.RightsDecision;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.domain.rights.Use;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where and when something is to be used.
 *
 * @param from the instant, or the first one of a day
 * @param until first instant after the day; null where one instant is asked about
 */
public record Place(
        String channel,
        String market,
        Instant from,
        @Nullable Instant until) {

    /** The decision at the instant, or over the whole day. */
    public RightsDecision decide(RightsSnapshot rights, Use use) {
        return until == null
                ? rights.decide(channel, market, from, use)
                : rights.decide(channel, market, from, until, use);
    }
}
