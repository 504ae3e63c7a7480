package io.reprise.api.rights;

import io.reprise.api.gate.Role;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.storage.rights.RightsRows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Which masters somebody may see, by the present instant whatever state is asked for. An embargoed one is there for those
 * who work on it and its rights; for others it is not. Where rights cannot be read, the question fails and nothing is
 * shown.
 */
@Component
public class Visibility {
    /** Masters that are hidden by their id, beside the name of their rights; see {@link #hiddenMasters}. */
    private static final int MOST_BY_ID = 10_000;

    private final RightsRows rows;
    private final Subjects subjects;

    Visibility(RightsRows rows, Subjects subjects) {
        this.rows = rows;
        this.subjects = subjects;
    }

    /** Whether this role sees embargoed masters too. */
    public static boolean seesAll(Role role) {
        return role == Role.LEGAL || role == Role.STUDIO || role == Role.ADMIN;
    }

    public boolean sees(Role role, UUID masterId) {
        return seesAll(role) || !rows.of(masterId).embargoed(Instant.now());
    }

    /** @throws io.reprise.api.problem.Refusal 404 unless all of these are masters that this role sees */
    public void requireAll(Role role, Collection<UUID> masterIds) {
        if (!subjects.masters(masterIds).containsAll(masterIds)
                || !hidden(role, masterIds).isEmpty()) {
            throw VisibilityKeeper.nothing();
        }
    }

    /** Whether every master may be seen that a job names. */
    public boolean seesJob(Role role, UUID jobId) {
        return seesAll(role) || !subjects.jobHasRights(jobId, hiding(rows.distinct(), Instant.now()));
    }

    /** Those of a person's jobs that name a master which this role must not see. */
    public Set<UUID> hiddenJobs(Role role, String owner) {
        return seesAll(role) ? Set.of() : subjects.jobsWithRights(owner, hiding(rows.distinct(), Instant.now()));
    }

    /** Those of the masters that this role must not see. */
    public Set<UUID> hidden(Role role, Collection<UUID> masterIds) {
        if (seesAll(role) || masterIds.isEmpty()) {
            return Set.of();
        }
        Instant now = Instant.now();
        Set<UUID> hidden = new HashSet<>();
        rows.of(masterIds).forEach((id, rights) -> {
            if (rights.embargoed(now)) {
                hidden.add(id);
            }
        });
        return hidden;
    }

    /** Those of the ids that are masters, and such as this role may see. */
    public Set<UUID> seen(Role role, Collection<UUID> ids) {
        Set<UUID> seen = subjects.masters(ids);
        seen.removeAll(hidden(role, seen));
        return seen;
    }

    /** Names of the rights whose masters this role must not see now, however many those are. */
    public Collection<String> hidingRights(Role role) {
        return seesAll(role) ? List.of() : hiding(rows.distinct(), Instant.now());
    }

    /** Every master that this role must not see now. */
    public Collection<UUID> hiddenFrom(Role role) {
        return seesAll(role) ? List.of() : hiddenMasters(hiding(rows.distinct(), Instant.now()));
    }

    /** Names of rights that hide their masters at this instant. */
    static List<String> hiding(Map<String, RightsSnapshot> distinct, Instant at) {
        return distinct.entrySet().stream()
                .filter(entry -> entry.getValue().embargoed(at))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The index follows the rights in a moment; until then what was hidden last is told by its ids. */
    List<UUID> hiddenMasters(List<String> hidingRights) {
        return rows.mastersWith(hidingRights, MOST_BY_ID);
    }
}
