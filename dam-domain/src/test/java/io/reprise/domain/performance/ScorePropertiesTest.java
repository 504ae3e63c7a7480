package io.reprise.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ScorePropertiesTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    @Provide
    Arbitrary<Counts> assets() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 1_000_000),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.longs().between(1, 500))
                .as((seen, ctr, cvr, ret, price) -> {
                    long clicks = Math.round(seen * ctr * 0.2);
                    long orders = Math.round(clicks * cvr);
                    return Counts.of(
                            seen,
                            clicks,
                            orders,
                            Math.round(orders * ret),
                            BigDecimal.valueOf(Math.multiplyExact(orders, price)));
                });
    }

    @Provide
    Arbitrary<Segment> segments() {
        return assets().list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(all -> Segment.of(Segment.Basis.MARKET, all))
                .filter(java.util.Optional::isPresent)
                .map(java.util.Optional::orElseThrow);
    }

    @Provide
    Arbitrary<Observation> observations() {
        return Combinators.combine(Arbitraries.integers().between(-5, 800), assets())
                .as((age, counts) -> new Observation(AS_OF.minusDays(age), counts));
    }

    @Property(tries = 200)
    void theOrderOfImportDoesNotMatter(@ForAll("observations*") List<Observation> observations, @ForAll long seed) {
        List<Observation> shuffled = new ArrayList<>(observations);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Counts.decayed(shuffled, AS_OF)).isEqualTo(Counts.decayed(observations, AS_OF));
    }

    @Provide("observations*")
    Arbitrary<List<Observation>> manyObservations() {
        return observations().list().ofMaxSize(30);
    }

    @Provide("assets*")
    Arbitrary<List<Counts>> manyAssets() {
        return assets().list().ofMinSize(1).ofMaxSize(60);
    }

    @Property(tries = 200)
    void theOrderOfAssetsDoesNotMatter(@ForAll("assets*") List<Counts> assets, @ForAll long seed) {
        List<Counts> shuffled = new ArrayList<>(assets);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Segment.of(Segment.Basis.MARKET, shuffled)).isEqualTo(Segment.of(Segment.Basis.MARKET, assets));
    }

    @Property(tries = 500)
    void aReturnNeverRaisesAScore(
            @ForAll("assets") Counts asset,
            @ForAll("segments") Segment segment,
            @ForAll @IntRange(min = 1, max = 50) int more) {
        Counts returned = asset.plus(Counts.of(0, 0, 0, more, BigDecimal.ZERO));
        assertThat(Score.of(returned, segment).orElseThrow().score())
                .isLessThanOrEqualTo(Score.of(asset, segment).orElseThrow().score());
    }

    @Property(tries = 500)
    void moreDataAtEqualRatesNeverLowersTheLowerBoundOfWhatIsAtLeastUsual(
            @ForAll("assets") Counts asset,
            @ForAll("segments") Segment segment,
            @ForAll @IntRange(min = 2, max = 100) int times) {
        Counts good = atLeastUsual(asset, segment);
        Score one = Score.of(good, segment).orElseThrow();
        Score many = Score.of(good.times(BigDecimal.valueOf(times)), segment).orElseThrow();
        assertThat(many.liftLo()).isGreaterThanOrEqualTo(one.liftLo());
    }

    /** With the asset's impressions, and every rate at what is usual or better. */
    private static Counts atLeastUsual(Counts asset, Segment segment) {
        BigDecimal seen = asset.impressions();
        BigDecimal clicks = asset.clicks().max(seen.multiply(segment.ctr())).min(seen);
        BigDecimal orders = asset.orders().max(clicks.multiply(segment.cvr())).min(clicks);
        return new Counts(
                seen,
                clicks,
                orders,
                asset.returns().min(orders.multiply(segment.ret())),
                asset.revenue().max(orders.multiply(segment.aov())));
    }

    @Property(tries = 300)
    void aSegmentPaidInMoreButLessValuableUnitsHasTheSameLifts(
            @ForAll("assets*") List<Counts> assets, @ForAll @IntRange(min = 2, max = 1000) int rate) {
        var usual = Segment.of(Segment.Basis.MARKET, assets);
        // Where nearly everything comes back, six decimals of what is left are no measure of anything.
        Assume.that(usual.isPresent()
                && usual.get().aov().compareTo(BigDecimal.TEN) >= 0
                && usual.get().rpm().compareTo(BigDecimal.ONE) >= 0);
        List<Counts> converted = assets.stream().map(each -> in(each, rate)).toList();
        Segment same = Segment.of(Segment.Basis.MARKET, converted).orElseThrow();
        for (Counts asset : assets) {
            BigDecimal lift = Score.of(asset, usual.get()).orElseThrow().lift();
            BigDecimal again = Score.of(in(asset, rate), same).orElseThrow().lift();
            // Amounts have two decimals, and one asset's may be as small as one: half a cent is half a percent of it.
            assertThat(again.subtract(lift).abs().doubleValue())
                    .isLessThanOrEqualTo(0.006 * Math.max(1, lift.doubleValue()));
        }
    }

    /** Whatever can stand in a row of a report, however little sense it makes. */
    @Provide("extremes*")
    Arbitrary<List<Counts>> extremes() {
        Arbitrary<Long> any = Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, 1_000_000_000_000L), Arbitraries.longs().between(0, 1_000_000_000_000L));
        return Combinators.combine(any, any, any, any, any)
                .as((seen, clicked, bought, back, earned) ->
                        Counts.of(seen, clicked, bought, back, BigDecimal.valueOf(earned, 2)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 1000)
    void noAssetKeepsTheOthersFromTheirScores(@ForAll("extremes*") List<Counts> assets) {
        var usual = Segment.of(Segment.Basis.MARKET, assets);
        Assume.that(usual.isPresent());
        for (Counts asset : assets) {
            assertThat(Score.of(asset, usual.get()).isPresent())
                    .isEqualTo(asset.impressions().signum() > 0);
        }
    }

    @Property(tries = 200)
    void returnsOfOneAssetNeverTakeTheScoresOfAllOthers(
            @ForAll("assets*") List<Counts> assets, @ForAll @IntRange(min = 1) int returns) {
        Assume.that(Segment.of(Segment.Basis.MARKET, assets).isPresent());
        List<Counts> withOdd = new ArrayList<>(assets);
        withOdd.add(Counts.of(1, 0, 0, returns, BigDecimal.ZERO));
        assertThat(Segment.of(Segment.Basis.MARKET, withOdd).map(Segment::ret))
                .isEqualTo(Segment.of(Segment.Basis.MARKET, assets).map(Segment::ret));
    }

    private static Counts in(Counts counts, int rate) {
        return new Counts(
                counts.impressions(),
                counts.clicks(),
                counts.orders(),
                counts.returns(),
                counts.revenue().multiply(BigDecimal.valueOf(rate)));
    }
}
