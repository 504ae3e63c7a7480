package io.reprise.api.variant;

import io.reprise.api.problem.Refusal;
import io.reprise.api.publication.PublicationBody;
import io.reprise.domain.variant.Variant;
import io.reprise.domain.variant.VariantEvent;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.publication.PublicationRows;
import io.reprise.storage.variant.VariantSlots;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    record Loaded(Variant variant, long version) {}

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
        Map<UUID, List<PublicationBody>> published = publications.of(masterId).stream()
                .map(row -> PublicationBody.of(row, Instant.now()))
                .collect(Collectors.groupingBy(PublicationBody::variantId));
        return ids.stream()
                .filter(events::containsKey)
                .map(id -> VariantBody.of(
                        Variant.of(events.getOrDefault(id, List.of())),
                        published.getOrDefault(UUID.fromString(id), List.of())))
                .toList();
    }

    /** @throws Refusal 404 if there is no such variant, or was none yet */
    Loaded load(UUID variantId, @Nullable Instant asOf) {
        List<RecordedEvent> events = reader.read(List.of(variantId.toString()), asOf);
        if (events.isEmpty() || !(events.getFirst().payload() instanceof VariantEvent)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such variant.", Map.of());
        }
        Variant variant = Variant.of(
                events.stream().map(event -> (VariantEvent) event.payload()).toList());
        return new Loaded(variant, events.getLast().sequence());
    }

    /** Where a variant is and was live, as of now. */
    List<PublicationBody> publications(Variant variant) {
        return publications.of(variant.masterId()).stream()
                .filter(row -> row.variantId().equals(variant.variantId()))
                .map(row -> PublicationBody.of(row, Instant.now()))
                .toList();
    }
}
