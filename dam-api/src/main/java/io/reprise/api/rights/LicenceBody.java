package io.reprise.api.rights;

import io.reprise.domain.rights.Licence;
import io.reprise.domain.rights.LicenceTerms;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A licence as clients see it.
 *
 * @param masterIds those of its masters that the caller may see
 * @param ended when it was ended before its time
 */
record LicenceBody(
        UUID licenceId,
        List<UUID> masterIds,
        @Nullable String licensor,
        String kind,
        List<String> channels,
        List<String> territories,
        List<String> except,
        Instant from,
        @Nullable Instant until,
        @Nullable Instant ended,
        @Nullable String creditLine) {

    static LicenceBody of(Licence licence, Set<UUID> hidden) {
        LicenceTerms terms = licence.terms();
        return new LicenceBody(
                licence.licenceId(),
                licence.masterIds().stream().filter(id -> !hidden.contains(id)).toList(),
                terms.licensor(),
                terms.kind().name().toLowerCase(Locale.ROOT),
                terms.channels(),
                terms.territories(),
                terms.except(),
                terms.from(),
                terms.until(),
                licence.ended(),
                terms.creditLine());
    }
}
