package io.reprise.domain.shared;

import java.util.UUID;

/** Something recorded about one master: its forgettable parts are protected by that master's key, and go with it. */
public interface AboutMaster {
    UUID masterId();
}
