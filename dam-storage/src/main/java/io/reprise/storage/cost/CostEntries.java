package io.reprise.storage.cost;

import io.reprise.domain.brand.Brand;
import io.reprise.domain.cost.CostEvent;
import io.reprise.domain.cost.CostKind;
import io.reprise.domain.money.Money;
import io.reprise.domain.valuation.CostToDate;
import io.reprise.storage.reading.ReadingTables;
import io.reprise.storage.valuation.Horizon;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of costs, one row for each entry. Written in the transaction of the command. Holds no note. */
public final class CostEntries {
    private final JdbcClient jdbc;
    private final Horizon horizon;
    private final String live;

    public CostEntries(DataSource dataSource, Horizon horizon) {
        this.jdbc = JdbcClient.create(dataSource);
        this.horizon = horizon;
        this.live = ReadingTables.live(dataSource);
    }

    @EventHandler
    void on(CostEvent event, @SequenceNumber long entry) {
        horizon.hold(event.recordedAt());
        write(event, entry);
    }

    /** Adds the row of an event. */
    public void write(CostEvent event, long entry) {
        Long reverses = event instanceof CostEvent.Reversed reversed ? (Long) reversed.reverses() : null;
        Long corrects = event instanceof CostEvent.Recorded recorded ? recorded.corrects() : null;
        jdbc.sql("insert into cost_entry (cost_id, entry, master_id, brand, kind, amount, currency, effective,"
                        + " recorded_at, reverses, corrects) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        event.costId(),
                        entry,
                        event.masterId(),
                        event.brand(),
                        event.kind().code(),
                        event.amount().amount(),
                        event.amount().currency(),
                        event.effective(),
                        Timestamp.from(event.recordedAt()),
                        reverses,
                        corrects))
                .update();
    }

    /** What the entries of a scope sum to, before any currency is converted. */
    public CostToDate toDate(Scope scope) {
        CostToDate toDate = new CostToDate(scope.asOf(), scope.knownAt());
        List<Object> params = new ArrayList<>();
        jdbc.sql("select currency, sum(amount), count(*) from cost_entry where " + within(scope, params)
                        + " group by currency")
                .params(params)
                .query(row -> {
                    toDate.addSum(new Money(row.getBigDecimal(2), row.getString(1)), row.getLong(3));
                });
        return toDate;
    }

    /** What entries are told apart by. */
    public enum By {
        /** The brand that a master had when the cost was recorded, however it was written. */
        BRAND,
        /** The category that a master has now: the ledger does not know it. */
        CATEGORY
    }

    /**
     * Entries that have something in common.
     *
     * @param name as most of the entries write it, or null where there is none
     */
    public record Group(@Nullable String name, CostToDate toDate) {}

    /** What the entries of a scope sum to by what they are told apart by, in one pass over them. */
    public List<Group> toDate(Scope scope, By by) {
        List<Object> params = new ArrayList<>();
        String entries = "(select * from cost_entry where " + within(scope, params) + ") c";
        String from = switch (by) {
            case BRAND -> "select c.brand as name, c.* from " + entries;
            case CATEGORY ->
                "select m.category as name, c.* from " + entries + " left join " + live
                        + ".master m on m.id = c.master_id";
        };
        Map<String, CostToDate> sums = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select name, currency, sum(amount), count(*) from (" + from
                        + ") e group by name, currency order by 4 desc, 1, 2")
                .params(params)
                .query(row -> {
                    String name = row.getString(1);
                    String key = name == null ? "" : Brand.key(name);
                    if (name != null) {
                        names.putIfAbsent(key, name);
                    }
                    sums.computeIfAbsent(key, _ -> new CostToDate(scope.asOf(), scope.knownAt()))
                            .addSum(new Money(row.getBigDecimal(3), row.getString(2)), row.getLong(4));
                });
        List<Group> groups = new ArrayList<>();
        sums.forEach((key, sum) -> groups.add(new Group(names.get(key), sum)));
        return groups;
    }

    /**
     * Some of the entries of a scope, by day and then as recorded.
     *
     * @param after where to go on, or null for the start
     */
    public List<EntryRow> page(Scope scope, EntryRow.@Nullable Place after, int limit) {
        List<Object> params = new ArrayList<>();
        String where = within(scope, params);
        if (after != null) {
            where += " and (effective, recorded_at, cost_id, entry) > (?, ?, ?, ?)";
            params.addAll(
                    List.of(after.effective(), Timestamp.from(after.recordedAt()), after.costId(), after.entry()));
        }
        params.add(limit);
        return jdbc.sql("with page as (select * from cost_entry where " + where
                        + " order by effective, recorded_at, cost_id, entry limit ?)"
                        + " select page.*, e.global_index from page join domain_event_entry e"
                        + " on e.aggregate_identifier = page.cost_id::text and e.sequence_number = page.entry"
                        + " order by effective, recorded_at, cost_id, entry")
                .params(params)
                .query((row, _) -> entry(row))
                .list();
    }

    private String within(Scope scope, List<Object> params) {
        params.add(scope.asOf());
        params.add(Timestamp.from(scope.knownAt()));
        String where = "effective <= ? and recorded_at <= ?";
        if (scope.brand() != null) {
            params.add(writings(Brand.key(scope.brand())));
            where += " and brand = any (?)";
        }
        if (scope.masterId() != null) {
            params.add(scope.masterId());
            where += " and master_id = ?";
        }
        return where;
    }

    /** In how many ways one brand is written; the index is asked once for each brand there is, not for each entry. */
    private String[] writings(String key) {
        return jdbc.sql("""
                        with recursive each as (select min(brand) as brand from cost_entry
                          union all select (select min(brand) from cost_entry e where e.brand > each.brand) from each
                          where each.brand is not null)
                        select brand from each where brand is not null""").query(String.class).list().stream()
                .filter(brand -> Brand.key(brand).equals(key))
                .toArray(String[]::new);
    }

    /** Costs in the order of their ids, whatever became of their entries. */
    public List<UUID> costs(@Nullable UUID masterId, @Nullable UUID after, int limit) {
        List<Object> params = new ArrayList<>();
        String where = first(masterId, params);
        if (after != null) {
            params.add(after);
            where += " and cost_id > ?";
        }
        params.add(limit);
        return jdbc.sql("select cost_id from cost_entry where " + where + " order by cost_id limit ?")
                .params(params)
                .query(UUID.class)
                .list();
    }

    /** Those of the ids that are costs. */
    public Set<UUID> known(Collection<UUID> costIds) {
        return new HashSet<>(jdbc.sql("select cost_id from cost_entry where entry = 0 and cost_id = any (?)")
                .param(costIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    public long count(@Nullable UUID masterId) {
        List<Object> params = new ArrayList<>();
        return jdbc.sql("select count(*) from cost_entry where " + first(masterId, params))
                .params(params)
                .query(Long.class)
                .single();
    }

    private static String first(@Nullable UUID masterId, List<Object> params) {
        if (masterId == null) {
            return "entry = 0";
        }
        params.add(masterId);
        return "entry = 0 and master_id = ?";
    }

    private static EntryRow entry(ResultSet row) throws SQLException {
        return new EntryRow(
                row.getObject("cost_id", UUID.class),
                row.getLong("entry"),
                row.getObject("master_id", UUID.class),
                row.getString("brand"),
                CostKind.ofCode(row.getString("kind")).orElseThrow(),
                new Money(row.getBigDecimal("amount"), row.getString("currency")),
                row.getObject("effective", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("reverses", Long.class),
                row.getObject("corrects", Long.class),
                row.getLong("global_index"));
    }
}
