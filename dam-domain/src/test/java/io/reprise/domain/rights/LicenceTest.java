package io.reprise.domain.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reprise.domain.shared.FieldError;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceTest {
    private static final UUID ID = new UUID(0, 1);
    private static final UUID SHOE = new UUID(0, 2);
    private static final UUID BAG = new UUID(0, 3);
    private static final Instant SPRING = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-06-01T00:00:00Z");

    private final AggregateTestFixture<Licence> fixture = new AggregateTestFixture<>(Licence.class);

    @Test
    void recordsALicence() {
        fixture.givenNoPriorActivity()
                .when(new LicenceCommand.Grant(ID, asked()))
                .expectEvents(new LicenceEvent.Granted(ID, List.of(SHOE), terms()));
    }

    @Test
    void revisesOnlyWhatThePatchNames() {
        fixture.given(granted())
                .when(new LicenceCommand.Revise(
                        ID, 0L, with(Map.of(), "masterIds", List.of(BAG.toString()), "creditLine", "Photo: B")))
                .expectEvents(
                        new LicenceEvent.Revised(
                                ID,
                                new LicenceTerms(
                                        "Agency",
                                        LicenceTerms.Kind.LICENSED,
                                        List.of("amazon"),
                                        List.of("US"),
                                        List.of(),
                                        SPRING,
                                        SUMMER,
                                        "Photo: B")),
                        new LicenceEvent.MastersAdded(ID, List.of(BAG)),
                        new LicenceEvent.MastersRemoved(ID, List.of(SHOE)));
    }

    @Test
    void aRevisionThatSaysNothingNewIsNone() {
        fixture.given(granted())
                .when(new LicenceCommand.Revise(ID, 0L, Map.of()))
                .expectNoEvents();
    }

    @Test
    void endsEarlierAndNeverLater() {
        fixture.given(granted(), new LicenceEvent.Ended(ID, SPRING.plusSeconds(9)))
                .when(new LicenceCommand.End(ID, 1L, SPRING.plusSeconds(10)))
                .expectNoEvents();
        new AggregateTestFixture<>(Licence.class)
                .given(granted(), new LicenceEvent.Ended(ID, SPRING.plusSeconds(9)))
                .when(new LicenceCommand.End(ID, 1L, SPRING.plusSeconds(8)))
                .expectEvents(new LicenceEvent.Ended(ID, SPRING.plusSeconds(8)));
    }

    @Test
    void isNotRevisedAfterItsEnd() {
        fixture.given(granted(), new LicenceEvent.Ended(ID, SPRING))
                .when(new LicenceCommand.Revise(ID, 1L, with(Map.of(), "until", null)))
                .expectException(LicenceRejection.Ended.class);
    }

    @ParameterizedTest
    @CsvSource({
        "until, 2026-03-01T00:00:00Z, /until, until-before-from",
        "until, 2026-02-01T00:00:00Z, /until, until-before-from",
        "until, tomorrow, /until, malformed",
        "from, +10000-01-01T00:00:00Z, /from, out-of-range",
        "from, , /from, required",
        "kind, stolen, /kind, unknown-value",
        "kind, , /kind, required",
        "licensor, , /licensor, required",
        "licensor, '  ', /licensor, blank",
        "territories, US, /territories, not-an-array",
        "territories, , /territories, required",
        "channels, amazon, /channels, not-an-array",
        "masterIds, , /masterIds, required",
        "fee, 12, /fee, unknown-member",
        "maxUses, 3, /maxUses, unknown-member"
    })
    void refusesWhatItCannotHonour(String member, @Nullable String value, String pointer, String code) {
        assertThat(errors(with(asked(), member, value))).contains(new FieldError(pointer, code));
    }

    @Test
    void refusesCodesThatNameNoPlace() {
        assertThat(errors(with(
                        asked(),
                        "territories",
                        List.of("US", "UK", "*", "us", 7),
                        "except",
                        List.of("*"),
                        "channels",
                        List.of("Amazon!", "a".repeat(65)))))
                .containsExactlyInAnyOrder(
                        new FieldError("/territories/1", "unknown-value"),
                        new FieldError("/territories/2", "unknown-value"),
                        new FieldError("/territories/3", "unknown-value"),
                        new FieldError("/territories/4", "unknown-value"),
                        new FieldError("/except/0", "unknown-value"),
                        new FieldError("/channels/0", "unknown-value"),
                        new FieldError("/channels/1", "unknown-value"));
    }

    @Test
    void refusesALicenceThatCoversNoPlace() {
        assertThat(errors(with(asked(), "territories", List.of("US", "CA"), "except", List.of("CA", "US", "MX"))))
                .containsExactly(new FieldError("/except", "leaves-nothing"));
        assertThat(RightsForm.licence(with(asked(), "territories", List.of("US", "CA"), "except", List.of("CA")))
                        .terms()
                        .except())
                .containsExactly("CA");
    }

    @Test
    void takesTenThousandMastersAndNotOneMore() {
        List<String> most = IntStream.range(0, Licence.MOST_MASTERS)
                .mapToObj(n -> new UUID(1, n).toString())
                .toList();
        assertThat(RightsForm.licence(with(asked(), "masterIds", most)).masterIds())
                .hasSize(10_000);

        List<String> more = IntStream.rangeClosed(0, Licence.MOST_MASTERS)
                .mapToObj(n -> new UUID(1, n).toString())
                .toList();
        assertThat(errors(with(asked(), "masterIds", more))).contains(new FieldError("/masterIds", "too-many"));
        assertThat(errors(with(asked(), "masterIds", List.of()))).contains(new FieldError("/masterIds", "required"));
        assertThat(errors(with(asked(), "masterIds", List.of("1-1-1-1-1"))))
                .contains(new FieldError("/masterIds/0", "malformed"));
    }

    @Test
    void placesReplacesAndLiftsAnEmbargo() {
        UUID embargo = Embargo.idOf(SHOE);
        new AggregateTestFixture<>(Embargo.class)
                .givenNoPriorActivity()
                .when(new EmbargoCommand.Place(embargo, SHOE, null, SUMMER, "launch", SPRING))
                .expectEvents(new EmbargoEvent.Placed(embargo, SHOE, null, SUMMER, "launch"));
        new AggregateTestFixture<>(Embargo.class)
                .given(new EmbargoEvent.Placed(embargo, SHOE, null, SUMMER, "launch"))
                .when(new EmbargoCommand.Place(embargo, SHOE, null, SUMMER, "again", SPRING))
                .expectNoEvents();
        new AggregateTestFixture<>(Embargo.class)
                .given(new EmbargoEvent.Placed(embargo, SHOE, null, SUMMER, "launch"))
                .when(new EmbargoCommand.Lift(embargo, SHOE))
                .expectEvents(new EmbargoEvent.Lifted(embargo, SHOE));
        new AggregateTestFixture<>(Embargo.class)
                .given(
                        new EmbargoEvent.Placed(embargo, SHOE, null, SUMMER, "launch"),
                        new EmbargoEvent.Lifted(embargo, SHOE))
                .when(new EmbargoCommand.Lift(embargo, SHOE))
                .expectException(LicenceRejection.NotEmbargoed.class);
        new AggregateTestFixture<>(Embargo.class)
                .givenNoPriorActivity()
                .when(new EmbargoCommand.Place(embargo, SHOE, SUMMER, SPRING, null, SPRING))
                .expectException(LicenceRejection.Invalid.class);
    }

    @Test
    void anEmbargoThatIsOverAlreadyDoesNotEndTheOneInForce() {
        UUID embargo = Embargo.idOf(SHOE);
        new AggregateTestFixture<>(Embargo.class)
                .given(new EmbargoEvent.Placed(embargo, SHOE, null, SUMMER.plusSeconds(60), "launch"))
                .when(new EmbargoCommand.Place(embargo, SHOE, SPRING, SUMMER, null, SUMMER))
                .expectException(LicenceRejection.Invalid.class)
                .expectNoEvents();
    }

    private static LicenceEvent granted() {
        return new LicenceEvent.Granted(ID, List.of(SHOE), terms());
    }

    private static LicenceTerms terms() {
        return new LicenceTerms(
                "Agency",
                LicenceTerms.Kind.LICENSED,
                List.of("amazon"),
                List.of("US"),
                List.of(),
                SPRING,
                SUMMER,
                null);
    }

    private static Map<String, @Nullable Object> asked() {
        return with(
                Map.of(),
                "masterIds",
                List.of(SHOE.toString(), SHOE.toString()),
                "licensor",
                "Agency",
                "kind",
                "licensed",
                "channels",
                List.of("amazon"),
                "territories",
                List.of("US"),
                "from",
                SPRING.toString(),
                "until",
                SUMMER.toString());
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> json, @Nullable Object... membersAndValues) {
        Map<String, @Nullable Object> changed = new HashMap<>(json);
        List<@Nullable Object> all = Arrays.asList(membersAndValues);
        for (int i = 0; i < all.size(); i += 2) {
            changed.put(String.valueOf(all.get(i)), all.get(i + 1));
        }
        return changed;
    }

    private static List<FieldError> errors(Map<String, @Nullable Object> json) {
        LicenceRejection.Invalid refused =
                catchThrowableOfType(LicenceRejection.Invalid.class, () -> RightsForm.licence(json));
        assertThat(refused).isNotNull();
        return refused.errors();
    }
}
