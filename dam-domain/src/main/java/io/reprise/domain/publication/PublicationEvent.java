package io.reprise.domain.publication;

import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.Forgettable;
import io.reprise.domain.shared.StoredAs;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What has happened to a publication. Stored for ever under the names given here. */
public sealed interface PublicationEvent extends AboutMaster {
    UUID publicationId();

    /** @param digest of the file that was published */
    @StoredAs(value = "publication.published", audience = Audience.ALL)
    record Published(
            UUID publicationId,
            UUID variantId,
            UUID masterId,
            int masterVersion,
            String profile,
            @Forgettable Digest digest,
            Slot slot,
            Use use)
            implements PublicationEvent {}

    /** @param ends first instant at which it is no longer live; that of its beginning if it never was */
    @StoredAs(value = "publication.withdrawn", audience = Audience.ALL)
    record Withdrawn(UUID publicationId, UUID masterId, Instant ends) implements PublicationEvent {}

    /** @param reasons codes of the rights decision that refuses it now */
    @StoredAs(value = "publication.takedown-required", audience = Audience.ALL)
    record TakedownRequired(UUID publicationId, UUID masterId, Instant since, List<String> reasons)
            implements PublicationEvent {
        public TakedownRequired {
            reasons = List.copyOf(reasons);
        }
    }

    @StoredAs(value = "publication.delivered", audience = Audience.ALL)
    record Delivered(UUID publicationId, UUID masterId, Receipt receipt) implements PublicationEvent {}
}
