package io.reprise.domain.variant;

import static io.reprise.domain.variant.VariantStory.CONFORMS;
import static io.reprise.domain.variant.VariantStory.FILE;
import static io.reprise.domain.variant.VariantStory.ID;
import static io.reprise.domain.variant.VariantStory.MASTER;
import static io.reprise.domain.variant.VariantStory.PROFILE;
import static io.reprise.domain.variant.VariantStory.RECIPE;
import static io.reprise.domain.variant.VariantStory.aVariant;
import static io.reprise.domain.variant.VariantStory.derivedOf;
import static io.reprise.domain.variant.VariantStory.failedOf;
import static io.reprise.domain.variant.VariantStory.requestedOf;
import static io.reprise.domain.variant.VariantStory.staleSince;
import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.recipe.Applied;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VariantTest {
    private static final FocalPoint LEFT = new FocalPoint(0.1, 0.5);

    private final FixtureConfiguration<Variant> fixture = new AggregateTestFixture<>(Variant.class);

    @Nested
    class Requesting {
        @Test
        void beginsAVariant() {
            fixture.givenNoPriorActivity()
                    .when(request(1))
                    .expectEvents(requestedOf(1))
                    .expectResultMessagePayload(0L)
                    .expectState(variant -> {
                        assertThat(variant.variantId()).isEqualTo(ID);
                        assertThat(variant.masterId()).isEqualTo(MASTER);
                        assertThat(variant.profile()).isEqualTo(PROFILE);
                        assertThat(variant.recipe()).isEqualTo(RECIPE);
                        assertThat(variant.state()).isEqualTo(Variant.State.REQUESTED);
                        assertThat(variant.masterVersion()).isEqualTo(1);
                        assertThat(variant.rendition()).isNull();
                        assertThat(variant.stale()).isFalse();
                    });
        }

        @Test
        void theSameAgainIsNoEvent() {
            fixture.given(aVariant().events()).when(request(1)).expectNoEvents().expectResultMessagePayload(0L);
        }

        @Test
        void whatIsMadeAlreadyIsNoEvent() {
            fixture.given(aVariant().derived(1).events()).when(request(1)).expectNoEvents();
        }

        @Test
        void anOlderVersionThanTheOneMadeIsNoEvent() {
            fixture.given(aVariant().derived(1).requested(3).derived(3).events())
                    .when(request(2))
                    .expectNoEvents();
        }

        @Test
        void aNewerVersionIsAskedForBeforeTheFirstIsMade() {
            fixture.given(aVariant().events()).when(request(2)).expectEvents(requestedOf(2));
        }

        @Test
        void aNewerVersionIsAskedForAfterTheFirstIsMade() {
            fixture.given(aVariant().derived(1).staleAt(2).events())
                    .when(request(2))
                    .expectEvents(requestedOf(2));
        }

        @Test
        void anotherRecipeOfTheSameVersionIsAskedForAndItsAnswerIsTheOneThatCounts() {
            var badge = new Applied(List.of(new Applied.Use("eco-badge", 1)), "ab".repeat(32));
            var asked = new VariantCommand.Request(ID, MASTER, PROFILE, RECIPE, 1, null, badge);
            var requested = new VariantEvent.Requested(ID, MASTER, PROFILE, RECIPE, 1, null, badge);
            fixture.given(aVariant().derived(1).events()).when(asked).expectEvents(requested);
            List<Object> waiting = new ArrayList<>(aVariant().derived(1).events());
            waiting.add(requested);
            // The plain file of an earlier job comes too late.
            fixture.given(waiting).when(derived(1)).expectNoEvents();
            fixture.given(waiting)
                    .when(new VariantCommand.RecordDerived(ID, MASTER, 1, 1, FILE, CONFORMS, null, badge))
                    .expectEvents(new VariantEvent.Derived(ID, MASTER, 1, 1, FILE, CONFORMS))
                    .expectState(variant -> assertThat(variant.applied()).isEqualTo(badge));
        }

        @Test
        void anotherCutOfTheSameVersionIsAskedFor() {
            fixture.given(aVariant().derived(1).events())
                    .when(request(1, LEFT))
                    .expectEvents(requestedOf(1, LEFT))
                    .expectState(variant -> {
                        assertThat(variant.wantedFocalPoint()).isEqualTo(LEFT);
                        assertThat(variant.focalPoint()).isNull();
                    });
        }

        @Test
        void theSameCutAgainIsNoEvent() {
            fixture.given(aVariant().derived(1).requested(1, LEFT).derived(1).events())
                    .when(request(1, new FocalPoint(0.1, 0.50001)))
                    .expectNoEvents()
                    .expectState(variant -> assertThat(variant.focalPoint()).isEqualTo(LEFT));
        }

        @Test
        void aCutOfAnOlderVersionThanTheOneMadeIsNoEvent() {
            fixture.given(aVariant().derived(1).requested(2).derived(2).events())
                    .when(request(1, LEFT))
                    .expectNoEvents();
        }

        @Test
        void whatFailedMayBeAskedForAgain() {
            fixture.given(aVariant().failed(1).events()).when(request(1)).expectEvents(requestedOf(1));
        }
    }

    @Nested
    class Answering {
        @Test
        void theFileIsKeptWithHowItConforms() {
            fixture.given(aVariant().events())
                    .when(derived(1))
                    .expectEvents(derivedOf(1))
                    .expectResultMessagePayload(1L)
                    .expectState(variant -> {
                        assertThat(variant.state()).isEqualTo(Variant.State.DERIVED);
                        assertThat(variant.rendition()).isEqualTo(FILE);
                        assertThat(variant.conformance()).isEqualTo(CONFORMS);
                        assertThat(variant.stale()).isFalse();
                    });
        }

        @Test
        void aFailureIsKeptByItsCode() {
            fixture.given(aVariant().events())
                    .when(failure(1))
                    .expectEvents(failedOf(1))
                    .expectState(variant -> {
                        assertThat(variant.state()).isEqualTo(Variant.State.FAILED);
                        assertThat(variant.failure()).isEqualTo("worker-died");
                    });
        }

        @Test
        void aFileThatIsCutOtherwiseThanWantedIsNotTaken() {
            fixture.given(aVariant().requested(1, LEFT).events())
                    .when(derived(1))
                    .expectNoEvents();
        }

        @Test
        void aFailureOfAnotherCutThanTheWantedIsNotTaken() {
            fixture.given(aVariant().requested(1, LEFT).events())
                    .when(failure(1))
                    .expectNoEvents();
        }

        @Test
        void aJobThatRanTwiceChangesNothing() {
            fixture.given(aVariant().derived(1).events()).when(derived(1)).expectNoEvents();
        }

        @Test
        void aFailureAfterTheFileChangesNothing() {
            fixture.given(aVariant().derived(1).events()).when(failure(1)).expectNoEvents();
        }

        @Test
        void aFileAfterTheFailureChangesNothing() {
            fixture.given(aVariant().failed(1).events()).when(derived(1)).expectNoEvents();
        }

        @Test
        void anAnswerAboutAnOlderRequestChangesNothing() {
            fixture.given(aVariant().requested(2).events()).when(derived(1)).expectNoEvents();
        }

        @Test
        void anAnswerAboutAVersionNobodyAskedForChangesNothing() {
            fixture.given(aVariant().events()).when(failure(7)).expectNoEvents();
        }

        @Test
        void successEndsAnEarlierFailure() {
            fixture.given(aVariant().failed(1).requested(1).events())
                    .when(derived(1))
                    .expectState(variant -> assertThat(variant.failure()).isNull());
        }

        @Test
        void theOldFileStaysWhileTheNewOneFails() {
            fixture.given(aVariant().derived(1).staleAt(2).requested(2).events())
                    .when(failure(2))
                    .expectState(variant -> {
                        assertThat(variant.rendition()).isEqualTo(FILE);
                        assertThat(variant.masterVersion()).isEqualTo(1);
                        assertThat(variant.stale()).isTrue();
                    });
        }

        @Test
        void nothingCanBeSaidOfAVariantNobodyAskedFor() {
            fixture.givenNoPriorActivity().when(derived(1)).expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class GoingStale {
        @Test
        void followsANewVersionOfTheMaster() {
            fixture.given(aVariant().derived(1).events())
                    .when(stale(2))
                    .expectEvents(staleSince(2))
                    .expectState(variant -> assertThat(variant.stale()).isTrue());
        }

        @Test
        void isToldOncePerVersion() {
            fixture.given(aVariant().derived(1).staleAt(3).events())
                    .when(stale(3))
                    .expectNoEvents();
        }

        @Test
        void isNotToldOfVersionsItHasPassed() {
            fixture.given(aVariant().derived(1).staleAt(3).events())
                    .when(stale(2))
                    .expectNoEvents();
        }

        @Test
        void isNotToldOfTheVersionItShows() {
            fixture.given(aVariant().derived(1).events()).when(stale(1)).expectNoEvents();
        }

        @Test
        void isNoPropertyOfAVariantWithoutAFile() {
            fixture.given(aVariant().events())
                    .when(stale(2))
                    .expectEvents(staleSince(2))
                    .expectState(variant -> assertThat(variant.stale()).isFalse());
        }

        @Test
        void aFileThatComesAfterTheNewVersionIsStaleFromTheStart() {
            fixture.given(aVariant().staleAt(2).events())
                    .when(derived(1))
                    .expectEvents(derivedOf(1), staleSince(2))
                    .expectState(variant -> assertThat(variant.stale()).isTrue());
        }

        @Test
        void isNotForgottenWhenAnOlderVersionIsAskedFor() {
            fixture.given(aVariant().requested(3).failed(3).requested(2).events())
                    .when(derived(2))
                    .expectEvents(derivedOf(2), staleSince(3));
        }

        @Test
        void endsWithAFileOfTheNewestVersion() {
            fixture.given(aVariant().derived(1).staleAt(2).requested(2).events())
                    .when(derived(2))
                    .expectEvents(derivedOf(2))
                    .expectState(variant -> assertThat(variant.stale()).isFalse());
        }

        @Test
        void doesNotEndWithAFileOfAVersionInBetween() {
            fixture.given(aVariant()
                            .derived(1)
                            .staleAt(2)
                            .requested(2)
                            .staleAt(3)
                            .events())
                    .when(derived(2))
                    .expectEvents(derivedOf(2), staleSince(3))
                    .expectState(variant -> assertThat(variant.masterVersion()).isEqualTo(2));
        }
    }

    @Test
    void aForgottenFileStillFoldsAndCanBeMadeAnew() {
        fixture.given(aVariant().derivedAndForgotten(1).staleAt(2).events())
                .when(request(2))
                .expectEvents(requestedOf(2))
                .expectState(variant ->
                        assertThat(variant.rendition().digest().isErased()).isTrue());
    }

    private static VariantCommand request(int masterVersion) {
        return new VariantCommand.Request(ID, MASTER, PROFILE, RECIPE, masterVersion);
    }

    private static VariantCommand request(int masterVersion, FocalPoint focalPoint) {
        return new VariantCommand.Request(ID, MASTER, PROFILE, RECIPE, masterVersion, focalPoint, null);
    }

    private static VariantCommand derived(int masterVersion) {
        return new VariantCommand.RecordDerived(ID, MASTER, masterVersion, 1, FILE, CONFORMS);
    }

    private static VariantCommand failure(int masterVersion) {
        return new VariantCommand.RecordFailure(ID, MASTER, masterVersion, "worker-died");
    }

    private static VariantCommand stale(int masterVersion) {
        return new VariantCommand.MarkStale(ID, MASTER, masterVersion);
    }
}
