package io.reprise.storage.master;

import io.reprise.domain.master.MasterDocument;
import io.reprise.domain.master.MasterDocument.Performance;
import io.reprise.domain.master.MasterDocuments;
import io.reprise.storage.reading.ReadingTables;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Search documents out of the relational tables. */
public final class MasterDocumentRows implements MasterDocuments {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final String live;
    private final Semaphore bell = new Semaphore(0);

    public MasterDocumentRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.live = ReadingTables.live(dataSource);
    }

    /** Tells whoever waits that marks may have been made. */
    public void ring() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    @Override
    public List<Mark> claim(int limit) {
        return jdbc.sql("""
                        with next as (
                          select master_id from search_mark
                          where claimed_until is null or claimed_until < now()
                          order by bulk, mark limit ? for update skip locked)
                        update search_mark m set claimed_until = now() + interval '1 minute'
                        from next where m.master_id = next.master_id returning m.master_id, m.mark""")
                .param(limit)
                .query((row, _) -> new Mark(row.getObject(1, UUID.class), row.getLong(2)))
                .list();
    }

    @Override
    public void indexed(Collection<Mark> marks) {
        update("delete from search_mark m using given g where m.master_id = g.id and m.mark = g.mark", marks);
    }

    @Override
    public void release(Collection<Mark> marks) {
        update(
                "update search_mark m set claimed_until = null from given g where m.master_id = g.id and m.mark = g.mark",
                marks);
    }

    private void update(String statement, Collection<Mark> marks) {
        jdbc.sql("with given as (select * from unnest(?::uuid[], ?::bigint[]) as t(id, mark)) " + statement)
                .params(
                        marks.stream().map(Mark::masterId).toArray(UUID[]::new),
                        marks.stream().map(Mark::mark).toArray(Long[]::new))
                .update();
    }

    @Override
    public boolean drained(@Nullable UUID masterId, long upTo) {
        return !jdbc.sql("select exists (select 1 from search_mark where mark <= :upTo"
                        + (masterId == null ? ")" : " and master_id = :id)"))
                .param("upTo", upTo)
                .param("id", masterId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public long lastMark() {
        return jdbc.sql("select case when is_called then last_value else 0 end from search_mark_seq")
                .query(Long.class)
                .single();
    }

    @Override
    public List<UUID> page(@Nullable UUID after, int limit) {
        return jdbc.sql("select id from " + live + ".master where versions > 0 and id > ? order by id limit ?")
                .params(after == null ? new UUID(0, 0) : after, limit)
                .query(UUID.class)
                .list();
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*) from " + live + ".master where versions > 0")
                .query(Long.class)
                .single();
    }

    @Override
    public void awaitMarks(Duration atMost) throws InterruptedException {
        if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    @Override
    public Map<UUID, MasterDocument> load(Collection<UUID> masterIds) {
        Map<UUID, MasterDocument> documents = new HashMap<>();
        jdbc.sql("""
                        select m.*, v.colours, v.shape, v.format, v.width, v.height, v.ai, v.p_hash, p.gtins, p.skus, p.names, d.profiles, d.conforming, d.stale, r.rights_id,
                          u.uses, s.performance,
                          (select array_agg(key) from field_definition where type = 'long-text') as long_keys
                        from %1$s.master m
                        join %1$s.master_version v on v.master_id = m.id and v.number = m.versions
                        left join rights_snapshot r on r.master_id = m.id
                        left join lateral (
                          select array_agg(gtin) filter (where gtin is not null) gtins,
                                 array_agg(sku) filter (where sku is not null) skus,
                                 array_agg(name) filter (where name is not null) names
                          from %1$s.master_product where master_id = m.id) p on true
                        left join lateral (
                          select array_agg(distinct profile) filter (where sha256 is not null) profiles,
                                 array_agg(distinct profile) filter (where sha256 is not null and not blocked) conforming,
                                 array_agg(distinct profile) filter (where stale) stale
                          from %1$s.variant where master_id = m.id) d on true
                        left join lateral (
                          select count(distinct (channel, market, coalesce(sku, ''), coalesce(campaign, ''))) as uses
                          from publication where master_id = m.id) u on true
                        left join lateral (
                          select jsonb_agg(jsonb_build_object('channel', channel, 'market', market,
                            'liftLo', round(lift_lo, 3), 'sufficient', label = 'ok', 'n', impressions)
                            order by channel, market) as performance
                          from master_score where master_id = m.id) s on true
                        where m.id = any (?)""".formatted(live)).param(masterIds.toArray(UUID[]::new)).query(row -> {
            MasterDocument document = document(row);
            documents.put(document.masterId(), document);
        });
        return documents;
    }

    private static MasterDocument document(ResultSet row) throws SQLException {
        Instant described = instant(row, "captured_at");
        List<Performance> performance = performance(row);
        Map<String, String> fields = new HashMap<>(JSON.readValue(row.getString("fields"), FIELDS));
        Map<String, String> longTexts = new HashMap<>(fields);
        longTexts.keySet().retainAll(texts(row, "long_keys"));
        fields.keySet().removeAll(longTexts.keySet());
        return new MasterDocument(
                row.getObject("id", UUID.class),
                row.getLong("revision"),
                row.getString("state"),
                row.getString("title"),
                row.getString("description"),
                row.getString("brand"),
                row.getString("category"),
                row.getString("asset_class"),
                texts(row, "tags"),
                texts(row, "gtins"),
                texts(row, "skus"),
                texts(row, "names"),
                texts(row, "colours"),
                row.getString("shape"),
                row.getString("format"),
                row.getInt("width"),
                row.getInt("height"),
                row.getBoolean("ai"),
                row.getString("p_hash"),
                fields,
                longTexts,
                texts(row, "profiles"),
                texts(row, "conforming"),
                texts(row, "stale"),
                row.getString("rights_id"),
                row.getInt("versions"),
                described,
                requiredInstant(row, "created_at"),
                requiredInstant(row, "updated_at"),
                row.getInt("uses"),
                performance,
                places(performance, Performance::rank),
                places(performance, Performance::factor));
    }

    private static List<Performance> performance(ResultSet row) throws SQLException {
        String json = row.getString("performance");
        return json == null ? List.of() : List.of(JSON.readValue(json, Performance[].class));
    }

    private static Map<String, Double> places(List<Performance> all, ToDoubleFunction<Performance> value) {
        Map<String, Double> places = new HashMap<>();
        all.forEach(each -> places.put(Performance.place(each.channel(), each.market()), value.applyAsDouble(each)));
        return places;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
