package io.reprise.storage.rights;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.reprise.domain.rights.RightsSnapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rights of masters as they are now. Only what a name of rights means is kept in memory, and that never changes; which
 * name a master has is read each time. Where the database does not answer, nobody gets an answer.
 */
public final class RightsRows {
    private static final int KEPT = 200_000;

    private final JdbcClient jdbc;
    private final Cache<String, RightsSnapshot> terms =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public RightsRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The rights of one master; unknown rights where nobody has said anything, also of a master nobody knows. */
    public RightsSnapshot of(UUID masterId) {
        return find("", masterId);
    }

    /** @param lock what to hold the row by until the transaction ends */
    RightsSnapshot find(String lock, UUID masterId) {
        return jdbc.sql("select rights_id from rights_snapshot where master_id = ? and rights_id is not null" + lock)
                .param(masterId)
                .query(String.class)
                .optional()
                .map(id -> named(Set.of(id)).get(id))
                .orElse(RightsSnapshot.UNKNOWN);
    }

    /** The rights of many masters; everyone that was asked about is there. */
    public Map<UUID, RightsSnapshot> of(Collection<UUID> masterIds) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("select master_id, rights_id from rights_snapshot where master_id = any (?) and rights_id is not null")
                .param(masterIds.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject(1, UUID.class), row.getString(2));
                });
        Map<String, RightsSnapshot> named = named(Set.copyOf(names.values()));
        Map<UUID, RightsSnapshot> rights = new HashMap<>();
        for (UUID id : masterIds) {
            String name = names.get(id);
            rights.put(id, name == null ? RightsSnapshot.UNKNOWN : named.getOrDefault(name, RightsSnapshot.UNKNOWN));
        }
        return rights;
    }

    /** All rights that any master has had, by the name that search documents carry. */
    public Map<String, RightsSnapshot> distinct() {
        return named(Set.copyOf(jdbc.sql("select rights_id from rights_terms")
                .query(String.class)
                .list()));
    }

    /** The masters that have one of these rights now, those whose rights were changed last first. */
    public List<UUID> mastersWith(Collection<String> rightsIds, int limit) {
        return rightsIds.isEmpty()
                ? List.of()
                : jdbc.sql("select master_id from rights_snapshot where rights_id = any (?)"
                                + " order by changed_at desc limit ?")
                        .params(rightsIds.toArray(String[]::new), limit)
                        .query(UUID.class)
                        .list();
    }

    /** The masters that licences hold today, by licence. */
    public Map<UUID, Set<UUID>> mastersOf(Collection<UUID> licenceIds) {
        Map<UUID, Set<UUID>> masters = new HashMap<>();
        if (!licenceIds.isEmpty()) {
            jdbc.sql("select licence_id, master_id from licence_master where licence_id = any (?)")
                    .param(licenceIds.toArray(UUID[]::new))
                    .query(row -> {
                        masters.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashSet<>())
                                .add(row.getObject(2, UUID.class));
                    });
        }
        return masters;
    }

    private Map<String, RightsSnapshot> named(Set<String> ids) {
        return terms.getAll(ids, missing -> {
            Map<String, RightsSnapshot> read = new HashMap<>();
            jdbc.sql("select rights_id, snapshot from rights_terms where rights_id = any (?)")
                    .param(missing.toArray(String[]::new))
                    .query(row -> {
                        read.put(row.getString(1), SnapshotJson.read(row.getString(2)));
                    });
            if (read.size() < missing.size()) {
                // A name without rights would read as "no embargo".
                throw new IllegalStateException("rights without terms");
            }
            return read;
        });
    }
}
