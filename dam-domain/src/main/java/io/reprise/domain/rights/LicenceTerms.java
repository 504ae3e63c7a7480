package io.reprise.domain.rights;

import io.reprise.domain.shared.Forgettable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed. Only what a decision honours, and who is to be named.
 *
 * @param licensor who gives the licence; absent of own work
 * @param channels codes; empty = every channel
 * @param territories ISO 3166-1 alpha-2 codes, or {@code *} alone = worldwide; at least one
 * @param except codes that are left out of them
 * @param from first instant, within the years 1 to 9999, to the microsecond
 * @param until first instant at which it is over, after {@code from}; null = no end
 * @param creditLine how the picture is to be credited where it is shown
 */
public record LicenceTerms(
        @Forgettable @Nullable String licensor,
        Kind kind,
        List<String> channels,
        List<String> territories,
        List<String> except,
        Instant from,
        @Nullable Instant until,
        @Forgettable @Nullable String creditLine) {

    /** Where the rights come from. */
    public enum Kind {
        /** Made by or for the house. */
        OWN,
        /** Licensed by somebody else. */
        LICENSED
    }

    public LicenceTerms {
        channels = List.copyOf(channels);
        territories = List.copyOf(territories);
        except = List.copyOf(except);
    }
}
