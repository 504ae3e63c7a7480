package io.reprise.api.master;

import io.reprise.api.gate.Role;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.domain.master.Description;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.rights.Embargo;
import io.reprise.domain.rights.EmbargoEvent;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.variant.VariantEvent;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.variant.VariantSlots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Tells the story of a master and its variants from their events. */
@Component
class Histories {
    private final EventReader reader;
    private final VariantSlots slots;

    Histories(EventReader reader, VariantSlots slots) {
        this.reader = reader;
        this.slots = slots;
    }

    HistoryBody of(UUID masterId, Role role, int size, @Nullable String cursor) {
        if (size < 1 || size > 500) {
            throw new InvalidRequest(List.of(new FieldError("/size", "out-of-range")));
        }
        long before = before(cursor);
        List<String> ids = new ArrayList<>(List.of(masterId.toString()));
        ids.add(Embargo.idOf(masterId).toString());
        slots.of(masterId).forEach(variant -> ids.add(variant.toString()));
        List<RecordedEvent> events = reader.read(ids, null);
        if (events.isEmpty() || !(events.getFirst().payload() instanceof MasterEvent)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such master.", Map.of());
        }
        List<HistoryBody.Entry> entries = new ArrayList<>();
        List<MasterEvent> soFar = new ArrayList<>();
        Map<String, @Nullable Object> known = Map.of();
        for (RecordedEvent event : events) {
            List<HistoryBody.Change> changes = List.of();
            if (event.payload() instanceof MasterEvent masterEvent) {
                soFar.add(masterEvent);
                Map<String, @Nullable Object> now = members(Master.of(soFar).description());
                changes = changes(known, now);
                known = now;
            }
            if (visible(event.stored().audience(), role)) {
                entries.addFirst(entry(event, changes));
            }
        }
        List<HistoryBody.Entry> page = entries.stream()
                .filter(entry -> entry.position() < before)
                .limit(size + 1L)
                .toList();
        boolean more = page.size() > size;
        List<HistoryBody.Entry> items = more ? page.subList(0, size) : page;
        return new HistoryBody(items, more ? Long.toString(items.getLast().position(), 36) : null, entries.size());
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor, 36);
        } catch (NumberFormatException e) {
            throw new InvalidRequest(List.of(new FieldError("/cursor", "malformed")));
        }
    }

    private static boolean visible(Audience audience, Role role) {
        return switch (audience) {
            case ALL -> true;
            case FINANCE -> role == Role.FINANCE || role == Role.ADMIN;
            case LEGAL -> role == Role.LEGAL || role == Role.STUDIO || role == Role.ADMIN;
        };
    }

    private static HistoryBody.Entry entry(RecordedEvent event, List<HistoryBody.Change> changes) {
        return new HistoryBody.Entry(
                event.index(),
                event.at(),
                event.actor(),
                event.reason(),
                event.correlation(),
                event.stored().value(),
                summary(event.payload()),
                changes);
    }

    private static String summary(Object payload) {
        return switch (payload) {
            case MasterEvent.Registered _ -> "registered";
            case MasterEvent.VersionAdded e ->
                "version " + e.version() + ": " + e.content().fileName();
            case MasterEvent.VersionRestored e -> "version " + e.version() + " restored from " + e.restoredFrom();
            case MasterEvent.Described e -> "described: " + String.join(", ", e.changed());
            case MasterEvent.Tagged e ->
                "tagged: +" + e.added().size() + " -" + e.removed().size();
            case MasterEvent.ProductsAssigned e -> e.products().size() + " products assigned";
            case MasterEvent.Classified e -> "classified as " + e.assetClass().code();
            case MasterEvent.Retired _ -> "retired";
            case MasterEvent.Reinstated _ -> "reinstated";
            case VariantEvent.Requested e -> e.profile() + " requested from version " + e.masterVersion();
            case VariantEvent.Derived e ->
                "variant derived from version " + e.masterVersion() + ": "
                        + e.conformance().outcome().code();
            case VariantEvent.DerivationFailed e -> "derivation failed: " + e.code();
            case VariantEvent.MarkedStale e -> "variant stale: the master is at version " + e.masterVersion();
            case EmbargoEvent.Placed e -> "embargo until " + e.until();
            case EmbargoEvent.Lifted _ -> "embargo lifted";
            default -> throw new IllegalStateException("no summary for " + payload.getClass());
        };
    }

    private static Map<String, @Nullable Object> members(Description d) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("title", d.title());
        members.put("brand", d.brand());
        members.put("description", d.description());
        members.put("category", d.category());
        members.put("assetClass", d.assetClass().code());
        members.put("shootId", d.shootId());
        members.put("capturedAt", d.capturedAt());
        members.put("locale", d.locale());
        members.put("tags", d.tags().isEmpty() ? null : d.tags());
        members.put("products", d.products().isEmpty() ? null : d.products());
        members.put("fields", d.fields().isEmpty() ? null : d.fields());
        return members;
    }

    private static List<HistoryBody.Change> changes(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        return after.keySet().stream()
                .filter(member -> !Objects.equals(before.get(member), after.get(member)))
                .map(member -> new HistoryBody.Change(member, before.get(member), after.get(member)))
                .toList();
    }
}
