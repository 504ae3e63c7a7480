package io.reprise.api.channel;

import io.reprise.domain.channel.ChannelProfile;
import io.reprise.domain.channel.ChannelProfileEvent;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads channel profiles from the log. */
@Component
public class Profiles {
    private final EventReader reader;
    private final JdbcClient jdbc;

    Profiles(EventReader reader, DataSource dataSource) {
        this.reader = reader;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param version what {@code ETag} says */
    public record Loaded(ChannelProfile profile, long version) {}

    /** A profile as it was at an instant, or is now; empty if there is none. */
    public Optional<Loaded> find(String profile, @Nullable Instant asOf) {
        return load(List.of(profile), asOf).stream().findFirst();
    }

    List<Loaded> all() {
        // Ids of aggregates of this type are few; the log itself is the list, so that a new one is there at once.
        return load(
                jdbc.sql(
                                "select aggregate_identifier from domain_event_entry"
                                        + " where type = 'channel-profile' and sequence_number = 0 order by aggregate_identifier")
                        .query(String.class)
                        .list(),
                null);
    }

    private List<Loaded> load(List<String> profiles, @Nullable Instant asOf) {
        Map<String, List<RecordedEvent>> events = reader.read(profiles, asOf).stream()
                .collect(Collectors.groupingBy(RecordedEvent::aggregateId, LinkedHashMap::new, Collectors.toList()));
        List<Loaded> loaded = new ArrayList<>();
        for (String profile : profiles) {
            List<RecordedEvent> own = events.getOrDefault(profile, List.of());
            if (!own.isEmpty() && own.getFirst().payload() instanceof ChannelProfileEvent) {
                loaded.add(new Loaded(
                        ChannelProfile.of(own.stream()
                                .map(event -> (ChannelProfileEvent) event.payload())
                                .toList()),
                        own.getLast().sequence()));
            }
        }
        return loaded;
    }
}
