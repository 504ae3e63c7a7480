package io.reprise.api.master;

import io.reprise.api.account.Names;
import io.reprise.api.gate.Role;
import io.reprise.api.rights.Visibility;
import io.reprise.domain.collection.CollectionEvent;
import io.reprise.domain.publication.PublicationEvent;
import io.reprise.domain.rights.LicenceEvent;
import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.variant.VariantEvent;
import io.reprise.storage.collection.CollectionRows;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.event.StoredNames;
import io.reprise.storage.master.FileNames;
import io.reprise.storage.master.MasterRows;
import io.reprise.storage.rights.RightsRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what happened in the library, out of the events, to whom it may be told: by the audience of each event, and by
 * whether a master that it is about may be seen. A page looks at so many places of the log at most; where all of them were
 * for others, it may be short, or empty, and still go on.
 */
@Component
class Activities {
    /** Places of the log that one question looks at, and that one page does. */
    private static final int STEP = 2_500;

    private static final int STEPS = 8;

    private final EventReader reader;
    private final Visibility visibility;
    private final RightsRows rights;
    private final MasterRows masters;
    private final FileNames fileNames;
    private final Names names;
    private final CollectionRows collections;

    Activities(
            EventReader reader,
            Visibility visibility,
            RightsRows rights,
            MasterRows masters,
            FileNames fileNames,
            Names names,
            CollectionRows collections) {
        this.reader = reader;
        this.visibility = visibility;
        this.rights = rights;
        this.masters = masters;
        this.fileNames = fileNames;
        this.names = names;
        this.collections = collections;
    }

    /** An event that may be told. */
    private record Told(RecordedEvent event, Set<UUID> masters) {}

    ActivityBody page(Role role, int size, long cursor) {
        List<String> told = StoredNames.events().stream()
                .map(StoredNames::of)
                .filter(stored -> Histories.visible(stored.audience(), role))
                .map(stored -> stored.value())
                .toList();
        long before = Math.min(cursor, reader.last() + 1);
        List<Told> found = new ArrayList<>();
        for (int step = 0; step < STEPS && before > 1 && found.size() <= size; step++) {
            long from = Math.max(1, before - STEP);
            int limit = Math.max(100, size + 1);
            List<RecordedEvent> batch = reader.newest(told, from, before, limit);
            found.addAll(visible(role, batch));
            before = batch.size() == limit ? batch.getLast().index() : from;
        }
        boolean more = found.size() > size;
        List<Told> page = more ? found.subList(0, size) : found;
        long next = more ? page.getLast().event().index() : before;
        return new ActivityBody(entries(page), more || next > 1 ? Long.toString(next, 36) : null);
    }

    /** Of events about several masters, those stay of which at least one may be seen; of no master, all. */
    private List<Told> visible(Role role, List<RecordedEvent> events) {
        Map<UUID, Set<UUID>> held = rights.mastersOf(payloads(events, LicenceEvent.class)
                .map(LicenceEvent::licenceId)
                .collect(Collectors.toSet()));
        Map<RecordedEvent, Set<UUID>> about = new LinkedHashMap<>();
        events.forEach(event -> about.put(event, about(event.payload(), held)));
        Set<UUID> hidden = visibility.hidden(
                role, about.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        List<Told> told = new ArrayList<>();
        about.forEach((event, all) -> {
            Set<UUID> shown = new LinkedHashSet<>(all);
            shown.removeAll(hidden);
            if (!shown.isEmpty()
                    || (all.isEmpty()
                            && !(event.payload() instanceof AboutMaster || event.payload() instanceof LicenceEvent))) {
                told.add(new Told(event, shown));
            }
        });
        return told;
    }

    private static Set<UUID> about(Object payload, Map<UUID, Set<UUID>> held) {
        return switch (payload) {
            case AboutMaster event -> Set.of(event.masterId());
            case LicenceEvent.Granted event -> new LinkedHashSet<>(event.masterIds());
            case LicenceEvent.MastersAdded event -> new LinkedHashSet<>(event.masterIds());
            case LicenceEvent.MastersRemoved event -> new LinkedHashSet<>(event.masterIds());
            case CollectionEvent.MastersAdded event -> new LinkedHashSet<>(event.masterIds());
            case CollectionEvent.MastersRemoved event -> new LinkedHashSet<>(event.masterIds());
            case LicenceEvent event -> held.getOrDefault(event.licenceId(), Set.of());
            default -> Set.of();
        };
    }

    private List<ActivityBody.ActivityEntry> entries(List<Told> page) {
        Map<RecordedEvent, Map<String, Object>> params =
                params(page.stream().map(Told::event).toList());
        Set<UUID> single = page.stream()
                .filter(told -> told.masters().size() == 1)
                .flatMap(told -> told.masters().stream())
                .collect(Collectors.toSet());
        Map<UUID, String> titles = masters.titles(single);
        Set<UUID> untitled = new HashSet<>(single);
        untitled.removeAll(titles.keySet());
        Map<UUID, String> files = fileNames.of(untitled);
        Map<String, String> people = names.of(page.stream()
                .flatMap(told -> Stream.ofNullable(told.event().actor()))
                .collect(Collectors.toSet()));
        return page.stream()
                .map(told -> {
                    RecordedEvent event = told.event();
                    UUID only = told.masters().size() == 1
                            ? told.masters().iterator().next()
                            : null;
                    return new ActivityBody.ActivityEntry(
                            event.index(),
                            event.at(),
                            event.actor(),
                            of(people, event.actor()),
                            event.correlation(),
                            event.stored().value(),
                            Summaries.of(event.payload()),
                            params.getOrDefault(event, Map.of()),
                            only,
                            of(titles, only),
                            of(files, only),
                            told.masters().size());
                })
                .toList();
    }

    private static <K> @Nullable String of(Map<K, String> texts, @Nullable K key) {
        return key == null ? null : texts.get(key);
    }

    /** What the events do not say themselves, the ones say that began their variants and publications. */
    private Map<RecordedEvent, Map<String, Object>> params(List<RecordedEvent> newestFirst) {
        Facts facts = new Facts();
        Collection<String> begun = Stream.concat(
                        payloads(newestFirst, VariantEvent.class).map(VariantEvent::variantId),
                        payloads(newestFirst, PublicationEvent.class).map(PublicationEvent::publicationId))
                .map(UUID::toString)
                .collect(Collectors.toSet());
        if (!begun.isEmpty()) {
            reader.beginnings(begun).forEach(event -> facts.of(event.payload()));
        }
        facts.called(collections.names(payloads(newestFirst, CollectionEvent.class)
                .map(CollectionEvent::collectionId)
                .collect(Collectors.toSet())));
        Map<RecordedEvent, Map<String, Object>> params = new HashMap<>();
        newestFirst.forEach(event -> params.put(event, facts.of(event.payload())));
        return params;
    }

    private static <T> Stream<T> payloads(List<RecordedEvent> events, Class<T> noun) {
        return events.stream()
                .map(RecordedEvent::payload)
                .filter(noun::isInstance)
                .map(noun::cast);
    }
}
