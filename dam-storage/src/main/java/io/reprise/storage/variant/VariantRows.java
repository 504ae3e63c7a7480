package io.reprise.storage.variant;

import io.reprise.storage.reading.ReadingTables;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Variants by what is known of them: for those that are to be changed together. */
public final class VariantRows {
    private final JdbcClient jdbc;
    private final String live;

    public VariantRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.live = ReadingTables.live(dataSource);
    }

    /** A variant and its master. */
    public record Row(UUID variantId, UUID masterId) {}

    /**
     * Which variants; null = whatever. Those of retired masters and those without a file are never meant.
     *
     * @param brand as its masters have it
     * @param profiles empty = whatever
     * @param liveAt only such as are live then, in this channel, market and slot
     */
    public record Filter(
            @Nullable String brand,
            List<String> profiles,
            @Nullable Instant liveAt,
            @Nullable String channel,
            @Nullable String market,
            @Nullable String slot) {}

    /** By master, so that what is made of one comes together. */
    public List<Row> chosen(Filter filter, Collection<UUID> hidden) {
        return jdbc.sql("select v.id, v.master_id from " + live + ".variant v join " + live + """
                        .master m on m.id = v.master_id
                        where m.state <> 'retired' and v.sha256 is not null
                          and (cast(:brand as text) is null or m.brand = :brand)
                          and (cardinality(:profiles) = 0 or v.profile = any (:profiles))
                          and (cast(:live as timestamptz) is null or exists (select from publication p
                            where p.variant_id = v.id and p.starts <= :live and (p.ends is null or :live < p.ends)
                              and (cast(:channel as text) is null or p.channel = :channel)
                              and (cast(:market as text) is null or p.market = :market)
                              and (cast(:slot as text) is null or p.slot = :slot)))
                          and v.master_id <> all (:hidden)
                        order by v.master_id, v.id""")
                .param("brand", filter.brand())
                .param("profiles", filter.profiles().toArray(String[]::new))
                .param("live", filter.liveAt() == null ? null : Timestamp.from(filter.liveAt()))
                .param("channel", filter.channel())
                .param("market", filter.market())
                .param("slot", filter.slot())
                .param("hidden", hidden.toArray(UUID[]::new))
                .query((row, _) -> new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** A publication that is live, and what it shows. */
    public record Live(UUID publicationId, UUID variantId, UUID masterId) {}

    /** What is live at an instant of a profile and will still be at a later one, by publication. */
    public List<Live> liveOf(String profile, Instant at, Instant later, Collection<UUID> hidden) {
        return jdbc.sql("select p.id, p.variant_id, p.master_id from publication p join " + live + """
                        .variant v on v.id = p.variant_id
                        where v.profile = :profile and p.starts <= :at
                          and (p.ends is null or (:at < p.ends and :later < p.ends))
                          and p.master_id <> all (:hidden)
                        order by p.id""")
                .param("profile", profile)
                .param("at", Timestamp.from(at))
                .param("later", Timestamp.from(later))
                .param("hidden", hidden.toArray(UUID[]::new))
                .query((row, _) -> new Live(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .list();
    }

    /**
     * A publication that is live, and what its variant has now.
     *
     * @param sha256 of the variant's file
     */
    public record Shown(UUID publicationId, String sha256) {}

    /** What is live at an instant and may show an earlier file: its variant was made since it was published. */
    public List<Shown> madeSince(Instant at, Collection<UUID> hidden) {
        return jdbc.sql("select p.id, v.sha256 from publication p join " + live + """
                        .variant v on v.id = p.variant_id
                        where v.sha256 is not null and v.updated_at > p.starts
                          and p.starts <= :at and (p.ends is null or :at < p.ends)
                          and p.master_id <> all (:hidden)
                        order by p.id""")
                .param("at", Timestamp.from(at))
                .param("hidden", hidden.toArray(UUID[]::new))
                .query((row, _) -> new Shown(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    /** Those of the ids that are variants, in the order of their masters. */
    public List<Row> of(Collection<UUID> variantIds) {
        return jdbc.sql("select variant_id, master_id from variant_slot where variant_id = any (?)"
                        + " order by master_id, variant_id")
                .param(variantIds.toArray(UUID[]::new))
                .query((row, _) -> new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }
}
