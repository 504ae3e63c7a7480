package io.reprise.domain.rights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a decision about one master needs, and no more: a value that thousands of masters can share. A decision
 * is a function of it and an instant, so nothing has to run when a licence ends or an embargo begins. Variants have no
 * rights of their own: they are decided by their master's.
 *
 * @param grants in the order of their licences; of several each by itself is enough
 * @param embargo while it holds, nothing is allowed whatever is licensed
 */
public record RightsSnapshot(List<Grant> grants, @Nullable Window embargo) {
    /** Nobody has said anything: no licence, no embargo. */
    public static final RightsSnapshot UNKNOWN = new RightsSnapshot(List.of(), null);

    public RightsSnapshot {
        grants = grants.stream().sorted(Grant.ORDER).toList();
    }

    /** Whether an embargo holds, so that only those who work on the rights see the master. */
    public boolean embargoed(Instant at) {
        return embargo != null && embargo.holds(at);
    }

    /**
     * Whether the use is allowed at an instant. Unknown rights are no rights: without any licence it is refused.
     *
     * @param channel code of the channel; no matter for {@link Use#VIEW}
     * @param market ISO 3166-1 alpha-2 code; no matter for {@link Use#VIEW}
     */
    public RightsDecision decide(String channel, String market, Instant at, Use use) {
        List<RightsDecision.Reason> against = new ArrayList<>();
        if (embargo != null && embargo.holds(at)) {
            against.add(new RightsDecision.Reason("embargoed", params(embargo), null));
        }
        List<RightsDecision.Reason> given = new ArrayList<>();
        if (use == Use.VIEW) {
            given.add(new RightsDecision.Reason("not-embargoed", Map.of(), null));
        } else {
            List<RightsDecision.Reason> unlicensed = new ArrayList<>();
            for (Grant grant : grants) {
                List<RightsDecision.Reason> lacking = grant.against(channel, market, at);
                unlicensed.addAll(lacking);
                if (lacking.isEmpty()) {
                    given.add(grant.reason("licensed", params(new Window(grant.from(), grant.until()))));
                }
            }
            if (grants.isEmpty()) {
                against.add(new RightsDecision.Reason("rights-unknown", Map.of(), null));
            } else if (given.isEmpty()) {
                against.addAll(unlicensed);
            }
        }
        return against.isEmpty() ? RightsDecision.allowed(given) : RightsDecision.refused(against, at);
    }

    /**
     * Whether the use is allowed at every instant of a period, and if not, at which it fails first. A decision can only
     * change where a licence or the embargo begins or ends, and each of these instants already belongs to what follows it:
     * deciding at the start and at those within the period is deciding everywhere.
     *
     * @param from first instant
     * @param until first instant that does not matter any more, after {@code from}; null = for ever
     */
    public RightsDecision decide(String channel, String market, Instant from, @Nullable Instant until, Use use) {
        RightsDecision first = decide(channel, market, from, use);
        List<RightsDecision.Reason> given = new ArrayList<>(first.reasons());
        if (!first.allowed()) {
            return first;
        }
        for (Instant at : boundaries(from, until)) {
            RightsDecision then = decide(channel, market, at, use);
            if (!then.allowed()) {
                return then;
            }
            given.addAll(then.reasons());
        }
        return RightsDecision.allowed(given.stream().distinct().toList());
    }

    /** Where a decision may change after {@code from} and before {@code until}, in order. */
    List<Instant> boundaries(Instant from, @Nullable Instant until) {
        Stream<@Nullable Instant> all = Stream.concat(
                grants.stream().flatMap(grant -> Stream.of(grant.from(), grant.until())),
                embargo == null ? Stream.of() : Stream.of(embargo.from(), embargo.until()));
        return all.filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(at -> at.isAfter(from) && (until == null || at.isBefore(until)))
                .sorted()
                .distinct()
                .toList();
    }

    private static Map<String, String> params(Window window) {
        Map<String, String> params = new LinkedHashMap<>();
        if (window.from() != null) {
            params.put("from", window.from().toString());
        }
        if (window.until() != null) {
            params.put("until", window.until().toString());
        }
        return params;
    }
}
