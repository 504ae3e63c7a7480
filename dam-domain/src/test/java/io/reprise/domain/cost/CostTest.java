package io.reprise.domain.cost;

import io.reprise.domain.money.Money;
import io.reprise.domain.money.MoneyRejection;
import io.reprise.domain.shared.RecordedTooEarly;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {
    private static final UUID ID = UUID.fromString("01932f5a-7c1e-7abc-8def-cccccccccccc");
    private static final UUID MASTER = UUID.fromString("01932f5a-7c1e-7abc-8def-0123456789ab");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Instant KNOWN = Instant.parse("2026-04-02T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-09T08:00:00Z");

    private final FixtureConfiguration<Cost> fixture = new AggregateTestFixture<>(Cost.class);

    private static Money euro(String amount) {
        return Money.parse(amount, "EUR");
    }

    private static CostCommand.RecordCost record(Money amount, LocalDate day, String note) {
        return new CostCommand.RecordCost(ID, MASTER, "Atelier", CostKind.CREATION, amount, day, KNOWN, note);
    }

    private static CostEvent recorded() {
        return new CostEvent.Recorded(
                ID, MASTER, "Atelier", CostKind.CREATION, euro("120.00"), DAY, KNOWN, null, "day rate");
    }

    private static CostCommand.Correct correct(String amount, LocalDate day, Instant at) {
        return new CostCommand.Correct(ID, null, MASTER, CostKind.RETOUCHING, euro(amount), day, at, null);
    }

    @Test
    void isRecordedWithTheBrandOfItsMaster() {
        fixture.givenNoPriorActivity()
                .when(record(euro("120"), DAY, "day rate"))
                .expectEvents(recorded())
                .expectResultMessagePayload(0L);
    }

    @Test
    void isCorrectedByAReversalOnTheDayOfTheWrongEntryAndAnotherEntry() {
        LocalDate right = LocalDate.of(2026, 3, 30);
        fixture.given(recorded())
                .when(correct("80", right, LATER))
                .expectEvents(
                        new CostEvent.Reversed(
                                ID, MASTER, "Atelier", CostKind.CREATION, euro("-120.00"), DAY, LATER, 0),
                        new CostEvent.Recorded(
                                ID, MASTER, "Atelier", CostKind.RETOUCHING, euro("80.00"), right, LATER, 0L, null))
                .expectResultMessagePayload(2L);
    }

    @Test
    void isCorrectedAgainFromTheEntryThatStands() {
        fixture.given(
                        recorded(),
                        new CostEvent.Reversed(
                                ID, MASTER, "Atelier", CostKind.CREATION, euro("-120.00"), DAY, LATER, 0),
                        new CostEvent.Recorded(
                                ID, MASTER, "Atelier", CostKind.CREATION, euro("80.00"), DAY, LATER, 0L, null))
                .when(correct("90", DAY, LATER.plusSeconds(1)))
                .expectEvents(
                        new CostEvent.Reversed(
                                ID, MASTER, "Atelier", CostKind.CREATION, euro("-80.00"), DAY, LATER.plusSeconds(1), 2),
                        new CostEvent.Recorded(
                                ID,
                                MASTER,
                                "Atelier",
                                CostKind.RETOUCHING,
                                euro("90.00"),
                                DAY,
                                LATER.plusSeconds(1),
                                2L,
                                null));
    }

    @Test
    void aCorrectionThatChangesNothingIsNone() {
        var same = new CostCommand.Correct(ID, null, MASTER, CostKind.CREATION, euro("120"), DAY, LATER, "day rate");
        fixture.given(recorded()).when(same).expectNoEvents().expectResultMessagePayload(0L);
    }

    @Test
    void aCorrectionIsKnownLaterThanWhatItCorrects() {
        fixture.given(recorded()).when(correct("80", DAY, KNOWN)).expectException(RecordedTooEarly.class);
    }

    @Test
    void theSameCostTwiceIsRecordedOnce() {
        fixture.given(recorded())
                .when(record(euro("1"), DAY, "again"))
                .expectNoEvents()
                .expectResultMessagePayload(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-12.50"})
    void mustBePositive(String amount) {
        fixture.givenNoPriorActivity()
                .when(record(euro(amount), DAY, null))
                .expectException(MoneyRejection.NotPositive.class);
        fixture.given(recorded()).when(correct(amount, DAY, LATER)).expectException(MoneyRejection.NotPositive.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1800-01-01", "2190-01-01", "2026-04-04", "-999999999-01-01", "+999999999-12-31"})
    void isOfADayThatCanHaveBeen(String day) {
        fixture.givenNoPriorActivity()
                .when(record(euro("1"), LocalDate.parse(day), null))
                .expectException(MoneyRejection.DateOutOfRange.class);
    }

    @Test
    void mayBeOfTheDayThatHasBegunInTheEast() {
        fixture.givenNoPriorActivity()
                .when(record(euro("1"), LocalDate.of(2026, 4, 3), null))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aNoteIsCleanAndNotLongerThanANote() {
        for (String note : new String[] {"a\u0000b", "\ud800", "x".repeat(2_001)}) {
            fixture.givenNoPriorActivity()
                    .when(record(euro("1"), DAY, note))
                    .expectException(CostRejection.InvalidNote.class);
        }
    }
}
