package io.reprise.storage.rights;

import io.reprise.domain.rights.EmbargoEvent;
import io.reprise.domain.rights.Grant;
import io.reprise.domain.rights.LicenceEvent;
import io.reprise.domain.rights.LicenceTerms;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.domain.rights.Window;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rights of each master. Written in the transaction of the command that changes them, with the masters' rows locked:
 * whoever decides by a row and holds it has decided before the change, or waits and decides after it.
 */
public final class RightsRegister {
    private final JdbcClient jdbc;

    public RightsRegister(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(LicenceEvent event) {
        switch (event) {
            case LicenceEvent.Granted e -> {
                record(e.licenceId(), e.terms());
                add(e.licenceId(), e.masterIds());
                changed(e.masterIds());
            }
            case LicenceEvent.Revised e -> {
                record(e.licenceId(), e.terms());
                changed(mastersOf(e.licenceId()));
            }
            case LicenceEvent.MastersAdded e -> {
                add(e.licenceId(), e.masterIds());
                changed(e.masterIds());
            }
            case LicenceEvent.MastersRemoved e -> {
                jdbc.sql("delete from licence_master where licence_id = ? and master_id = any (?)")
                        .params(e.licenceId(), array(e.masterIds()))
                        .update();
                changed(e.masterIds());
            }
            case LicenceEvent.Ended e -> {
                jdbc.sql("update licence_grant set ended_at = ? where licence_id = ?")
                        .params(Timestamp.from(e.at()), e.licenceId())
                        .update();
                changed(mastersOf(e.licenceId()));
            }
        }
    }

    @EventHandler
    void on(EmbargoEvent event) {
        switch (event) {
            case EmbargoEvent.Placed e -> {
                Instant from = e.from();
                jdbc.sql("""
                                insert into embargo_window (master_id, from_at, until_at) values (?, ?, ?)
                                on conflict (master_id) do update
                                  set from_at = excluded.from_at, until_at = excluded.until_at""")
                        .params(Arrays.asList(
                                e.masterId(), from == null ? null : Timestamp.from(from), Timestamp.from(e.until())))
                        .update();
            }
            case EmbargoEvent.Lifted e ->
                jdbc.sql("delete from embargo_window where master_id = ?")
                        .param(e.masterId())
                        .update();
        }
        changed(List.of(event.masterId()));
    }

    private void record(UUID licenceId, LicenceTerms terms) {
        var grant = new Grant(
                licenceId, terms.channels(), terms.territories(), terms.except(), terms.from(), terms.until());
        jdbc.sql("insert into licence_grant (licence_id, terms) values (?, ?::jsonb)"
                        + " on conflict (licence_id) do update set terms = excluded.terms")
                .params(licenceId, SnapshotJson.write(grant))
                .update();
    }

    private void add(UUID licenceId, List<UUID> masterIds) {
        jdbc.sql("insert into licence_master (licence_id, master_id) select ?, unnest(?::uuid[])")
                .params(licenceId, array(masterIds))
                .update();
    }

    private List<UUID> mastersOf(UUID licenceId) {
        return jdbc.sql("select master_id from licence_master where licence_id = ?")
                .param(licenceId)
                .query(UUID.class)
                .list();
    }

    /** Once per transaction, with all masters together, so that two transactions lock them in one order. */
    private void changed(Collection<UUID> masterIds) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        Set<UUID> changed = batch.getOrComputeResource(getClass().getName(), _ -> {
            Set<UUID> all = new TreeSet<>();
            batch.onPrepareCommit(_ -> settle(all));
            return all;
        });
        changed.addAll(masterIds);
    }

    private void settle(Set<UUID> masterIds) {
        if (masterIds.isEmpty()) {
            return;
        }
        UUID[] ids = array(masterIds);
        jdbc.sql("insert into rights_snapshot (master_id) select id from unnest(?::uuid[]) t(id) order by id"
                        + " on conflict do nothing")
                .param(ids)
                .update();
        jdbc.sql("select master_id from rights_snapshot where master_id = any (?) order by master_id for update")
                .param(ids)
                .query(UUID.class)
                .list();
        // Each statement reads what was committed when it began: with the rows held, that is all there will be.
        Map<UUID, List<UUID>> licences = licences(ids);
        Map<UUID, Grant> grants = grants(licences.values());
        Map<UUID, Window> embargoes = embargoes(ids);
        Map<String, String> terms = new TreeMap<>();
        Map<RightsSnapshot, String> names = new HashMap<>();
        Map<UUID, String> named = new HashMap<>();
        for (UUID id : masterIds) {
            List<Grant> given = licences.getOrDefault(id, List.of()).stream()
                    .map(grants::get)
                    .filter(java.util.Objects::nonNull)
                    .map(java.util.Objects::requireNonNull)
                    .toList();
            named.put(id, names.computeIfAbsent(new RightsSnapshot(given, embargoes.get(id)), rights -> {
                String json = SnapshotJson.write(rights);
                String name = SnapshotJson.id(json);
                terms.put(name, json);
                return name;
            }));
        }
        keep(terms, named);
    }

    private void keep(Map<String, String> terms, Map<UUID, String> named) {
        jdbc.sql("insert into rights_terms (rights_id, snapshot)"
                        + " select id, json::jsonb from unnest(?::text[], ?::text[]) t(id, json) order by id"
                        + " on conflict do nothing")
                .params(terms.keySet().toArray(String[]::new), terms.values().toArray(String[]::new))
                .update();
        List<UUID> ids = List.copyOf(named.keySet());
        jdbc.sql("""
                        update rights_snapshot r set rights_id = g.rights_id, changed_at = clock_timestamp()
                        from unnest(?::uuid[], ?::text[]) g(id, rights_id) where r.master_id = g.id""")
                .params(array(ids), ids.stream().map(named::get).toArray(String[]::new))
                .update();
    }

    private Map<UUID, List<UUID>> licences(UUID[] masterIds) {
        Map<UUID, List<UUID>> licences = new HashMap<>();
        jdbc.sql("select master_id, licence_id from licence_master where master_id = any (?)")
                .param(masterIds)
                .query(row -> {
                    licences.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(row.getObject(2, UUID.class));
                });
        return licences;
    }

    private Map<UUID, Grant> grants(Collection<List<UUID>> licences) {
        Map<UUID, Grant> grants = new HashMap<>();
        jdbc.sql("select terms, ended_at from licence_grant where licence_id = any (?)")
                .param(licences.stream().flatMap(List::stream).distinct().toArray(UUID[]::new))
                .query(row -> {
                    Grant grant = SnapshotJson.readGrant(row.getString(1));
                    grants.put(grant.licence(), ended(grant, instant(row.getTimestamp(2))));
                });
        return grants;
    }

    private static Grant ended(Grant g, @Nullable Instant ended) {
        Instant until = g.until();
        return ended == null || (until != null && !ended.isBefore(until))
                ? g
                : new Grant(g.licence(), g.channels(), g.territories(), g.except(), g.from(), ended);
    }

    private Map<UUID, Window> embargoes(UUID[] masterIds) {
        Map<UUID, Window> embargoes = new HashMap<>();
        jdbc.sql("select master_id, from_at, until_at from embargo_window where master_id = any (?)")
                .param(masterIds)
                .query(row -> {
                    embargoes.put(
                            row.getObject(1, UUID.class),
                            new Window(instant(row.getTimestamp(2)), instant(row.getTimestamp(3))));
                });
        return embargoes;
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
