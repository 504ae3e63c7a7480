package io.reprise.domain.rights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one licence allows for a master, in a form that two equal licences of two masters share.
 *
 * @param licence where it comes from
 * @param channels codes; empty = every channel
 * @param territories ISO 3166-1 alpha-2 codes, or {@code *} = worldwide
 * @param except territories that are left out of them
 * @param from first instant
 * @param until first instant at which it allows nothing more; null = no end. Not after {@code from}: it allows nothing
 */
public record Grant(
        UUID licence,
        List<String> channels,
        List<String> territories,
        List<String> except,
        Instant from,
        @Nullable Instant until) {
    /** The whole world as a territory. */
    public static final String WORLDWIDE = "*";

    static final Comparator<Grant> ORDER = Comparator.comparing(Grant::licence);

    public Grant {
        channels = channels.stream().sorted().distinct().toList();
        territories = territories.stream().sorted().distinct().toList();
        except = except.stream().sorted().distinct().toList();
    }

    /** Everything that keeps it from covering the place and instant; empty = it covers them. */
    List<RightsDecision.Reason> against(String channel, String market, Instant at) {
        List<RightsDecision.Reason> against = new ArrayList<>();
        if (!channels.isEmpty() && !channels.contains(channel)) {
            against.add(reason("channel-not-licensed", Map.of("channel", channel)));
        }
        if (except.contains(market)) {
            against.add(reason("territory-excepted", Map.of("territory", market)));
        } else if (!territories.contains(WORLDWIDE) && !territories.contains(market)) {
            against.add(reason("territory-not-licensed", Map.of("territory", market)));
        }
        var term = new Window(from, until);
        if (until != null && term.isOver(at)) {
            against.add(reason("licence-expired", Map.of("until", until.toString())));
        } else if (term.isBefore(at)) {
            against.add(reason("licence-not-begun", Map.of("from", from.toString())));
        }
        return against;
    }

    RightsDecision.Reason reason(String code, Map<String, String> params) {
        return new RightsDecision.Reason(code, params, licence);
    }
}
