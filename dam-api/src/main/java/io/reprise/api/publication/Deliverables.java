package io.reprise.api.publication;

import io.reprise.api.master.Masters;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.publication.Placement;
import io.reprise.domain.publication.Publication;
import io.reprise.domain.publication.PublicationEvent;
import io.reprise.domain.publication.PublicationRejection.Reason;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.variant.Rendition;
import io.reprise.domain.variant.VariantEvent;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.rights.RightsGate;
import io.reprise.storage.rights.RightsRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What of publications may be handed over, decided at the instant it is asked about and never remembered. */
@Component
class Deliverables {
    private final EventReader reader;
    private final Masters masters;
    private final BlobStore blobs;
    private final RightsGate gate;
    private final TransactionOperations transaction;

    Deliverables(
            EventReader reader,
            Masters masters,
            BlobStore blobs,
            RightsRows rights,
            TransactionOperations transaction) {
        this.reader = reader;
        this.masters = masters;
        this.blobs = blobs;
        this.gate = new RightsGate(rights);
        this.transaction = transaction;
    }

    /** A publication, and everything that stands against handing it over. */
    record Standing(PublicationEvent.Published published, Publication publication, List<Reason> against) {}

    /** @param placement null if something stands against it */
    record Deliverable(UUID publicationId, @Nullable Placement placement, List<Reason> against) {}

    /** Those of the ids that are publications, in no order. */
    List<Standing> standing(Collection<UUID> ids, Instant now) {
        Collection<List<PublicationEvent>> all =
                events(ids, PublicationEvent.class).values();
        Map<UUID, Boolean> retired = new HashMap<>();
        for (List<PublicationEvent> each : all) {
            retired.computeIfAbsent(
                    each.getFirst().masterId(),
                    id -> masters.load(id, null).master().retired());
        }
        List<Standing> standing = new ArrayList<>();
        // The gate holds the rights of all until all are decided: they are those of one moment.
        transaction.executeWithoutResult(_ -> {
            for (List<PublicationEvent> each : all) {
                if (each.getFirst() instanceof PublicationEvent.Published published) {
                    Publication publication = Publication.of(each);
                    boolean gone = retired.getOrDefault(published.masterId(), false);
                    standing.add(new Standing(published, publication, publication.againstDelivery(gone, gate, now)));
                }
            }
        });
        return standing;
    }

    /** The same with the files: of one that was rendered anew the file that was published, if it is still there. */
    List<Deliverable> of(Collection<UUID> ids, Instant now) {
        List<Standing> standing = standing(ids, now);
        Map<String, List<VariantEvent>> variants = events(
                standing.stream().map(each -> each.published().variantId()).toList(), VariantEvent.class);
        return standing.stream()
                .map(each -> of(
                        each, variants.getOrDefault(each.published().variantId().toString(), List.of())))
                .toList();
    }

    private Deliverable of(Standing standing, List<VariantEvent> variant) {
        PublicationEvent.Published published = standing.published();
        Rendition file = file(published.digest(), variant);
        List<Reason> against = new ArrayList<>(standing.against());
        if (file == null) {
            against.add(new Reason("file-missing", Map.of()));
        }
        if (file == null || !against.isEmpty()) {
            return new Deliverable(published.publicationId(), null, against);
        }
        var placement = new Placement(
                published.publicationId(),
                published.variantId(),
                published.masterId(),
                published.masterVersion(),
                published.profile(),
                published.slot(),
                published.use().product(),
                file,
                published.use().from(),
                standing.publication().ends());
        return new Deliverable(published.publicationId(), placement, List.of());
    }

    private @Nullable Rendition file(Digest digest, List<VariantEvent> variant) {
        Rendition found = null;
        for (VariantEvent event : variant) {
            if (event instanceof VariantEvent.Derived derived
                    && derived.rendition().digest().equals(digest)) {
                found = derived.rendition();
            }
        }
        return digest.isErased() || !blobs.contains(digest) ? null : found;
    }

    private <E> Map<String, List<E>> events(Collection<UUID> ids, Class<E> noun) {
        return reader.read(ids.stream().map(UUID::toString).distinct().toList(), null).stream()
                .filter(event -> noun.isInstance(event.payload()))
                .collect(Collectors.groupingBy(
                        RecordedEvent::aggregateId,
                        Collectors.mapping(event -> noun.cast(event.payload()), Collectors.toList())));
    }
}
