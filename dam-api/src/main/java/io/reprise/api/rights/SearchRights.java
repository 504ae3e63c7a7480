package io.reprise.api.rights;

import io.reprise.api.gate.Role;
import io.reprise.domain.rights.RightsDecision;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.search.master.Limits;
import io.reprise.storage.rights.RightsRows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of the index a search may look at, decided over the distinct rights at the instant of the question. */
@Component
public class SearchRights {
    private final RightsRows rows;
    private final Visibility visibility;

    SearchRights(RightsRows rows, Visibility visibility) {
        this.rows = rows;
        this.visibility = visibility;
    }

    /** @param only what is cleared there, or is not; null for both */
    public Limits limits(Role role, @Nullable Clearance only) {
        boolean all = Visibility.seesAll(role);
        if (all && only == null) {
            return Limits.NONE;
        }
        Map<String, RightsSnapshot> distinct = rows.distinct();
        List<String> hiding = all ? List.of() : Visibility.hiding(distinct, Instant.now());
        List<UUID> lately = visibility.hiddenMasters(hiding);
        if (only == null) {
            return new Limits(null, hiding, lately, "");
        }
        List<String> cleared = distinct.entrySet().stream()
                .filter(entry -> only.clears(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        // What has no rights at all is not cleared either.
        return only.cleared()
                ? new Limits(cleared, hiding, lately, only.name())
                : new Limits(
                        null, Stream.concat(hiding.stream(), cleared.stream()).toList(), lately, only.name());
    }

    /** The rights of what was found, as they are now: the index may be a moment behind. */
    public Map<UUID, RightsSnapshot> of(Collection<UUID> masterIds) {
        return rows.of(masterIds);
    }

    /** Whether a master with these rights may be among the hits of this search. */
    public static boolean keeps(RightsSnapshot rights, Role role, @Nullable Clearance only) {
        return (Visibility.seesAll(role) || !rights.embargoed(Instant.now())) && (only == null || only.admits(rights));
    }

    /** @param usable whether it may be published on the channel and market asked about */
    public record UsableBody(boolean usable, List<RightsDecision.Reason> reasons) {
        public static UsableBody of(RightsDecision decision) {
            return new UsableBody(decision.allowed(), decision.reasons());
        }
    }
}
