package io.reprise.storage.performance;

import io.reprise.storage.reading.ReadingTables;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What masters and variants were seen, clicked and bought, period by period, and lists of masters by their scores. */
public final class PerformanceSeries {
    private final JdbcClient jdbc;
    private final String live;

    public PerformanceSeries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.live = ReadingTables.live(dataSource);
    }

    /**
     * Whose figures, and which.
     *
     * @param variantId only of this variant of the master, or null
     * @param to last day
     */
    public record Question(
            UUID masterId,
            @Nullable UUID variantId,
            @Nullable String channel,
            @Nullable String market,
            LocalDate from,
            LocalDate to,
            Period by,
            Instant knownAt) {}

    /** Length of a step of a series; a week begins on Monday. */
    public enum Period {
        DAY,
        WEEK,
        MONTH
    }

    /**
     * One step in one currency.
     *
     * @param currency null where nothing was earned or spent
     */
    public record Step(
            LocalDate from,
            @Nullable String currency,
            long impressions,
            long clicks,
            long addToCarts,
            long orders,
            long units,
            long returns,
            BigDecimal revenue,
            BigDecimal spend) {}

    public List<Step> of(Question question) {
        return jdbc.sql(AttributedRows.with("""
                        and r.subject in (
                          select :master::text union all select variant_id::text from variant_slot where master_id = :master
                          union all select listing from publication where master_id = :master
                          union all select sku from publication where master_id = :master and sku is not null)
                        and (:channel::text is null or r.channel = :channel)
                        and (:market::text is null or r.market = :market)""") + """
                        select date_trunc(:by, day::timestamp)::date as step, currency, sum(impressions) as impressions,
                          sum(clicks) as clicks, sum(add_to_carts) as add_to_carts, sum(orders) as orders,
                          sum(units) as units, sum(returns) as returns, sum(revenue) as revenue, sum(spend) as spend
                        from performance where master_id = :master and (:variant::uuid is null or variant_id = :variant)
                        group by 1, 2 order by 1, 2""")
                .param("master", question.masterId())
                .param("variant", question.variantId())
                .param("channel", question.channel())
                .param("market", question.market())
                .param("since", question.from())
                .param("asOf", question.to())
                .param("knownAt", Timestamp.from(question.knownAt()))
                .param("by", question.by().name().toLowerCase(java.util.Locale.ROOT))
                .query((row, _) -> step(row))
                .list();
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getObject("step", LocalDate.class),
                row.getString("currency"),
                row.getLong("impressions"),
                row.getLong("clicks"),
                row.getLong("add_to_carts"),
                row.getLong("orders"),
                row.getLong("units"),
                row.getLong("returns"),
                row.getBigDecimal("revenue"),
                row.getBigDecimal("spend"));
    }

    public Optional<UUID> masterOfVariant(UUID variantId) {
        return jdbc.sql("select master_id from variant_slot where variant_id = ?")
                .param(variantId)
                .query(UUID.class)
                .optional();
    }

    /** A master in a list, by what it is and how it does. */
    public record Listed(@Nullable String title, MasterScore score) {}

    /** The best in a market, of which there is enough to go by. */
    public List<Listed> leaders(String channel, String market, @Nullable String category, int size) {
        return listed("""
                where s.channel = :channel and s.market = :market and s.label = 'ok' and m.state = 'active'
                  and (:category::text is null or m.category = :category)
                order by s.lift_lo desc, s.master_id limit :size""", channel, market, category, size);
    }

    /** What does better than usual somewhere and is not live in this market: by its best place. */
    public List<Listed> underUsed(String channel, String market, @Nullable String category, int size) {
        return listed("""
                where s.label = 'ok' and s.lift_lo > 1 and m.state = 'active'
                  and (:category::text is null or m.category = :category)
                  and not exists (select 1 from publication p where p.master_id = s.master_id and p.channel = :channel
                    and p.market = :market and p.starts <= now() and (p.ends is null or p.ends > now()))
                  and not exists (select 1 from master_score b where b.master_id = s.master_id and b.label = 'ok'
                    and (b.lift_lo, b.channel, b.market) > (s.lift_lo, s.channel, s.market))
                order by s.lift_lo desc, s.master_id limit :size""", channel, market, category, size);
    }

    /** Which of these do better than usual somewhere and are not live in this market. */
    public Set<UUID> underUsed(Collection<UUID> masterIds, String channel, String market) {
        return Set.copyOf(jdbc.sql("""
                        select distinct s.master_id from master_score s
                        where s.master_id = any (:ids) and s.label = 'ok' and s.lift_lo > 1
                          and not exists (select 1 from publication p where p.master_id = s.master_id
                            and p.channel = :channel and p.market = :market
                            and p.starts <= now() and (p.ends is null or p.ends > now()))""")
                .param("ids", masterIds.toArray(UUID[]::new))
                .param("channel", channel)
                .param("market", market)
                .query(UUID.class)
                .list());
    }

    private List<Listed> listed(String condition, String channel, String market, @Nullable String category, int size) {
        return jdbc.sql("select m.title, s.* from master_score s join " + live + ".master m on m.id = s.master_id "
                        + condition)
                .param("channel", channel)
                .param("market", market)
                .param("category", category)
                .param("size", size)
                .query((row, _) -> new Listed(row.getString("title"), ScoreRow.read(row)))
                .list();
    }
}
