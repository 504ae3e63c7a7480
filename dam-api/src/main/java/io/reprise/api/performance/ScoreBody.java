package io.reprise.api.performance;

import io.reprise.domain.performance.Counts;
import io.reprise.domain.performance.Score;
import io.reprise.domain.performance.Segment;
import io.reprise.storage.performance.MasterScore;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a master does, and from what that was computed.
 *
 * @param label {@code ok}, or {@code insufficient}: too few data to praise or to blame
 */
public record ScoreBody(
        BigDecimal score,
        BigDecimal lift,
        BigDecimal liftLo,
        BigDecimal liftHi,
        String label,
        BigDecimal ctr,
        BigDecimal cvr,
        BigDecimal returnRate,
        long impressions,
        String channel,
        String market,
        LocalDate asOf,
        @Nullable Inputs inputs) {

    /**
     * Sums weighted by age, what is usual, and how many trials it takes to outweigh that.
     *
     * @param revenue and the other amounts only for those who may see money
     */
    public record Inputs(
            BigDecimal n,
            BigDecimal k,
            BigDecimal o,
            BigDecimal r,
            @Nullable BigDecimal revenue,
            @Nullable BigDecimal aov,
            @Nullable BigDecimal rpm,
            BigDecimal s,
            BigDecimal expectedClicks,
            String segment,
            int assets,
            BigDecimal ctr0,
            BigDecimal cvr0,
            BigDecimal ret0,
            @Nullable BigDecimal aov0,
            @Nullable BigDecimal rpm0,
            BigDecimal clickPrior,
            BigDecimal orderPrior,
            BigDecimal returnPrior,
            @Nullable String currency) {}

    public static ScoreBody of(MasterScore known, boolean inputs, boolean money) {
        Score score = known.score();
        return new ScoreBody(
                score.score(),
                score.lift(),
                score.liftLo(),
                score.liftHi(),
                score.label().code(),
                score.ctr(),
                score.cvr(),
                score.ret(),
                known.impressions(),
                known.channel(),
                known.market(),
                known.asOf(),
                inputs ? inputs(known, money) : null);
    }

    private static Inputs inputs(MasterScore known, boolean money) {
        Score score = known.score();
        Counts counts = score.counts();
        Segment usual = score.segment();
        return new Inputs(
                counts.impressions(),
                counts.clicks(),
                counts.orders(),
                counts.returns(),
                money ? counts.revenue() : null,
                money ? score.aov() : null,
                money ? score.rpm() : null,
                score.spread(),
                score.expectedClicks(),
                usual.basis().code(),
                usual.assets(),
                usual.ctr(),
                usual.cvr(),
                usual.ret(),
                money ? usual.aov() : null,
                money ? usual.rpm() : null,
                usual.clickPrior(),
                usual.orderPrior(),
                usual.returnPrior(),
                known.currency());
    }
}
