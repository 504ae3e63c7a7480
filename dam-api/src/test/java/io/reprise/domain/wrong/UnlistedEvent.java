package io.reprise.domain.wrong;

import io.reprise.api.id.Ids;
import java.util.UUID;

/** Wrong on purpose: an event that nobody gave a name and an audience, and that knows the server. */
public sealed interface UnlistedEvent {
    record Happened(UUID id) implements UnlistedEvent {
        public Happened() {
            this(Ids.next());
        }
    }
}
