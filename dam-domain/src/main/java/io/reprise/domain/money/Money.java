package io.reprise.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An exact amount of money, of any sign.
 *
 * @param amount in units of the currency, always with exactly as many decimals as the currency has
 * @param currency ISO 4217 code of a currency that is paid in (no metals, funds or test codes)
 */
public record Money(BigDecimal amount, String currency) {
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,4})?");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    /**
     * @throws MoneyRejection.UnknownCurrency if nobody pays in that
     * @throws MoneyRejection.WrongDigits if the amount is finer than the currency's smallest unit
     */
    public Money {
        int digits = digits(currency);
        if (amount.scale() > digits && amount.stripTrailingZeros().scale() > digits) {
            throw new MoneyRejection.WrongDigits(currency, digits);
        }
        amount = amount.setScale(digits, RoundingMode.UNNECESSARY);
    }

    /**
     * Reads an amount as people write it: up to 15 digits, a point, and at most as many decimals as the currency has.
     *
     * @throws MoneyRejection if either is none
     */
    public static Money parse(String amount, String currency) {
        if (amount.length() > 24 || !AMOUNT.matcher(amount).matches()) {
            throw new MoneyRejection.InvalidAmount();
        }
        BigDecimal exact = new BigDecimal(amount);
        int digits = digits(currency);
        if (exact.scale() > digits) {
            throw new MoneyRejection.WrongDigits(currency, digits);
        }
        return new Money(exact, currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** Rounds an exact result to the currency, half to even: once, at the amount that is reported. */
    public static Money rounded(BigDecimal exact, String currency) {
        return new Money(exact.setScale(digits(currency), RoundingMode.HALF_EVEN), currency);
    }

    /**
     * Decimals of a currency (ISO 4217, as the Java runtime has it).
     *
     * @throws MoneyRejection.UnknownCurrency if nobody pays in that
     */
    public static int digits(String currency) {
        if (!CODE.matcher(currency).matches()) {
            throw new MoneyRejection.UnknownCurrency("");
        }
        int digits;
        try {
            digits = Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            throw new MoneyRejection.UnknownCurrency(currency);
        }
        if (digits < 0) {
            throw new MoneyRejection.UnknownCurrency(currency);
        }
        return digits;
    }

    /** @throws IllegalArgumentException if the other is in another currency */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("sum of " + currency + " and " + other.currency);
        }
        return new Money(amount.add(other.amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    /**
     * Splits the amount by largest remainder: each part is the exact share rounded down or up to the smallest unit, and
     * the parts sum to the amount. Of equal remainders the earlier gets the unit.
     *
     * @param weights none negative, at least one positive
     * @throws IllegalArgumentException if there is nothing to share by
     */
    public List<Money> allocate(List<Long> weights) {
        if (weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("a negative weight");
        }
        BigInteger whole = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (whole.signum() == 0) {
            throw new IllegalArgumentException("nothing to share by");
        }
        BigInteger units = amount.unscaledValue().abs();
        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        BigInteger left = units;
        for (long weight : weights) {
            BigInteger[] share = units.multiply(BigInteger.valueOf(weight)).divideAndRemainder(whole);
            parts.add(share[0]);
            remainders.add(share[1]);
            left = left.subtract(share[0]);
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(left.longValueExact())
                .forEach(i -> parts.set(i, parts.get(i).add(BigInteger.ONE)));
        return parts.stream()
                .map(part -> amount.signum() < 0 ? part.negate() : part)
                .map(part -> new Money(new BigDecimal(part, amount.scale()), currency))
                .toList();
    }

    /** The amount as in requests and answers: plain digits. */
    public String text() {
        return amount.toPlainString();
    }
}
