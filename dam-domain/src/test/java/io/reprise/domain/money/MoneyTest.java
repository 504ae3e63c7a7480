package io.reprise.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"12.5,EUR,12.50", "12,EUR,12.00", "100,JPY,100", "1.234,BHD,1.234", "-3.10,USD,-3.10", "0,CNY,0.00"})
    void hasExactlyTheDecimalsOfItsCurrency(String given, String currency, String text) {
        assertThat(Money.parse(given, currency).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1.234,EUR", "1.230,EUR", "0.5,JPY", "1.2345,BHD"})
    void refusesMoreDecimalsThanTheCurrencyHas(String given, String currency) {
        assertThatThrownBy(() -> Money.parse(given, currency)).isInstanceOf(MoneyRejection.WrongDigits.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1e400",
                "1E2",
                "NaN",
                "+1",
                "1,50",
                ".5",
                "1.",
                "0x10",
                "--1",
                " 1",
                "1\u0000",
                "١٢",
                "1234567890123456"
            })
    void refusesWhatIsNoPlainNumber(String given) {
        assertThatThrownBy(() -> Money.parse(given, "EUR")).isInstanceOf(MoneyRejection.InvalidAmount.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XYZ", "eur", "EURO", "XAU", "XXX", "XTS", "€", "EU\u0000"})
    void refusesWhatNobodyPaysIn(String currency) {
        assertThatThrownBy(() -> Money.parse("1", currency)).isInstanceOf(MoneyRejection.UnknownCurrency.class);
    }

    @ParameterizedTest
    @CsvSource({"0.005,0.00", "0.015,0.02", "0.025,0.02", "-0.015,-0.02", "0.0250000001,0.03"})
    void roundsHalfToEven(String exact, String rounded) {
        assertThat(Money.rounded(new BigDecimal(exact), "EUR").text()).isEqualTo(rounded);
    }

    @Test
    void doesNotAddDifferentCurrencies() {
        assertThatThrownBy(() -> Money.zero("EUR").plus(Money.zero("USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allocatesByLargestRemainder() {
        assertThat(Money.parse("100.00", "EUR").allocate(List.of(1L, 1L, 1L)))
                .extracting(Money::text)
                .containsExactly("33.34", "33.33", "33.33");
        assertThat(Money.parse("-0.05", "EUR").allocate(List.of(3L, 7L)))
                .extracting(Money::text)
                .containsExactly("-0.02", "-0.03");
        assertThatThrownBy(() -> Money.parse("1", "EUR").allocate(List.of(0L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void partsSumToTheAmountAndAreWithinAUnitOfTheirShare(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long cents,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1_000_000) Integer> weights) {
        List<Long> shares = weights.stream().map(Integer::longValue).toList();
        long whole = shares.stream().mapToLong(Long::longValue).sum();
        if (whole == 0) {
            return;
        }
        Money money = new Money(BigDecimal.valueOf(cents, 2), "EUR");
        List<Money> parts = money.allocate(shares);
        assertThat(parts.stream().reduce(Money.zero("EUR"), Money::plus)).isEqualTo(money);
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal off = parts.get(i)
                    .amount()
                    .multiply(BigDecimal.valueOf(whole))
                    .subtract(money.amount().multiply(BigDecimal.valueOf(shares.get(i))));
            assertThat(off.abs()).isLessThan(BigDecimal.valueOf(whole, 2));
        }
    }
}
