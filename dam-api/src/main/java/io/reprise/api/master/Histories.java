package io.reprise.api.master;

import io.reprise.api.account.Names;
import io.reprise.api.gate.Role;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.rights.Embargo;
import io.reprise.domain.rights.LicenceEvent;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.field.Fields;
import io.reprise.storage.master.MasterSubjects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Tells the story of a master, with all that was made, published, cleared and spent of it, from the events. */
@Component
class Histories {
    private final EventReader reader;
    private final MasterSubjects subjects;
    private final Names names;
    private final Fields fields;

    Histories(EventReader reader, MasterSubjects subjects, Names names, Fields fields) {
        this.fields = fields;
        this.reader = reader;
        this.subjects = subjects;
        this.names = names;
    }

    HistoryBody of(UUID masterId, Role role, int size, @Nullable String cursor) {
        if (size < 1 || size > 500) {
            throw new InvalidRequest(List.of(new FieldError("/size", "out-of-range")));
        }
        long before = before(cursor);
        List<String> ids = new ArrayList<>(List.of(masterId.toString()));
        ids.add(Embargo.idOf(masterId).toString());
        subjects.of(masterId).forEach(subject -> ids.add(subject.toString()));
        List<RecordedEvent> events = withoutOthersLicences(reader.read(ids, null), masterId);
        if (events.stream().noneMatch(event -> event.payload() instanceof MasterEvent)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such master.", Map.of());
        }
        List<HistoryBody.Entry> entries = new ArrayList<>();
        List<MasterEvent> soFar = new ArrayList<>();
        Facts facts = new Facts();
        Map<String, @Nullable Object> known = Map.of();
        for (RecordedEvent event : events) {
            List<HistoryBody.Change> changes = List.of();
            if (event.payload() instanceof MasterEvent masterEvent) {
                soFar.add(masterEvent);
                Map<String, @Nullable Object> now =
                        DescriptionChanges.members(Master.of(soFar).description(), fields);
                changes = DescriptionChanges.between(known, now);
                known = now;
            }
            Map<String, Object> params = facts.of(event.payload());
            if (visible(event.stored().audience(), role)) {
                entries.addFirst(entry(event, params, changes));
            }
        }
        List<HistoryBody.Entry> page = entries.stream()
                .filter(entry -> entry.position() < before)
                .limit(size + 1L)
                .toList();
        boolean more = page.size() > size;
        List<HistoryBody.Entry> items = more ? page.subList(0, size) : page;
        return new HistoryBody(
                named(items), more ? Long.toString(items.getLast().position(), 36) : null, entries.size());
    }

    /** A licence may be older than its hold on this master: what came before is not this master's story. */
    private static List<RecordedEvent> withoutOthersLicences(List<RecordedEvent> events, UUID masterId) {
        Set<UUID> holding = new HashSet<>();
        return events.stream()
                .filter(event -> switch (event.payload()) {
                    case LicenceEvent.Granted e when e.masterIds().contains(masterId) -> holding.add(e.licenceId());
                    case LicenceEvent.MastersAdded e
                    when e.masterIds().contains(masterId) -> holding.add(e.licenceId());
                    case LicenceEvent.MastersRemoved e -> e.masterIds().contains(masterId);
                    case LicenceEvent e -> holding.contains(e.licenceId());
                    default -> true;
                })
                .toList();
    }

    /** The place in the log before which a page goes on. */
    static long before(@Nullable String cursor) {
        try {
            if (cursor == null) {
                return Long.MAX_VALUE;
            }
            long position = Long.parseLong(cursor, 36);
            if (Long.toString(position, 36).equals(cursor) && position > 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new InvalidRequest(List.of(new FieldError("/cursor", "malformed")));
    }

    static boolean visible(Audience audience, Role role) {
        return switch (audience) {
            case ALL -> true;
            case FINANCE -> role == Role.FINANCE || role == Role.ADMIN;
            case LEGAL -> role == Role.LEGAL || role == Role.STUDIO || role == Role.ADMIN;
            case NOBODY -> false;
        };
    }

    private List<HistoryBody.Entry> named(List<HistoryBody.Entry> entries) {
        Map<String, String> known = names.of(entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.actor()))
                .collect(Collectors.toSet()));
        return entries.stream()
                .map(entry -> entry.actor() == null ? entry : entry.by(known.get(entry.actor())))
                .toList();
    }

    private static HistoryBody.Entry entry(
            RecordedEvent event, Map<String, Object> params, List<HistoryBody.Change> changes) {
        return new HistoryBody.Entry(
                event.index(),
                event.at(),
                event.actor(),
                null,
                event.reason(),
                event.correlation(),
                event.stored().value(),
                Summaries.of(event.payload()),
                params,
                changes);
    }
}
