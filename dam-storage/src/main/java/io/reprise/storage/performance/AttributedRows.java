package io.reprise.storage.performance;

import org.jspecify.annotations.Nullable;

/**
 * SQL that turns rows of reports into what each variant and master was seen, clicked and bought on each day.
 *
 * <p>Of several rows about the same thing the one of the newest report counts ({@code reportedAt}, then the digest, then
 * the later line), whatever was imported first. Rows of listings and SKUs are shared over the slots that are live on that
 * day (in UTC): half to the main slots, half to the others, equally among each, whole numbers by largest remainder so that
 * the parts sum to the row. Of several grains about one master, day, channel and market only the finest counts.
 */
final class AttributedRows {
    private static final String SHARES = """
            live as (
              select w.*, p.id as slot_id, p.master_id as its_master, p.variant_id as its_variant, p.slot = 'main' as main
              from winner w join publication p on p.channel = w.channel and p.market = w.market and p.listing = w.subject
              where w.grain = 1 and p.starts < (w.day + 1)::timestamp at time zone 'UTC'
                and (p.ends is null or p.ends > w.day::timestamp at time zone 'UTC')
              union all
              select w.*, p.id, p.master_id, p.variant_id, p.slot = 'main'
              from winner w join publication p on p.channel = w.channel and p.market = w.market and p.sku = w.subject
              where w.grain = 3 and p.starts < (w.day + 1)::timestamp at time zone 'UTC'
                and (p.ends is null or p.ends > w.day::timestamp at time zone 'UTC')),
            counted as (
              select *, count(*) filter (where main) over same as mains, count(*) filter (where not main) over same as others
              from live window same as (partition by day, channel, market, grain, subject)),
            weighted as (
              select *, case when mains = 0 or others = 0 then 1 when main then others else mains end::numeric as weight,
                case when mains = 0 or others = 0 then mains + others else 2 * mains * others end::numeric as whole
              from counted),
            part as (
              select w.*, m.no, m.total, div(m.total * weight, whole) as base, mod(m.total * weight, whole) as rest
              from weighted w cross join lateral (values (1, impressions::numeric), (2, clicks), (3, add_to_carts),
                (4, orders), (5, units), (6, returns), (7, revenue * 10000), (8, spend * 10000)) m (no, total)),
            share as (
              select *, base + case when row_number() over (same order by rest desc, slot_id)
                <= total - sum(base) over same then 1 else 0 end as value
              from part window same as (partition by day, channel, market, grain, subject, no)),
            attributed as (
              select day, channel, market, grain, master_id, variant_id, currency, impressions, clicks, add_to_carts, orders, units,
                returns, revenue, spend from winner where grain in (0, 2)
              union all
              select day, channel, market, grain, its_master, its_variant, currency,
                sum(value) filter (where no = 1), sum(value) filter (where no = 2), sum(value) filter (where no = 3),
                sum(value) filter (where no = 4), sum(value) filter (where no = 5), sum(value) filter (where no = 6),
                sum(value) filter (where no = 7) / 10000, sum(value) filter (where no = 8) / 10000
              from share group by day, channel, market, grain, subject, its_master, its_variant, currency, slot_id),
            ranked as (
              select *, min(grain) over (partition by day, channel, market, master_id) as finest from attributed),
            performance as (
              select day, channel, market, master_id, variant_id, currency, impressions, clicks, add_to_carts, orders, units,
                returns, revenue, spend from ranked where grain = finest)
            """;

    private AttributedRows() {}

    /**
     * The start of a statement in which {@code performance} is a table (day, channel, market, master_id, variant_id,
     * currency and the metrics). Takes {@code :knownAt}, {@code :asOf} and {@code :since}.
     *
     * @param condition on rows {@code r}, beginning with "and", or null
     */
    static String with(@Nullable String condition) {
        return """
                with winner as (
                  select distinct on (r.day, r.channel, r.market, r.grain, r.subject) r.*
                  from performance_row r join performance_report p on p.id = r.report_id
                  where p.recorded_at <= :knownAt and r.day <= :asOf and r.day >= :since %s
                  order by r.day, r.channel, r.market, r.grain, r.subject, p.reported_at desc, p.content desc,
                    r.line desc),
                %s""".formatted(condition == null ? "" : condition, SHARES);
    }
}
