package io.reprise.domain.valuation;

import io.reprise.domain.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amount with what it was made of.
 *
 * @param amount the sum of what the parts come to, rounded once, half to even
 * @param exact the same before it was rounded
 * @param entries how many entries count
 * @param parts one for each currency of the entries, by its code
 */
public record Figure(Money amount, BigDecimal exact, long entries, List<Part> parts) {

    public Figure {
        parts = List.copyOf(parts);
    }

    /**
     * The entries of one currency.
     *
     * @param sum exactly
     * @param rate by which it was converted; absent where the currency is that of the figure, or the sum is nothing
     * @param converted exactly, in the currency of the figure
     */
    public record Part(Money sum, long entries, @Nullable KnownRate rate, BigDecimal converted) {}
}
