package io.reprise.domain.channel;

import java.time.LocalDate;
import java.util.List;

/**
 * The rules of a profile from a date on.
 *
 * @param number counts from 1 without gaps
 * @param effectiveFrom first day (UTC) on which these rules hold, until a later revision's first day
 */
public record ProfileRevision(int number, LocalDate effectiveFrom, List<Rule> rules, Rendering rendering) {
    public ProfileRevision {
        rules = List.copyOf(rules);
    }
}
