package io.reprise.domain.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewTest {
    private static final UUID ID = new UUID(1, 1);
    private static final UUID MASTER = new UUID(2, 2);
    private static final UUID ANNA = new UUID(3, 3);
    private static final UUID BEN = new UUID(4, 4);
    private static final ReviewEvent REQUESTED = new ReviewEvent.Requested(ID, MASTER, 3, ANNA, "for spring");
    private static final ReviewEvent APPROVED = new ReviewEvent.Approved(ID, MASTER, 3, BEN);
    private static final ReviewEvent REJECTED = new ReviewEvent.Rejected(ID, MASTER, 3, BEN, "an old logo");

    private final FixtureConfiguration<Review> fixture = new AggregateTestFixture<>(Review.class);
    private final List<Integer> held = new ArrayList<>();

    @BeforeEach
    void watchWhatIsHeld() {
        fixture.registerInjectableResource(new ApprovalGate() {
            @Override
            public boolean approved(UUID masterId, int version) {
                throw new AssertionError("a review decides by itself");
            }

            @Override
            public void holdForDecision(UUID masterId, int version) {
                assertThat(masterId).isEqualTo(MASTER);
                held.add(version);
            }
        });
    }

    @Test
    void isAskedForOneVersion() {
        fixture.givenNoPriorActivity()
                .when(new ReviewCommand.Request(ID, MASTER, 3, ANNA, " for spring "))
                .expectEvents(REQUESTED)
                .expectState(review -> assertThat(review.state()).isEqualTo(ReviewState.OPEN));
        assertThat(held).as("asking decides nothing").isEmpty();
    }

    @Test
    void askedTwiceIsOneReview() {
        fixture.given(REQUESTED)
                .when(new ReviewCommand.Request(ID, MASTER, 3, ANNA, null))
                .expectNoEvents();
    }

    @Test
    void isApprovedBySomebodyElseWhileTheVersionIsHeld() {
        fixture.given(REQUESTED).when(approve(BEN, false)).expectEvents(APPROVED);
        assertThat(held).containsExactly(3);
    }

    @Test
    void isNotApprovedByWhoeverAskedForIt() {
        DomainRejection refused = refusal(fixture.given(REQUESTED).when(approve(ANNA, false)));
        assertThat(refused).isInstanceOf(ReviewRejection.Own.class);
        assertThat(refused.kind()).isEqualTo(DomainRejection.Kind.FORBIDDEN);
    }

    @Test
    void isApprovedByWhoeverAskedForItIfTheyMayApproveTheirOwn() {
        fixture.given(REQUESTED).when(approve(ANNA, true)).expectEvents(new ReviewEvent.Approved(ID, MASTER, 3, ANNA));
    }

    @Test
    void isRejectedWithAReasonAlsoByWhoeverAskedForIt() {
        fixture.given(REQUESTED)
                .when(reject(ANNA, " an old logo "))
                .expectEvents(new ReviewEvent.Rejected(ID, MASTER, 3, ANNA, "an old logo"))
                .expectState(review -> {
                    assertThat(review.state()).isEqualTo(ReviewState.REJECTED);
                    assertThat(review.decidedBy()).isEqualTo(ANNA);
                });
        assertThat(held).containsExactly(3);
    }

    @Test
    void staysAsItWasDecided() {
        assertThat(refusal(fixture.given(REQUESTED, APPROVED).when(reject(BEN, "no"))))
                .isInstanceOf(ReviewRejection.Decided.class)
                .extracting(DomainRejection::params)
                .hasToString("{state=approved}");
        assertThat(refusal(fixture.given(REQUESTED, REJECTED).when(approve(BEN, false))))
                .isInstanceOf(ReviewRejection.Decided.class)
                .extracting(DomainRejection::params)
                .hasToString("{state=rejected}");
    }

    @ParameterizedTest
    @CsvSource({"'', required", "' ', required", "a\bb, control-character"})
    void aReasonIsSomethingToRead(String reason, String code) {
        assertThat(refusal(fixture.given(REQUESTED).when(reject(BEN, reason))))
                .asInstanceOf(type(ReviewRejection.Invalid.class))
                .extracting(ReviewRejection.Invalid::errors)
                .isEqualTo(List.of(new FieldError("/reason", code)));
    }

    @Test
    void aNoteHasALimitInCharactersAsPeopleCountThem() {
        String longest = "😀".repeat(Review.LONGEST_TEXT);
        fixture.givenNoPriorActivity()
                .when(new ReviewCommand.Request(ID, MASTER, 1, ANNA, longest))
                .expectSuccessfulHandlerExecution();
        DomainRejection refused = refusal(
                fixture.givenNoPriorActivity().when(new ReviewCommand.Request(ID, MASTER, 1, ANNA, longest + "!")));
        assertThat(refused)
                .asInstanceOf(type(ReviewRejection.Invalid.class))
                .extracting(ReviewRejection.Invalid::errors)
                .isEqualTo(List.of(new FieldError("/note", "too-long")));
    }

    private static ReviewCommand approve(UUID by, boolean ownToo) {
        return new ReviewCommand.Approve(ID, MASTER, 0L, by, ownToo);
    }

    private static ReviewCommand reject(UUID by, String reason) {
        return new ReviewCommand.Reject(ID, MASTER, 0L, by, reason);
    }

    private static DomainRejection refusal(ResultValidator<Review> result) {
        DomainRejection[] found = new DomainRejection[1];
        result.expectNoEvents().expectException(new org.hamcrest.CustomMatcher<Throwable>("a rejection") {
            @Override
            public boolean matches(Object thrown) {
                return thrown instanceof DomainRejection rejection && (found[0] = rejection) == rejection;
            }
        });
        return found[0];
    }
}
