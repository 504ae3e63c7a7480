package io.reprise.domain.rights;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a publication asks before it is recorded. The answer stays true until the asking transaction ends: the master's
 * rights are held against change, and whoever wants to change them waits. Whichever of a publication and a change of
 * rights comes second in the log so knows of the first.
 *
 * <p>To be asked in a command's transaction only. A variant is asked about as its master.
 */
public interface PublicationGate {

    /**
     * Whether the master may be published on the channel and market during a whole period, holding its rights as they are.
     *
     * @param channel code of the channel, for example {@code amazon}
     * @param market ISO 3166-1 alpha-2 code
     * @param from first instant of the publication
     * @param until first instant after it; null = no end is known, so every licence with an end is too short
     * @return all reasons, and of a refusal the first instant that fails; a master nobody knows has unknown rights
     * @throws IllegalStateException outside a transaction, where the answer could be false before it is used
     */
    RightsDecision decide(UUID masterId, String channel, String market, Instant from, @Nullable Instant until);
}
