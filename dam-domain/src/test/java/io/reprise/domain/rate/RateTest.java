package io.reprise.domain.rate;

import io.reprise.domain.money.MoneyRejection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    private static final UUID ID = UUID.fromString("01932f5a-7c1e-7abc-8def-dddddddddddd");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Instant KNOWN = Instant.parse("2026-04-02T08:00:00Z");

    private final FixtureConfiguration<Rate> fixture = new AggregateTestFixture<>(Rate.class);

    private static RateCommand.RecordRate record(String base, String quote, String rate) {
        return new RateCommand.RecordRate(ID, base, quote, new BigDecimal(rate), DAY, KNOWN);
    }

    @Test
    void isRecordedWithEightDecimals() {
        fixture.givenNoPriorActivity()
                .when(record("CNY", "EUR", "0.1283"))
                .expectEvents(new RateEvent.Recorded(ID, "CNY", "EUR", new BigDecimal("0.12830000"), DAY, KNOWN))
                .expectResultMessagePayload(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.000000001", "1000000000", "1e400", "1e-400"})
    void isPositiveAndHasTheDigitsOfARate(String rate) {
        fixture.givenNoPriorActivity()
                .when(record("CNY", "EUR", rate))
                .expectException(RateRejection.InvalidRate.class);
    }

    @Test
    void isOfTwoCurrencies() {
        fixture.givenNoPriorActivity()
                .when(record("EUR", "EUR", "1"))
                .expectException(RateRejection.SameCurrency.class);
        fixture.givenNoPriorActivity()
                .when(record("XYZ", "EUR", "1"))
                .expectException(MoneyRejection.UnknownCurrency.class);
    }
}
