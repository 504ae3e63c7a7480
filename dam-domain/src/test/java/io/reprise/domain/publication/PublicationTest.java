package io.reprise.domain.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.reprise.domain.brand.BrandGate;
import io.reprise.domain.review.ApprovalGate;
import io.reprise.domain.rights.PublicationGate;
import io.reprise.domain.rights.RightsDecision;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.FieldError;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationTest {
    private static final UUID ID = new UUID(1, 1);
    private static final UUID VARIANT = new UUID(2, 2);
    private static final UUID MASTER = new UUID(3, 3);
    private static final UUID LICENCE = new UUID(4, 4);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3_600);
    private static final Digest FILE = new Digest("ab".repeat(32));
    private static final Slot AMAZON = new Slot("amazon", "US", "B0TEST1234", "main");
    private static final RightsDecision ALLOWED =
            new RightsDecision(true, List.of(new RightsDecision.Reason("licensed", Map.of(), LICENCE)), null);
    private static final RightsDecision EXPIRES =
            new RightsDecision(false, List.of(new RightsDecision.Reason("licence-expired", Map.of(), LICENCE)), LATER);

    private final FixtureConfiguration<Publication> fixture = new AggregateTestFixture<>(Publication.class);
    private RightsDecision rights = ALLOWED;
    private boolean asking;
    /** The one version that is approved. */
    private int approved;

    @BeforeEach
    void answerForRights() {
        PublicationGate gate = (master, channel, market, from, until) -> rights;
        fixture.registerInjectableResource(gate);
        fixture.registerInjectableResource(new BrandGate() {
            @Override
            public boolean asksForApproval(String brand) {
                return asking;
            }

            @Override
            public void holdForChange(UUID brandId) {
                throw new AssertionError("a publication settles nothing for a brand");
            }
        });
        fixture.registerInjectableResource(new ApprovalGate() {
            @Override
            public boolean approved(UUID masterId, int version) {
                return masterId.equals(MASTER) && version == approved;
            }

            @Override
            public void holdForDecision(UUID masterId, int version) {
                throw new AssertionError("a publication decides no review");
            }
        });
    }

    @Nested
    class Publishing {
        @Test
        void putsTheFileIntoTheSlot() {
            fixture.givenNoPriorActivity()
                    .when(publish(Map.of("product", "SKU-1", "counterfactual", "new-shoot")))
                    .expectEvents(new PublicationEvent.Published(
                            ID,
                            VARIANT,
                            MASTER,
                            3,
                            "amazon-main",
                            FILE,
                            AMAZON,
                            new Use("SKU-1", null, Counterfactual.NEW_SHOOT, null, NOW, null)))
                    .expectState(publication -> {
                        assertThat(publication.liveAt(NOW)).isTrue();
                        assertThat(publication.liveAt(NOW.minusNanos(1))).isFalse();
                    });
        }

        @Test
        void askedTwiceIsOnePublication() {
            fixture.given(published()).when(publish(Map.of())).expectNoEvents();
        }

        @Test
        void isRefusedWithEverythingThatStandsAgainstItAtOnce() {
            rights = EXPIRES;
            asking = true;
            var candidate = new Candidate(
                    null, 3, "taobao-main", "taobao", List.of("background", "min-fill"), true, " atelier");
            var refused = fixture.givenNoPriorActivity().when(publish(candidate, Map.of()));
            assertThat(refusal(refused).reasons())
                    .extracting(PublicationRejection.Reason::code)
                    .containsExactly(
                            "master-retired",
                            "not-derived",
                            "wrong-channel",
                            "not-conformant",
                            "rights-refused",
                            "not-approved");
            assertThat(refusal(refused).reasons().getLast().params())
                    .isEqualTo(Map.of("brand", " atelier", "version", 3));
            assertThat(refusal(refused).reasons().get(4).params())
                    .containsEntry("failsAt", LATER.toString())
                    .containsEntry("reasons", EXPIRES.reasons());
        }

        @Test
        void isRefusedWhileItsBrandAsksForAnApprovalAndTheVersionHasNone() {
            asking = true;
            approved = 2;
            assertThat(refusal(fixture.givenNoPriorActivity().when(publish(Map.of())))
                            .reasons())
                    .containsExactly(
                            new PublicationRejection.Reason("not-approved", Map.of("brand", "Atelier", "version", 3)));
        }

        @Test
        void isDoneOnceTheVersionIsApproved() {
            asking = true;
            approved = 3;
            fixture.givenNoPriorActivity().when(publish(Map.of())).expectSuccessfulHandlerExecution();
        }

        @Test
        void needsNoApprovalWithoutABrand() {
            asking = true;
            var candidate = new Candidate(FILE, 3, "amazon-main", "amazon", List.of(), false, null);
            fixture.givenNoPriorActivity().when(publish(candidate, Map.of())).expectSuccessfulHandlerExecution();
        }

        @Test
        void isRefusedWithoutRightsWhateverElseIsRight() {
            rights = EXPIRES;
            assertThat(refusal(fixture.givenNoPriorActivity().when(publish(Map.of())))
                            .reasons())
                    .extracting(PublicationRejection.Reason::code)
                    .containsExactly("rights-refused");
        }

        @ParameterizedTest
        @CsvSource({
            "channel, Amazon!, malformed",
            "market, XX, unknown-market",
            "market, us, unknown-market",
            "slot, 0, malformed",
            "slot, 100, malformed",
            "listing, '', malformed",
            "listing, ../../etc, malformed",
            "campaign, 'a b', malformed",
            "counterfactual, maybe, unknown-value",
            "url, javascript:alert(1), malformed",
            "url, not a url, malformed",
            "from, yesterday, not-an-instant",
            "until, 2290-01-01T00:00:00Z, out-of-range",
            "until, 2026-03-01T10:00:00Z, not-after-from",
            "colour, red, unknown-member"
        })
        void saysWhichMemberIsWrong(String member, String value, String code) {
            fixture.givenNoPriorActivity()
                    .when(publish(Map.of(member, value)))
                    .expectException(new org.hamcrest.CustomMatcher<Throwable>(member + " is " + code) {
                        @Override
                        public boolean matches(Object thrown) {
                            return thrown instanceof PublicationRejection.Invalid invalid
                                    && invalid.errors().equals(List.of(new FieldError("/" + member, code)));
                        }
                    });
        }
    }

    @Nested
    class Withdrawing {
        @Test
        void endsItThen() {
            fixture.given(published())
                    .when(new PublicationCommand.Withdraw(ID, MASTER, 0L, LATER))
                    .expectEvents(new PublicationEvent.Withdrawn(ID, MASTER, LATER))
                    .expectState(publication -> {
                        assertThat(publication.liveAt(LATER)).isFalse();
                        assertThat(publication.liveAt(LATER.minusNanos(1))).isTrue();
                    });
        }

        @Test
        void beforeItBeganMeansItNeverWasLive() {
            fixture.given(published())
                    .when(new PublicationCommand.Withdraw(ID, MASTER, null, NOW.minusSeconds(9)))
                    .expectEvents(new PublicationEvent.Withdrawn(ID, MASTER, NOW))
                    .expectState(
                            publication -> assertThat(publication.liveAt(NOW)).isFalse());
        }

        @Test
        void twiceIsRefused() {
            fixture.given(published(), new PublicationEvent.Withdrawn(ID, MASTER, LATER))
                    .when(new PublicationCommand.Withdraw(ID, MASTER, null, LATER.plusSeconds(1)))
                    .expectException(PublicationRejection.Ended.class);
        }
    }

    @Nested
    class LosingItsRights {
        private final PublicationCommand.RequireTakedown gone =
                new PublicationCommand.RequireTakedown(ID, MASTER, LATER, List.of("licence-expired"));

        @Test
        void asksForATakedownOnce() {
            var required = new PublicationEvent.TakedownRequired(ID, MASTER, LATER, List.of("licence-expired"));
            fixture.given(published()).when(gone).expectEvents(required);
            new AggregateTestFixture<>(Publication.class)
                    .given(published(), required)
                    .when(gone)
                    .expectNoEvents();
        }

        @Test
        void afterItWasWithdrawnIsNothingNew() {
            fixture.given(published(), new PublicationEvent.Withdrawn(ID, MASTER, LATER))
                    .when(gone)
                    .expectNoEvents();
        }
    }

    @Nested
    class BeingDelivered {
        private static final UUID DELIVERY = new UUID(9, 9);
        private static final RightsDecision EMBARGOED =
                new RightsDecision(false, List.of(new RightsDecision.Reason("embargoed", Map.of(), null)), NOW);

        private final Receipt receipt = new Receipt(DELIVERY, "zip", "B0TEST1234.MAIN.jpg", FILE, LATER);
        private final PublicationCommand.RecordDelivery record =
                new PublicationCommand.RecordDelivery(ID, MASTER, receipt);
        private final PublicationEvent.Delivered delivered = new PublicationEvent.Delivered(ID, MASTER, receipt);

        @Test
        void keepsOneReceiptOfEachDelivery() {
            fixture.given(published()).when(record).expectEvents(delivered);
            new AggregateTestFixture<>(Publication.class)
                    .given(published(), delivered)
                    .when(record)
                    .expectNoEvents();
            var next = new Receipt(new UUID(9, 10), "zip", "B0TEST1234.MAIN.jpg", FILE, LATER);
            new AggregateTestFixture<>(Publication.class)
                    .given(published(), delivered)
                    .when(new PublicationCommand.RecordDelivery(ID, MASTER, next))
                    .expectEvents(new PublicationEvent.Delivered(ID, MASTER, next));
        }

        @Test
        void isAllowedWhileItStandsAndHasItsRights() {
            assertThat(against(NOW, published())).isEmpty();
            assertThat(against(NOW.minusSeconds(60), published())).isEmpty();
        }

        @Test
        void isRefusedWithEverythingThatStandsAgainstItAtOnce() {
            rights = EXPIRES;
            var takedown = new PublicationEvent.TakedownRequired(ID, MASTER, LATER, List.of("licence-expired"));
            List<PublicationRejection.Reason> reasons = Publication.of(List.of(published(), takedown))
                    .againstDelivery(true, (master, channel, market, from, until) -> rights, NOW);
            assertThat(reasons)
                    .extracting(PublicationRejection.Reason::code)
                    .containsExactly("takedown-required", "master-retired", "rights-refused");
            assertThat(reasons.getLast().params())
                    .containsEntry("failsAt", LATER.toString())
                    .containsEntry("reasons", List.of("licence-expired"));
        }

        @Test
        void isRefusedFromTheVeryInstantOfItsEnd() {
            var withdrawn = new PublicationEvent.Withdrawn(ID, MASTER, LATER);
            assertThat(against(LATER.minusNanos(1), published(), withdrawn)).isEmpty();
            assertThat(against(LATER, published(), withdrawn)).containsExactly("publication-ended");
        }

        @Test
        void beforeItBeginsItsRightsAreAskedForThenAndTheEmbargoForNow() {
            Instant before = NOW.minusSeconds(60);
            PublicationGate embargoedNow =
                    (master, channel, market, from, until) -> from.isBefore(NOW) ? EMBARGOED : ALLOWED;
            assertThat(Publication.of(List.of(published())).againstDelivery(false, embargoedNow, before))
                    .extracting(PublicationRejection.Reason::code)
                    .containsExactly("rights-refused");
            PublicationGate unlicensedNow =
                    (master, channel, market, from, until) -> from.isBefore(NOW) ? EXPIRES : ALLOWED;
            assertThat(Publication.of(List.of(published())).againstDelivery(false, unlicensedNow, before))
                    .isEmpty();
        }

        private List<String> against(Instant now, PublicationEvent... events) {
            return Publication.of(List.of(events))
                    .againstDelivery(false, (master, channel, market, from, until) -> rights, now)
                    .stream()
                    .map(PublicationRejection.Reason::code)
                    .toList();
        }
    }

    private static PublicationEvent.Published published() {
        return new PublicationEvent.Published(
                ID, VARIANT, MASTER, 3, "amazon-main", FILE, AMAZON, new Use(null, null, null, null, NOW, null));
    }

    private static PublicationCommand.Publish publish(Map<String, Object> more) {
        return publish(new Candidate(FILE, 3, "amazon-main", "amazon", List.of(), false, "Atelier"), more);
    }

    private static PublicationCommand.Publish publish(Candidate candidate, Map<String, Object> more) {
        Map<String, @Nullable Object> use =
                new HashMap<>(Map.of("channel", "amazon", "market", "US", "listing", "B0TEST1234", "slot", "main"));
        use.putAll(more);
        return new PublicationCommand.Publish(ID, VARIANT, MASTER, candidate, use, NOW);
    }

    private static PublicationRejection.Refused refusal(ResultValidator<Publication> result) {
        PublicationRejection.Refused[] refused = new PublicationRejection.Refused[1];
        result.expectException(new org.hamcrest.CustomMatcher<Throwable>("a refusal") {
            @Override
            public boolean matches(Object thrown) {
                return thrown instanceof PublicationRejection.Refused found && (refused[0] = found) == found;
            }
        });
        return assertThat(refused[0])
                .asInstanceOf(type(PublicationRejection.Refused.class))
                .actual();
    }
}
