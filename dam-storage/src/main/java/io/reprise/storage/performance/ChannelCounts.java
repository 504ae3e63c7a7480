package io.reprise.storage.performance;

import io.reprise.domain.performance.Counts;
import io.reprise.domain.performance.Decay;
import io.reprise.domain.performance.Score;
import io.reprise.domain.performance.Segment;
import io.reprise.domain.performance.Segment.Basis;
import io.reprise.domain.performance.Segment.Candidate;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What all masters of one channel came to as of a day, and what is usual among them. Each market is compared in the one
 * currency that most of its orders are paid in; rows in another one are left out there, since adding them would need a
 * rate of exchange.
 */
final class ChannelCounts {
    /** After so many days a row weighs nothing at all. */
    private static final int LONGEST_MEMORY = 3_200;

    private static final int BATCH = 10_000;

    private final String channel;
    private final LocalDate asOf;
    private final Map<String, String> currencies;
    private final Map<Place, Counted> masters;
    private final Map<String, Optional<Segment>> segments = new HashMap<>();
    private final Map<String, List<Counts>> groups = new HashMap<>();

    /** A master in a market. */
    record Place(UUID masterId, String market) {}

    private record Counted(String assetClass, Counts counts, long impressions) {}

    private record Line(
            Place place, String assetClass, @Nullable String currency, Counts counts, long impressions) {}

    private ChannelCounts(String channel, LocalDate asOf, List<Line> lines) {
        this.channel = channel;
        this.asOf = asOf;
        this.currencies = currencies(lines);
        this.masters = new HashMap<>();
        lines.forEach(this::add);
        masters.forEach((place, counted) -> {
            for (String key : keys(place.market(), counted.assetClass()).values()) {
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(counted.counts());
            }
        });
    }

    private void add(Line line) {
        if (line.currency() == null
                || line.currency().equals(currencies.get(line.place().market()))) {
            masters.merge(
                    line.place(),
                    new Counted(line.assetClass(), line.counts(), line.impressions()),
                    (one, other) -> new Counted(
                            one.assetClass(),
                            one.counts().plus(other.counts()),
                            one.impressions() + other.impressions()));
        }
    }

    static ChannelCounts read(JdbcClient jdbc, String live, String channel, LocalDate asOf, Instant knownAt) {
        return new ChannelCounts(channel, asOf, lines(jdbc, live, channel, asOf, knownAt, null));
    }

    /** Has the master's scores be of one of its variants alone, compared with the same as before. */
    void narrow(JdbcClient jdbc, String live, UUID masterId, UUID variantId, Instant knownAt) {
        masters.keySet().removeIf(place -> place.masterId().equals(masterId));
        lines(jdbc, live, channel, asOf, knownAt, variantId).forEach(this::add);
    }

    private static List<Line> lines(
            JdbcClient jdbc, String live, String channel, LocalDate asOf, Instant knownAt, @Nullable UUID variantId) {
        return jdbc.sql(AttributedRows.with("and r.channel = :channel") + """
                        , weight as (select * from unnest(:ages::int[], :weights::numeric[]) as t (age, weight))
                        select p.master_id, p.market, coalesce(m.asset_class, '') as asset_class, p.currency,
                          sum(p.impressions) as seen, sum(p.impressions * w.weight) as n, sum(p.clicks * w.weight) as k,
                          sum(p.orders * w.weight) as o, sum(p.returns * w.weight) as r, sum(p.revenue * w.weight) as revenue
                        from performance p join weight w on w.age = :asOf::date - p.day
                        left join %s.master m on m.id = p.master_id
                        where :variant::uuid is null or p.variant_id = :variant
                        group by p.master_id, p.market, m.asset_class, p.currency""".formatted(live))
                .param("channel", channel)
                .param("variant", variantId)
                .param("asOf", asOf)
                .param("since", asOf.minusDays(LONGEST_MEMORY))
                .param("knownAt", Timestamp.from(knownAt))
                .param("ages", IntStream.rangeClosed(0, LONGEST_MEMORY).boxed().toArray(Integer[]::new))
                .param("weights", weights())
                .withFetchSize(BATCH)
                .query((row, _) -> line(row))
                .list();
    }

    /** Weights of all ages, so that sums of products are exact wherever they are made. */
    static String[] weights() {
        return IntStream.rangeClosed(0, LONGEST_MEMORY)
                .mapToObj(age -> Decay.weight(age).toPlainString())
                .toArray(String[]::new);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                new Place(row.getObject("master_id", UUID.class), row.getString("market")),
                row.getString("asset_class"),
                row.getString("currency"),
                new Counts(
                        row.getBigDecimal("n"),
                        row.getBigDecimal("k"),
                        row.getBigDecimal("o"),
                        row.getBigDecimal("r"),
                        row.getBigDecimal("revenue")),
                row.getLong("seen"));
    }

    /** By market: where most orders are paid; of equals the first by name. */
    private static Map<String, String> currencies(List<Line> lines) {
        Map<String, Map<String, BigDecimal>> orders = new HashMap<>();
        for (Line line : lines) {
            if (line.currency() != null) {
                orders.computeIfAbsent(line.place().market(), _ -> new TreeMap<>())
                        .merge(line.currency(), line.counts().orders(), BigDecimal::add);
            }
        }
        Map<String, String> most = new HashMap<>();
        orders.forEach((market, by) -> {
            BigDecimal best =
                    by.values().stream().max(Comparator.naturalOrder()).orElseThrow();
            most.put(
                    market,
                    by.entrySet().stream()
                            .filter(entry -> entry.getValue().compareTo(best) == 0)
                            .findFirst()
                            .orElseThrow()
                            .getKey());
        });
        return most;
    }

    /** Names of the groups that a master in a market is compared in, from narrow to wide. */
    private SequencedMap<Basis, String> keys(String market, String assetClass) {
        SequencedMap<Basis, String> keys = new LinkedHashMap<>();
        keys.put(Basis.ASSET_CLASS, market + "/" + assetClass);
        keys.put(Basis.MARKET, market);
        keys.put(Basis.CHANNEL, "*" + Objects.requireNonNullElse(currencies.get(market), ""));
        return keys;
    }

    /** What a master of this class is compared with. */
    Optional<Segment> segment(String market, String assetClass) {
        return segments.computeIfAbsent(market + "/" + assetClass, _ -> {
            List<Candidate> candidates = new ArrayList<>();
            keys(market, assetClass)
                    .forEach((basis, key) -> candidates.add(new Candidate(basis, groups.getOrDefault(key, List.of()))));
            return Segment.choose(candidates);
        });
    }

    /** Every master that has a score. */
    List<MasterScore> scores() {
        List<MasterScore> scores = new ArrayList<>();
        masters.forEach((place, counted) -> score(place, counted).ifPresent(scores::add));
        return scores;
    }

    Optional<MasterScore> score(UUID masterId, String market) {
        Place place = new Place(masterId, market);
        return Optional.ofNullable(masters.get(place)).flatMap(counted -> score(place, counted));
    }

    private Optional<MasterScore> score(Place place, Counted counted) {
        return segment(place.market(), counted.assetClass())
                .flatMap(segment -> Score.of(counted.counts(), segment))
                .map(score -> new MasterScore(
                        place.masterId(),
                        channel,
                        place.market(),
                        asOf,
                        counted.impressions(),
                        currencies.get(place.market()),
                        score));
    }
}
