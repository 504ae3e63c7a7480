package io.reprise.api.variant;

import io.reprise.api.problem.Refusal;
import io.reprise.api.publication.PublicationBody;
import io.reprise.domain.publication.PublicationEvent;
import io.reprise.domain.variant.Variant;
import io.reprise.domain.variant.VariantEvent;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.publication.PublicationRows;
import io.reprise.storage.variant.VariantSlots;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Loads variants from the log. */
@Component
public class Variants {
    private final EventReader reader;
    private final VariantSlots slots;
    private final PublicationRows publications;

    Variants(EventReader reader, VariantSlots slots, PublicationRows publications) {
        this.reader = reader;
        this.slots = slots;
        this.publications = publications;
    }

    /** @param version what {@code ETag} says */
    record Loaded(List<VariantEvent> events, Variant variant, long version) {}

    /**
     * Where a variant is and was live, as of now.
     *
     * @param liveByVersion how many placements are live, by the version of the master that their file shows
     */
    record Placements(List<PublicationBody> all, Map<Integer, Integer> liveByVersion) {
        static final Placements NONE = new Placements(List.of(), Map.of());

        int live(int masterVersion) {
            return liveByVersion.getOrDefault(masterVersion, 0);
        }
    }

    /** Every variant of a master, as it was at an instant or is now. */
    public List<VariantBody> of(UUID masterId, @Nullable Instant asOf) {
        List<String> ids = slots.of(masterId).stream().map(UUID::toString).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, List<VariantEvent>> events = reader.read(ids, asOf).stream()
                .collect(Collectors.groupingBy(
                        RecordedEvent::aggregateId,
                        LinkedHashMap::new,
                        Collectors.mapping(event -> (VariantEvent) event.payload(), Collectors.toList())));
        Map<UUID, Placements> placed = placements(masterId);
        return ids.stream()
                .filter(events::containsKey)
                .map(id -> VariantBody.of(
                        events.getOrDefault(id, List.of()), placed.getOrDefault(UUID.fromString(id), Placements.NONE)))
                .toList();
    }

    /** @throws Refusal 404 if there is no such variant, or was none yet */
    Loaded load(UUID variantId, @Nullable Instant asOf) {
        List<RecordedEvent> events = reader.read(List.of(variantId.toString()), asOf);
        if (events.isEmpty() || !(events.getFirst().payload() instanceof VariantEvent)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such variant.", Map.of());
        }
        List<VariantEvent> payloads =
                events.stream().map(event -> (VariantEvent) event.payload()).toList();
        return new Loaded(payloads, Variant.of(payloads), events.getLast().sequence());
    }

    /** Where a variant is and was live, as of now. */
    Placements placements(Variant variant) {
        return placements(variant.masterId())
                .getOrDefault(Objects.requireNonNull(variant.variantId()), Placements.NONE);
    }

    private Map<UUID, Placements> placements(UUID masterId) {
        Instant now = Instant.now();
        Map<UUID, List<PublicationBody>> byVariant = publications.of(masterId).stream()
                .map(row -> PublicationBody.of(row, now))
                .collect(Collectors.groupingBy(PublicationBody::variantId));
        // A row knows the variant; which of its files was published is what the event says.
        List<String> live = byVariant.values().stream()
                .flatMap(List::stream)
                .filter(PublicationBody::live)
                .map(body -> body.publicationId().toString())
                .toList();
        Map<UUID, Map<Integer, Integer>> versions = new HashMap<>();
        for (RecordedEvent event : live.isEmpty() ? List.<RecordedEvent>of() : reader.read(live, null)) {
            if (event.payload() instanceof PublicationEvent.Published published) {
                versions.computeIfAbsent(published.variantId(), _ -> new HashMap<>())
                        .merge(published.masterVersion(), 1, Integer::sum);
            }
        }
        Map<UUID, Placements> placed = new HashMap<>();
        byVariant.forEach((variant, all) ->
                placed.put(variant, new Placements(all, versions.getOrDefault(variant, Map.of()))));
        return placed;
    }
}
