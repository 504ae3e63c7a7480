package io.reprise.api.master;

import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterEvent;
import io.reprise.storage.event.RecordedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A master as its events left it at some instant.
 *
 * @param version what {@code ETag} says
 */
public record LoadedMaster(Master master, long version, List<RecordedEvent> events) {

    static LoadedMaster of(List<RecordedEvent> events) {
        Master master = Master.of(
                events.stream().map(event -> (MasterEvent) event.payload()).toList());
        return new LoadedMaster(master, events.getLast().sequence(), events);
    }

    Instant createdAt() {
        return events.getFirst().at();
    }

    Instant updatedAt() {
        return events.getLast().at();
    }

    /** The event that made each version, by its number. */
    Map<Integer, RecordedEvent> makers() {
        Map<Integer, RecordedEvent> makers = new HashMap<>();
        for (RecordedEvent event : events) {
            Integer number = switch ((MasterEvent) event.payload()) {
                case MasterEvent.VersionAdded e -> e.version();
                case MasterEvent.VersionRestored e -> e.version();
                default -> null;
            };
            if (number != null) {
                makers.put(number, event);
            }
        }
        return makers;
    }

    @Nullable
    String lastActor() {
        return events.getLast().actor();
    }
}
