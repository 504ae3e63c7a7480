package io.reprise.domain.rights;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a use is allowed, and why or why not.
 *
 * @param reasons all of them: of a permission the licences that give it, of a refusal what stands against it in each
 * @param failsAt of a refusal the first instant asked about at which the use is not allowed, null of a permission
 */
public record RightsDecision(
        boolean allowed, List<Reason> reasons, @Nullable Instant failsAt) {

    /**
     * One reason.
     *
     * @param code stable and in kebab-case: {@code licensed}, {@code not-embargoed}, {@code rights-unknown},
     *     {@code embargoed}, {@code channel-not-licensed}, {@code territory-not-licensed}, {@code territory-excepted},
     *     {@code licence-not-begun}, {@code licence-expired}
     * @param source the licence it comes from; null where there is none (unknown rights) or where it is the master's own
     *     embargo
     */
    public record Reason(
            String code,
            Map<String, String> params,
            @Nullable UUID source) {
        public Reason {
            params = Map.copyOf(params);
        }
    }

    public RightsDecision {
        reasons = List.copyOf(reasons);
    }

    static RightsDecision allowed(List<Reason> because) {
        return new RightsDecision(true, because, null);
    }

    static RightsDecision refused(List<Reason> because, Instant at) {
        return new RightsDecision(false, because, at);
    }
}
