package io.reprise.api.rights;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which masters a thing is about. Read where every acknowledged write is at once. */
@Component
class Subjects {
    private final JdbcClient jdbc;

    Subjects(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    boolean isMaster(UUID id) {
        return !masters(List.of(id)).isEmpty();
    }

    /** Those of the ids that are masters. */
    Set<UUID> masters(Collection<UUID> ids) {
        return new HashSet<>(jdbc
                .sql("select aggregate_identifier from domain_event_entry"
                        + " where aggregate_identifier = any (?) and sequence_number = 0 and type = 'master'")
                .param(ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(UUID::fromString)
                .toList());
    }

    Optional<UUID> masterOfVariant(UUID id) {
        return jdbc.sql("select master_id from variant_slot where variant_id = ?")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> masterOfPublication(UUID id) {
        return jdbc.sql("select master_id from publication where id = ?")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> masterOfReview(UUID id) {
        return jdbc.sql("select master_id from review where id = ?")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    /** Whether a job names, in any of its places, a master with one of these rights; what is no master has none. */
    boolean jobHasRights(UUID id, Collection<String> rightsIds) {
        return !rightsIds.isEmpty()
                && jdbc.sql("""
                        with named as (
                          select subject as master_id from job where id = :id
                          union all select subject from job_item where job_id = :id
                          union all select (payload ->> 'masterId')::uuid from job_item where job_id = :id
                          union all select s.master_id from job_item i join variant_slot s on s.variant_id = i.subject
                            where i.job_id = :id)
                        select exists (select from named join rights_snapshot using (master_id)
                          where rights_id = any (:rights))""")
                        .param("id", id)
                        .param("rights", rightsIds.toArray(String[]::new))
                        .query(Boolean.class)
                        .single();
    }

    /** Jobs of this person that name, in any of their places, a master with one of these rights. */
    Set<UUID> jobsWithRights(String owner, Collection<String> rightsIds) {
        return rightsIds.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("""
                        with mine as (select id, subject from job where owner = :owner),
                         items as (select i.job_id, i.subject, i.payload from job_item i join mine on mine.id = i.job_id),
                         named as (
                          select id as job_id, subject as master_id from mine
                          union select job_id, subject from items
                          union select job_id, (payload ->> 'masterId')::uuid from items
                          union select i.job_id, s.master_id from items i join variant_slot s on s.variant_id = i.subject)
                        select distinct job_id from named join rights_snapshot using (master_id)
                         where rights_id = any (:rights)""")
                        .param("owner", owner)
                        .param("rights", rightsIds.toArray(String[]::new))
                        .query(UUID.class)
                        .list());
    }
}
