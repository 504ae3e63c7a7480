package io.reprise.storage.performance;

import io.reprise.storage.reading.ReadingTables;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Scores of masters: made anew for a channel in each epoch, and read. */
public final class MasterScores {
    /** The index holds lifts to so many decimals; smaller changes are not worth a new document. */
    public static final int INDEXED_DECIMALS = 3;

    private static final int CHUNK = 1_000;
    private static final int ATTEMPTS = 50;
    private static final int COLUMNS = 33;
    private static final String UPSERT = "insert into master_score values (?" + ", ?".repeat(COLUMNS - 1)
            + ") on conflict (master_id, channel, market) do update set "
            + ScoreRow.assignments();

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final LongWork longWork;
    private final Runnable marked;

    /** @param marked runs after masters were marked for search */
    public MasterScores(DataSource dataSource, Runnable marked) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.batches = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.longWork = new LongWork(dataSource);
        this.marked = marked;
    }

    private record Key(UUID masterId, String market) {}

    /** What search shows of a score. */
    private record Shown(BigDecimal liftLo, String label) {}

    /**
     * Makes all scores of a channel anew, and marks those masters for search whose indexed lift or label has changed.
     *
     * @return how many masters were marked
     */
    public int refresh(String channel, LocalDate asOf, Instant knownAt) {
        List<MasterScore> scores = compute(channel, asOf, knownAt);
        Map<Key, Shown> before = shown(channel);
        List<UUID> changed = new ArrayList<>();
        scores.sort(Comparator.comparing(MasterScore::masterId).thenComparing(MasterScore::market));
        for (int from = 0; from < scores.size(); from += CHUNK) {
            List<MasterScore> chunk = scores.subList(from, Math.min(scores.size(), from + CHUNK));
            List<UUID> other = chunk.stream()
                    .filter(each -> !new Shown(
                                    indexed(each.score().liftLo()),
                                    each.score().label().code())
                            .equals(before.get(new Key(each.masterId(), each.market()))))
                    .map(MasterScore::masterId)
                    .distinct()
                    .toList();
            inTransaction(
                    () -> batches.batchUpdate(UPSERT, chunk, chunk.size(), (statement, each) -> {
                        List<@Nullable Object> values = ScoreRow.values(each);
                        for (int i = 0; i < values.size(); i++) {
                            statement.setObject(i + 1, values.get(i));
                        }
                    }),
                    other);
            changed.addAll(other);
        }
        scores.forEach(each -> before.remove(new Key(each.masterId(), each.market())));
        changed.addAll(remove(channel, before.keySet()));
        marked.run();
        return (int) changed.stream().distinct().count();
    }

    private List<UUID> remove(String channel, Collection<Key> gone) {
        List<UUID> ids = gone.stream().map(Key::masterId).distinct().sorted().toList();
        if (!ids.isEmpty()) {
            inTransaction(
                    () -> gone.forEach(key -> jdbc.sql(
                                    "delete from master_score where master_id = ? and channel = ? and market = ?")
                            .params(key.masterId(), channel, key.market())
                            .update()),
                    ids);
        }
        return ids;
    }

    /**
     * Others change masters in an order of their own. Giving up before PostgreSQL looks for deadlocks (after a second)
     * makes this wait and none of them fail.
     */
    private void inTransaction(Runnable write, List<UUID> changed) {
        String live = ReadingTables.live(dataSource);
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> {
                    jdbc.sql("set local lock_timeout = '400ms'").update();
                    ReadingTables.holdSwapOff(jdbc);
                    write.run();
                    mark(live, changed);
                });
                return;
            } catch (PessimisticLockingFailureException busy) {
                if (attempt == ATTEMPTS) {
                    throw busy;
                }
            }
        }
    }

    private void mark(String live, List<UUID> changed) {
        if (!changed.isEmpty()) {
            UUID[] ids = changed.toArray(UUID[]::new);
            jdbc.sql("update " + live + ".master set revision = revision + 1 where id = any (?)")
                    .param(ids)
                    .update();
            jdbc.sql("""
                            insert into search_mark (master_id, mark, bulk)
                              select id, nextval('search_mark_seq'), true from unnest(?::uuid[]) as t (id)
                            on conflict (master_id) do update set mark = excluded.mark, claimed_until = null""").param(ids).update();
        }
    }

    /** All scores of a channel as of a day, by what was known at an instant. */
    public List<MasterScore> compute(String channel, LocalDate asOf, Instant knownAt) {
        return longWork.run(() -> new ArrayList<>(counts(channel, asOf, knownAt).scores()));
    }

    /** One score, computed from everything its channel came to. */
    public Optional<MasterScore> compute(
            UUID masterId, String channel, String market, LocalDate asOf, Instant knownAt) {
        return longWork.run(() -> counts(channel, asOf, knownAt).score(masterId, market));
    }

    /** A variant by itself, compared as its master is. */
    public Optional<MasterScore> ofVariant(
            UUID masterId, UUID variantId, String channel, String market, LocalDate asOf, Instant knownAt) {
        return longWork.run(() -> {
            ChannelCounts counts = counts(channel, asOf, knownAt);
            counts.narrow(jdbc, ReadingTables.live(dataSource), masterId, variantId, knownAt);
            return counts.score(masterId, market);
        });
    }

    private ChannelCounts counts(String channel, LocalDate asOf, Instant knownAt) {
        return ChannelCounts.read(jdbc, ReadingTables.live(dataSource), channel, asOf, knownAt);
    }

    private Map<Key, Shown> shown(String channel) {
        Map<Key, Shown> shown = new HashMap<>();
        jdbc.sql("select master_id, market, lift_lo, label from master_score where channel = ?")
                .param(channel)
                .query(row -> {
                    shown.put(
                            new Key(row.getObject(1, UUID.class), row.getString(2)),
                            new Shown(indexed(row.getBigDecimal(3)), row.getString(4)));
                });
        return shown;
    }

    private static BigDecimal indexed(BigDecimal lift) {
        return lift.setScale(INDEXED_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Scores of the last epoch, by master, channel and market. */
    public List<MasterScore> of(Collection<UUID> masterIds, @Nullable String channel, @Nullable String market) {
        return jdbc.sql("select * from master_score where master_id = any (:ids)"
                        + " and (:channel::text is null or channel = :channel)"
                        + " and (:market::text is null or market = :market) order by master_id, channel, market")
                .param("ids", masterIds.toArray(UUID[]::new))
                .param("channel", channel)
                .param("market", market)
                .query((row, _) -> ScoreRow.read(row))
                .list();
    }

    /** Channels that any report has said something about. */
    public List<String> channels() {
        return jdbc.sql("""
                        with recursive c as (select min(channel) as channel from performance_row
                          union all select (select min(channel) from performance_row r where r.channel > c.channel) from c
                          where c.channel is not null)
                        select channel from c where channel is not null""").query(String.class).list();
    }
}
