package io.reprise.storage.bench;

import io.reprise.domain.valuation.Figure;
import io.reprise.storage.cost.CostEntries;
import io.reprise.storage.cost.Scope;
import io.reprise.storage.rate.RateEntries;
import io.reprise.storage.valuation.Horizon;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger of made-up costs, and two ways to sum it. */
public final class CostRows {
    /** Entries of each master: two recorded, one of them corrected. */
    public static final int ENTRIES = 4;

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final Instant KNOWN = Instant.parse("2026-07-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final CostEntries costs;
    private final RateEntries rates;
    private final Horizon horizon;

    public CostRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.horizon = new Horizon(dataSource);
        this.costs = new CostEntries(dataSource, horizon);
        this.rates = new RateEntries(dataSource, horizon);
    }

    /** Fills the empty ledger: half of the costs in another currency than they are valued in. */
    public void fill(int masters) {
        jdbc.sql("""
                        insert into cost_entry (cost_id, entry, master_id, brand, kind, amount, currency, effective, recorded_at,
                          reverses, corrects)
                        select md5(m || '-' || (e > 0))::uuid, greatest(e - 1, 0), md5(m::text)::uuid, 'brand-' || m % 50,
                          'creation', case e when 2 then -1 else 1 end * (m % 10000 + 0.25), case m % 2 when 0 then 'EUR' else 'CNY' end,
                          date '2024-01-01' + (m % 900)::int, timestamptz '2026-01-01Z' + m * interval '1 second', null, null
                        from generate_series(1, ?::bigint) m, generate_series(0, 3) e""").param(masters).update();
        jdbc.sql("insert into rate_entry values (gen_random_uuid(), 'CNY', 'EUR', 0.1283, ?, '2026-01-01Z')")
                .param(DAY)
                .update();
        jdbc.sql("analyze cost_entry").update();
    }

    /** The value of the library, as the server computes it. */
    public Figure value() {
        horizon.close(KNOWN);
        return costs.toDate(new Scope(DAY, KNOWN, null, null)).figure(rates.into("EUR", DAY, KNOWN), "EUR");
    }

    /** The reference: the same rows summed with nothing asked of them. */
    public BigDecimal raw() {
        return jdbc.sql("select sum(amount * case currency when 'EUR' then 1 else 0.1283 end) from cost_entry")
                .query(BigDecimal.class)
                .single();
    }
}
