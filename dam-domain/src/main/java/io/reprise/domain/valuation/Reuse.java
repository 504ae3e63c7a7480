package io.reprise.domain.valuation;

import io.reprise.domain.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How often masters were used, and used again. A use is a master at one channel, market and product or campaign, however
 * often it was put there, from the first time on.
 *
 * @param uses that began in the period
 * @param reuses those of them that were not their master's first ever
 * @param usesToDate that began before the end of the period
 * @param usedAgain masters with two uses or more by then
 * @param available masters that were there by then
 */
public record Reuse(long uses, long reuses, long usesToDate, long usedAgain, long available) {
    private static final int RATIO_DECIMALS = 6;

    /** Uses that were not their master's first ever, of all uses of the period; absent where there was none. */
    public @Nullable BigDecimal reuseRate() {
        return ratio(reuses, uses);
    }

    /** Masters used twice or more, of those that were there; absent where there was none. */
    public @Nullable BigDecimal assetReuseRate() {
        return ratio(usedAgain, available);
    }

    /** What was spent by the end of the period for each use by then, rounded once; absent where there was none. */
    public @Nullable Money costPerUse(Figure costToDate) {
        return usesToDate == 0
                ? null
                : Money.rounded(
                        costToDate.exact().divide(BigDecimal.valueOf(usesToDate), MathContext.DECIMAL128),
                        costToDate.amount().currency());
    }

    private static @Nullable BigDecimal ratio(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATIO_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
