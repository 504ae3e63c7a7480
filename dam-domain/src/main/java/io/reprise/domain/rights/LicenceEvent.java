package io.reprise.domain.rights;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.OwnSubject;
import io.reprise.domain.shared.StoredAs;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What has happened to a licence. Stored for ever under the names given here. */
public sealed interface LicenceEvent extends OwnSubject {
    UUID licenceId();

    @Override
    default UUID subject() {
        return licenceId();
    }

    @StoredAs(value = "licence.granted", audience = Audience.ALL)
    record Granted(UUID licenceId, List<UUID> masterIds, LicenceTerms terms) implements LicenceEvent {}

    @StoredAs(value = "licence.revised", audience = Audience.ALL)
    record Revised(UUID licenceId, LicenceTerms terms) implements LicenceEvent {}

    @StoredAs(value = "licence.masters-added", audience = Audience.ALL)
    record MastersAdded(UUID licenceId, List<UUID> masterIds) implements LicenceEvent {}

    @StoredAs(value = "licence.masters-removed", audience = Audience.ALL)
    record MastersRemoved(UUID licenceId, List<UUID> masterIds) implements LicenceEvent {}

    /** @param at first instant at which it is over, if it is not over before by its terms */
    @StoredAs(value = "licence.ended", audience = Audience.ALL)
    record Ended(UUID licenceId, Instant at) implements LicenceEvent {}
}
