package io.reprise.storage.master;

import io.reprise.domain.master.Likeness;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.master.MasterRejection;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.variant.VariantEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which bytes belong to whom, and what they look like. Written in the transaction of the command, so one photograph is never two masters. */
public final class ContentRegister {
    private final JdbcClient jdbc;

    public ContentRegister(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(MasterEvent.VersionAdded event) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        List<MasterEvent.VersionAdded> added =
                batch.getOrComputeResource(getClass().getName(), _ -> {
                    List<MasterEvent.VersionAdded> all = new ArrayList<>();
                    // Many commands that share a transaction also share the statement.
                    batch.onPrepareCommit(_ -> take(all));
                    return all;
                });
        added.add(event);
    }

    private void take(List<MasterEvent.VersionAdded> added) {
        Map<String, UUID> taken = new HashMap<>();
        jdbc.sql("""
                        with given as (select * from unnest(?::text[], ?::uuid[], ?::int[], ?::bigint[])
                          as g(sha256, master_id, version, hash)),
                        hashed as (insert into perceptual_hash (master_id, version, hash)
                          select master_id, version, hash from given where hash is not null on conflict do nothing),
                        taken as (insert into content_digest (sha256, master_id)
                          select distinct on (sha256) sha256, master_id from given order by sha256
                          on conflict do nothing returning sha256, master_id),
                        used as (insert into blob_use (sha256, master_id, subject)
                          select sha256, master_id, master_id from taken on conflict do nothing)
                        select sha256, master_id from taken""")
                .params(
                        added.stream().map(ContentRegister::sha256).toArray(String[]::new),
                        added.stream().map(MasterEvent.VersionAdded::masterId).toArray(UUID[]::new),
                        added.stream().map(MasterEvent.VersionAdded::version).toArray(Integer[]::new),
                        added.stream()
                                .map(event -> Likeness.hash(event.content().media()))
                                .toArray(Long[]::new))
                .query(row -> {
                    taken.put(row.getString(1), row.getObject(2, UUID.class));
                });
        for (MasterEvent.VersionAdded event : added) {
            if (!taken.remove(sha256(event), event.masterId())) {
                // The insert waited for a transaction with the same bytes to commit, so its row can be read now.
                throw new MasterRejection.DuplicateContent(
                        masterOf(event.content().digest()).orElseThrow());
            }
        }
    }

    private static String sha256(MasterEvent.VersionAdded event) {
        return event.content().digest().value();
    }

    @EventHandler
    void on(VariantEvent.Derived event) {
        String sha256 = event.rendition().digest().value();
        jdbc.sql("delete from blob_use where subject = ? and sha256 <> ?")
                .params(event.variantId(), sha256)
                .update();
        use(sha256, event.masterId(), event.variantId());
    }

    private void use(String sha256, UUID masterId, UUID subject) {
        jdbc.sql("insert into blob_use (sha256, master_id, subject) values (?, ?, ?) on conflict do nothing")
                .params(sha256, masterId, subject)
                .update();
    }

    /** The master that has these bytes as one of its versions. */
    public Optional<UUID> masterOf(Digest digest) {
        return jdbc.sql("select master_id from content_digest where sha256 = ?")
                .param(digest.value())
                .query(UUID.class)
                .optional();
    }

    /** Those of the digests that are known, each with its master. */
    public Map<String, UUID> known(Collection<String> digests) {
        Map<String, UUID> known = new HashMap<>();
        jdbc.sql("select sha256, master_id from content_digest where sha256 = any (?)")
                .param(digests.toArray(String[]::new))
                .query(row -> {
                    known.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return known;
    }

    /** Those of the digests that any version, variant or recipe has, or an archive that may still be fetched. */
    public Set<Digest> used(Collection<Digest> digests) {
        return jdbc
                .sql("select sha256 from blob_use where sha256 = any (:all)"
                        + " union select sha256 from delivery_archive where sha256 = any (:all)"
                        + " union select sha256 from recipe_picture where sha256 = any (:all)")
                .param("all", digests.stream().map(Digest::value).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(Digest::new)
                .collect(Collectors.toSet());
    }

    /** Drops what is written here of a master that is to be forgotten; its blobs are in use no more. */
    public void forget(UUID masterId) {
        jdbc.sql("delete from content_digest where master_id = ?")
                .param(masterId)
                .update();
        jdbc.sql("delete from blob_use where master_id = ?").param(masterId).update();
        jdbc.sql("delete from perceptual_hash where master_id = ?")
                .param(masterId)
                .update();
        jdbc.sql("delete from delivery_archive where delivery_id in"
                        + " (select delivery_id from delivery_archive_master where master_id = ?)")
                .param(masterId)
                .update();
    }
}
