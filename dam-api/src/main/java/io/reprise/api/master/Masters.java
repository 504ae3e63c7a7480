package io.reprise.api.master;

import io.reprise.api.problem.Refusal;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Loads masters from the log: a state is what its events say, now or as of an instant. */
@Component
public class Masters {
    private final EventReader reader;

    Masters(EventReader reader) {
        this.reader = reader;
    }

    /**
     * A master as of an instant, or as it is now.
     *
     * @throws Refusal 404 if there is no such master, or was none yet
     */
    public LoadedMaster load(UUID masterId, @Nullable Instant asOf) {
        List<RecordedEvent> events = reader.read(List.of(masterId.toString()), asOf);
        if (events.isEmpty() || !(events.getFirst().payload() instanceof io.reprise.domain.master.MasterEvent)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such master.", Map.of());
        }
        return LoadedMaster.of(events);
    }

    /** A master as it was at one of its versions, to answer a repeated request as it was answered first. */
    LoadedMaster load(UUID masterId, long version) {
        LoadedMaster now = load(masterId, null);
        return LoadedMaster.of(now.events().stream()
                .filter(event -> event.sequence() <= version)
                .toList());
    }
}
