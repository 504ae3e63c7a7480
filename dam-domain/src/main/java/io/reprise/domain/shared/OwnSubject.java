package io.reprise.domain.shared;

import java.util.UUID;

/** Something recorded that is about no single master: its forgettable parts are protected by a key of its own. */
public interface OwnSubject {
    /** Whose key it is. */
    UUID subject();
}
