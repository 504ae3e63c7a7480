package io.reprise.domain.channel;

import java.time.LocalDate;
import java.util.List;

/**
 * What an operator or a rule pack says a profile is from a date on.
 *
 * @param channel the place of sale, for example {@code amazon}
 * @param markets ISO 3166-1 codes or the channel's own market names; empty for all
 * @param role for example {@code main}
 */
public record ProfileDefinition(
        String channel,
        String name,
        List<String> markets,
        String role,
        LocalDate effectiveFrom,
        List<Rule> rules,
        Rendering rendering) {
    public ProfileDefinition {
        markets = List.copyOf(markets);
        rules = List.copyOf(rules);
    }
}
