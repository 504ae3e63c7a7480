package io.reprise.storage.performance;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Which masters are not there for somebody. */
@FunctionalInterface
public interface Hidden {
    /** For those who see everything. */
    Hidden NOTHING = _ -> Set.of();

    /** @return those of the masters that are not there */
    Set<UUID> among(Collection<UUID> masterIds);
}
