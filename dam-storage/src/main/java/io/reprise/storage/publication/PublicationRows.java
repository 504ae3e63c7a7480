package io.reprise.storage.publication;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads where variants are and were live. */
public final class PublicationRows {
    private final JdbcClient jdbc;

    public PublicationRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * One publication.
     *
     * @param starts first instant
     * @param ends first instant after the last; null while no end is known
     * @param firstUse whether it was the first one ever of its master
     * @param takedownSince since when it has stood without rights; null = it has them
     */
    public record Row(
            UUID id,
            UUID variantId,
            UUID masterId,
            String channel,
            String market,
            String listing,
            String slot,
            @Nullable String product,
            @Nullable String campaign,
            @Nullable String counterfactual,
            Instant starts,
            @Nullable Instant ends,
            boolean firstUse,
            @Nullable Instant takedownSince,
            List<String> takedownReasons,
            long version) {
        public boolean liveAt(Instant instant) {
            return !instant.isBefore(starts) && (ends == null || instant.isBefore(ends));
        }
    }

    /**
     * Which publications; null = whatever.
     *
     * @param liveAt only those live at that instant
     * @param takedown only those that must come down and are not yet down at {@code now}
     */
    public record Filter(
            @Nullable String channel,
            @Nullable String market,
            @Nullable String listing,
            @Nullable UUID masterId,
            @Nullable UUID variantId,
            @Nullable Instant liveAt,
            boolean takedown,
            Instant now) {}

    private static final String CHOSEN = """
             from publication where (cast(:channel as text) is null or channel = :channel)
              and (cast(:market as text) is null or market = :market)
              and (cast(:listing as text) is null or listing = :listing)
              and (cast(:master as uuid) is null or master_id = :master)
              and (cast(:variant as uuid) is null or variant_id = :variant)
              and (cast(:live as timestamptz) is null or (starts <= :live and (ends is null or :live < ends)))
              and (not :takedown or (takedown_since is not null and (ends is null or :now < ends)))
              and master_id <> all (:hidden)""";

    /**
     * By id, which is the order in which they were made.
     *
     * @param after the last one seen, or null
     * @param hidden masters that are not to be seen
     */
    public List<Row> list(Filter filter, Collection<UUID> hidden, @Nullable UUID after, int limit) {
        return jdbc.sql("select *" + CHOSEN
                        + " and (cast(:after as uuid) is null or id > :after) order by id limit :limit")
                .params(params(filter, hidden))
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    public long count(Filter filter, Collection<UUID> hidden) {
        return jdbc.sql("select count(*)" + CHOSEN)
                .params(params(filter, hidden))
                .query(Long.class)
                .single();
    }

    public Optional<Row> find(UUID id) {
        return jdbc.sql("select * from publication where id = ?")
                .param(id)
                .query((row, _) -> row(row))
                .optional();
    }

    /** Those of the ids that there are, by id. */
    public List<Row> find(Collection<UUID> ids) {
        return jdbc.sql("select * from publication where id = any (?) order by id")
                .param(ids.toArray(UUID[]::new))
                .query((row, _) -> row(row))
                .list();
    }

    /** All of one master, by id. */
    public List<Row> of(UUID masterId) {
        return jdbc.sql("select * from publication where master_id = ? order by id")
                .param(masterId)
                .query((row, _) -> row(row))
                .list();
    }

    /** Those of these masters that are live at an instant or will be, and are not known to have to come down. */
    public List<Row> standing(Collection<UUID> masterIds, Instant at) {
        return jdbc.sql("select * from publication where master_id = any (?)"
                        + " and (ends is null or ends > ?) and takedown_since is null order by id")
                .params(masterIds.toArray(UUID[]::new), Timestamp.from(at))
                .query((row, _) -> row(row))
                .list();
    }

    private static Map<String, @Nullable Object> params(Filter filter, Collection<UUID> hidden) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("channel", filter.channel());
        params.put("market", filter.market());
        params.put("listing", filter.listing());
        params.put("master", filter.masterId());
        params.put("variant", filter.variantId());
        params.put("live", filter.liveAt() == null ? null : Timestamp.from(filter.liveAt()));
        params.put("takedown", filter.takedown());
        params.put("now", Timestamp.from(filter.now()));
        params.put("hidden", hidden.toArray(UUID[]::new));
        return params;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("variant_id", UUID.class),
                row.getObject("master_id", UUID.class),
                row.getString("channel"),
                row.getString("market"),
                row.getString("listing"),
                row.getString("slot"),
                row.getString("sku"),
                row.getString("campaign"),
                row.getString("counterfactual"),
                row.getTimestamp("starts").toInstant(),
                instant(row, "ends"),
                row.getBoolean("first_use"),
                instant(row, "takedown_since"),
                texts(row.getArray("takedown_reasons")),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
