package io.reprise.storage.valuation;

import io.reprise.domain.valuation.Reuse;
import io.reprise.storage.reading.ReadingTables;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts uses in the rows of publications. */
public final class ReuseRows {
    private static final String USES = """
            with put as (
              select master_id, channel, market, coalesce(sku, '') as sku, coalesce(campaign, '') as campaign,
                min(starts) as began
              from publication where ends is null or ends > starts group by 1, 2, 3, 4, 5),
            use as (
              select master_id, began, row_number() over (
                partition by master_id order by began, channel, market, sku, campaign) as number
              from put)
            """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    public ReuseRows(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Uses of a period.
     *
     * @param from the first instant
     * @param until the first instant after it
     */
    public Reuse between(Instant from, Instant until) {
        return jdbc.sql(USES + """
                        select count(*) filter (where began >= :from), count(*) filter (where began >= :from and number > 1),
                          count(*), count(distinct master_id) filter (where number = 2),
                          (select count(*) from %s.master where state = 'active' and created_at < :until)
                        from use where began < :until""".formatted(ReadingTables.live(dataSource)))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, _) ->
                        new Reuse(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .single();
    }
}
