package io.reprise.search.master;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the index a search may look at, whatever it asks for. Hits, counts and completions keep within it alike.
 *
 * @param rightsIds only masters with rights of one of these names, or null for any
 * @param hiddenRights no master with rights of one of these names
 * @param hiddenMasters none of these masters (at most 10,000): what was hidden so lately that the index may not know yet
 * @param name of the restriction to {@code rightsIds}, which changes with time; part of a cursor's identity
 */
public record Limits(
        @Nullable List<String> rightsIds, List<String> hiddenRights, List<UUID> hiddenMasters, String name) {
    /** Everything may be looked at. */
    public static final Limits NONE = new Limits(null, List.of(), List.of(), "");

    public Limits {
        rightsIds = rightsIds == null ? null : List.copyOf(rightsIds);
        hiddenRights = List.copyOf(hiddenRights);
        hiddenMasters = List.copyOf(hiddenMasters);
    }
}
