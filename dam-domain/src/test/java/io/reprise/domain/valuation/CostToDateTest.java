package io.reprise.domain.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.reprise.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CostToDateTest {
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final Instant KNOWN = Instant.parse("2026-07-01T00:00:00Z");

    private static CostEntry entry(String amount, String currency, LocalDate day, Instant recordedAt) {
        return new CostEntry(Money.parse(amount, currency), day, recordedAt);
    }

    private static CostEntry entry(String amount, String currency) {
        return entry(amount, currency, JUNE, KNOWN);
    }

    private static KnownRate rate(String base, String quote, String rate, LocalDate day, Instant recordedAt) {
        return new KnownRate(new UUID(1, 1), base, quote, new BigDecimal(rate), day, recordedAt);
    }

    private static Figure figure(List<CostEntry> entries, KnownRate... rates) {
        return CostToDate.of(entries, new Rates(List.of(rates)), JUNE, KNOWN, "EUR");
    }

    @Test
    void countsWhatIsOfTheDayOrBeforeAndWasKnown() {
        Figure figure = figure(List.of(
                entry("1.00", "EUR"),
                entry("2.00", "EUR", JUNE.minusYears(3), KNOWN.minusSeconds(1)),
                entry("4.00", "EUR", JUNE.plusDays(1), KNOWN),
                entry("8.00", "EUR", JUNE, KNOWN.plusNanos(1_000))));
        assertThat(figure.amount().text()).isEqualTo("3.00");
        assertThat(figure.entries()).isEqualTo(2);
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(figure(List.of()).amount().text()).isEqualTo("0.00");
    }

    @Test
    void roundsOnceAtTheEndAndNotEachPart() {
        // 0.045 + 0.0504 + 1.00 = 1.0954; parts rounded by themselves would come to 1.09.
        Figure figure = figure(
                List.of(entry("0.45", "CNY"), entry("0.63", "USD"), entry("1.00", "EUR")),
                rate("CNY", "EUR", "0.1", JUNE, KNOWN),
                rate("USD", "EUR", "0.08", JUNE, KNOWN));
        assertThat(figure.exact()).isEqualByComparingTo("1.0954");
        assertThat(figure.amount().text()).isEqualTo("1.10");
        assertThat(figure.parts()).extracting(part -> part.sum().currency()).containsExactly("CNY", "EUR", "USD");
    }

    @Test
    void convertsByTheNewestRateOfTheDayOrTheWeekBeforeThatWasKnown() {
        Figure figure = figure(
                List.of(entry("100.00", "CNY")),
                rate("CNY", "EUR", "0.11", JUNE.minusDays(2), KNOWN),
                rate("CNY", "EUR", "0.12", JUNE.minusDays(1), KNOWN.minusSeconds(9)),
                rate("CNY", "EUR", "0.13", JUNE.minusDays(1), KNOWN),
                rate("CNY", "EUR", "0.14", JUNE.minusDays(1), KNOWN.plusSeconds(1)),
                rate("CNY", "EUR", "0.15", JUNE.plusDays(1), KNOWN));
        assertThat(figure.amount().text()).isEqualTo("13.00");
    }

    @Test
    void refusesAMissingRateByName() {
        List<CostEntry> yuan = List.of(entry("100.00", "CNY"));
        assertThat(figure(yuan, rate("CNY", "EUR", "0.1", JUNE.minusDays(7), KNOWN))
                        .amount()
                        .text())
                .isEqualTo("10.00");
        for (KnownRate useless : List.of(
                rate("CNY", "EUR", "0.1", JUNE.minusDays(8), KNOWN),
                rate("CNY", "EUR", "0.1", JUNE, KNOWN.plusSeconds(1)),
                rate("EUR", "CNY", "7.8", JUNE, KNOWN),
                rate("CNY", "USD", "0.14", JUNE, KNOWN))) {
            assertThatThrownBy(() -> figure(yuan, useless, rate("USD", "EUR", "0.9", JUNE, KNOWN)))
                    .asInstanceOf(type(ValuationRejection.RateMissing.class))
                    .satisfies(missing -> {
                        assertThat(missing.code()).isEqualTo("rate-missing");
                        assertThat(missing.params())
                                .isEqualTo(Map.of("pair", "CNY/EUR", "date", "2026-06-30", "maxAgeDays", 7));
                    });
        }
    }

    @Test
    void needsNoRateForWhatWasTakenBackWhole() {
        Figure figure = figure(List.of(entry("100.00", "CNY"), entry("-100.00", "CNY")));
        assertThat(figure.amount().text()).isEqualTo("0.00");
        assertThat(figure.entries()).isEqualTo(2);
    }

    @Provide
    Arbitrary<CostEntry> entries() {
        return Combinators.combine(
                        Arbitraries.longs().between(-1_000_000, 1_000_000),
                        Arbitraries.of("EUR", "CNY"),
                        Arbitraries.integers().between(-20, 20),
                        Arbitraries.integers().between(-20, 20))
                .as((cents, currency, days, seconds) -> new CostEntry(
                        new Money(BigDecimal.valueOf(cents, 2), currency),
                        JUNE.plusDays(days),
                        KNOWN.plusSeconds(seconds)));
    }

    @Property
    void orderDoesNotMatterAndWhatIsLaterOrUnknownNeverMovesIt(
            @ForAll @Size(max = 40) List<@From("entries") CostEntry> entries, @ForAll long seed) {
        KnownRate rate = rate("CNY", "EUR", "0.12834567", JUNE, KNOWN);
        Figure figure = figure(entries, rate);
        List<CostEntry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(figure(shuffled, rate)).isEqualTo(figure);
        List<CostEntry> counting = entries.stream()
                .filter(entry -> !entry.effective().isAfter(JUNE))
                .filter(entry -> !entry.recordedAt().isAfter(KNOWN))
                .toList();
        assertThat(figure(counting, rate)).isEqualTo(figure);
        BigDecimal sum = counting.stream()
                .map(entry -> entry.amount()
                        .amount()
                        .multiply(
                                entry.amount().currency().equals("EUR")
                                        ? BigDecimal.ONE
                                        : new BigDecimal("0.12834567")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(figure.amount()).isEqualTo(Money.rounded(sum, "EUR"));
    }

    @Test
    void reuseIsCountedAgainstAllUsesAndCostAgainstUsesToDate() {
        Figure spent = figure(List.of(entry("100.00", "EUR")));
        Reuse reuse = new Reuse(15, 12, 16, 2, 3);
        assertThat(reuse.reuseRate()).isEqualByComparingTo("0.800000");
        assertThat(reuse.assetReuseRate()).isEqualByComparingTo("0.666667");
        assertThat(reuse.costPerUse(spent)).isEqualTo(Money.parse("6.25", "EUR"));
        Reuse none = new Reuse(0, 0, 0, 0, 0);
        assertThat(none.reuseRate()).isNull();
        assertThat(none.assetReuseRate()).isNull();
        assertThat(none.costPerUse(spent)).isNull();
    }
}
