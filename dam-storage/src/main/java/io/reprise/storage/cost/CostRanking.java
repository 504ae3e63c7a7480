package io.reprise.storage.cost;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Masters in the order of what was spent on them. */
public final class CostRanking {
    private final JdbcClient jdbc;

    public CostRanking(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * What was spent on a master, unrounded, in the currency that the rates lead to.
     *
     * @param amount below 0 where more was taken back than spent
     */
    public record Spent(UUID masterId, BigDecimal amount) {}

    /** In which currencies something was spent and not taken back: for others no rate is needed. */
    public List<String> currencies(Scope scope) {
        return jdbc.sql("select distinct currency from (select currency from cost_entry"
                        + " where effective <= ? and recorded_at <= ?"
                        + " group by master_id, currency having sum(amount) <> 0) as spent")
                .params(scope.asOf(), Timestamp.from(scope.knownAt()))
                .query(String.class)
                .list();
    }

    /**
     * The next masters that have entries, the dearest first.
     *
     * @param rates what one unit of each currency is in the currency of the answer; entries in others do not count
     * @param after where to go on, or null for the start
     */
    public List<Spent> dearest(Scope scope, Map<String, BigDecimal> rates, @Nullable Spent after, int limit) {
        List<Object> params = params(scope, rates);
        String next = "";
        if (after != null) {
            next = " having (sum(amount * factor), master_id) < (?, ?)";
            params.addAll(List.of(after.amount(), after.masterId()));
        }
        params.add(limit);
        return spent(next + " order by 2 desc, 1 desc limit ?", "", params);
    }

    /** What was spent on those of these masters that have entries. */
    public Map<UUID, BigDecimal> of(Scope scope, Map<String, BigDecimal> rates, Collection<UUID> masters) {
        List<Object> params = params(scope, rates);
        params.add(masters.toArray(UUID[]::new));
        return spent("", " and master_id = any(?)", params).stream()
                .collect(Collectors.toMap(Spent::masterId, Spent::amount));
    }

    private List<Spent> spent(String end, String where, List<Object> params) {
        return jdbc.sql("select master_id, sum(amount * factor) from cost_entry"
                        + " join unnest(?::text[], ?::numeric[]) as rate(currency, factor) using (currency)"
                        + " where effective <= ? and recorded_at <= ?" + where + " group by master_id" + end)
                .params(params)
                .query((row, _) -> new Spent(row.getObject(1, UUID.class), row.getBigDecimal(2)))
                .list();
    }

    private static List<Object> params(Scope scope, Map<String, BigDecimal> rates) {
        List<Map.Entry<String, BigDecimal>> entries = List.copyOf(rates.entrySet());
        return new ArrayList<>(Arrays.asList(
                entries.stream().map(Map.Entry::getKey).toArray(String[]::new),
                entries.stream().map(Map.Entry::getValue).toArray(BigDecimal[]::new),
                scope.asOf(),
                Timestamp.from(scope.knownAt())));
    }
}
