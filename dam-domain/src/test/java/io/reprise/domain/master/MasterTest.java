package io.reprise.domain.master;

import static io.reprise.domain.master.MasterRequests.addVersion;
import static io.reprise.domain.master.MasterRequests.describe;
import static io.reprise.domain.master.MasterRequests.refused;
import static io.reprise.domain.master.MasterRequests.reinstate;
import static io.reprise.domain.master.MasterRequests.rejects;
import static io.reprise.domain.master.MasterRequests.restore;
import static io.reprise.domain.master.MasterRequests.retire;
import static io.reprise.domain.master.MasterRequests.tag;
import static io.reprise.domain.master.MasterStory.ERASED;
import static io.reprise.domain.master.MasterStory.FRONT;
import static io.reprise.domain.master.MasterStory.ID;
import static io.reprise.domain.master.MasterStory.aForgottenMaster;
import static io.reprise.domain.master.MasterStory.aMaster;
import static io.reprise.domain.master.MasterStory.describedAs;
import static io.reprise.domain.master.MasterStory.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MasterTest {
    private final FixtureConfiguration<Master> fixture = MasterStory.fixture();

    @Nested
    class Registering {
        @Test
        void bringsAShotInWithItsFirstVersion() {
            fixture.givenNoPriorActivity()
                    .when(new MasterCommand.Register(ID, FRONT, Map.of("title", " Red shoe ", "tags", List.of("shoe"))))
                    .expectEvents(
                            new MasterEvent.Registered(ID, describedAs("Red shoe", "shoe")),
                            new MasterEvent.VersionAdded(ID, 1, FRONT, null))
                    .expectResultMessagePayload(1L);
        }

        @Test
        void needsNoDescription() {
            fixture.givenNoPriorActivity()
                    .when(new MasterCommand.Register(ID, FRONT, Map.of()))
                    .expectEvents(
                            new MasterEvent.Registered(ID, Description.EMPTY),
                            new MasterEvent.VersionAdded(ID, 1, FRONT, null));
        }

        @Test
        void namesEverythingThatIsWrongAtOnce() {
            refused(
                    fixture.givenNoPriorActivity()
                            .when(new MasterCommand.Register(
                                    ID,
                                    FRONT,
                                    Map.of(
                                            "title",
                                            7,
                                            "colour",
                                            "red",
                                            "products",
                                            List.of(Map.of("gtin", "4006381333932"))))),
                    new FieldError("/colour", "unknown-member"),
                    new FieldError("/title", "not-text"),
                    new FieldError("/products/0/gtin", "invalid-gtin"));
        }

        @Test
        void theSameIdTwiceIsRefused() {
            fixture.given(aMaster().events())
                    .when(new MasterCommand.Register(ID, FRONT, Map.of()))
                    .expectException(EventStoreException.class)
                    .expectNoEvents();
        }
    }

    @Nested
    class Retiring {
        @Test
        void stopsEveryChangeUntilItIsReinstated() {
            List<MasterCommand> changes = List.of(
                    addVersion(photo("side"), null),
                    restore(1),
                    describe("title", "Other"),
                    tag(List.of("new"), List.of()));
            for (MasterCommand change : changes) {
                MasterStory.fixture()
                        .given(aMaster().withVersion(photo("side")).retired().events())
                        .when(change)
                        .expectException(MasterRejection.Retired.class)
                        .expectException(rejects(DomainRejection.Kind.CONFLICT, "master-retired"))
                        .expectNoEvents();
                MasterStory.fixture()
                        .given(aMaster()
                                .withVersion(photo("side"))
                                .retired()
                                .reinstated()
                                .events())
                        .when(change)
                        .expectSuccessfulHandlerExecution();
            }
        }

        @Test
        void happensOnce() {
            fixture.given(aMaster().events()).when(retire()).expectEvents(new MasterEvent.Retired(ID));
        }

        @Test
        void aRetiredMasterAgainIsNoEvent() {
            fixture.given(aMaster().retired().events()).when(retire()).expectNoEvents();
        }

        @Test
        void canBeTakenBack() {
            fixture.given(aMaster().retired().events()).when(reinstate()).expectEvents(new MasterEvent.Reinstated(ID));
        }

        @Test
        void aMasterInUseNeedsNoReinstating() {
            fixture.given(aMaster().events()).when(reinstate()).expectNoEvents();
        }
    }

    @Nested
    class Concurrently {
        @Test
        void aCommandForAnotherVersionOfTheMasterIsRefused() {
            for (long wrong : new long[] {0, 2, 99}) {
                MasterStory.fixture()
                        .given(aMaster().events())
                        .when(new MasterCommand.Retire(ID, wrong))
                        .expectException(ConflictingAggregateVersionException.class);
            }
        }

        @Test
        void aCommandForThisVersionOfTheMasterIsTaken() {
            fixture.given(aMaster().events())
                    .when(new MasterCommand.Retire(ID, 1L))
                    .expectEvents(new MasterEvent.Retired(ID))
                    .expectResultMessagePayload(2L);
        }

        @Test
        void nothingCanBeAskedOfAMasterThatIsNotThere() {
            fixture.givenNoPriorActivity().when(retire()).expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Forgotten {
        @Test
        void stillFoldsAndTakesNewBytes() {
            fixture.given(aForgottenMaster()
                            .withVersion(ERASED)
                            .withRestored(1)
                            .tagged()
                            .showing(new Product(null, "sku-1", "[erased]"))
                            .events())
                    .when(addVersion(photo("new"), null))
                    .expectEvents(new MasterEvent.VersionAdded(ID, 4, photo("new"), null));
        }

        @Test
        void canBeDescribedAnew() {
            fixture.given(aForgottenMaster()
                            .showing(new Product(null, "sku-1", "[erased]"))
                            .events())
                    .when(describe("title", "Red shoe"))
                    .expectState(
                            master -> assertThat(master.description().title()).isEqualTo("Red shoe"));
        }

        @Test
        void cannotBringBackBytesThatAreGone() {
            fixture.given(aForgottenMaster().withVersion(ERASED).events())
                    .when(restore(1))
                    .expectException(MasterRejection.AlreadyCurrent.class);
        }
    }

    @Test
    void aStoryReadsTheSameHoweverItIsFolded() {
        var master = Master.of(
                aMaster().withVersion(photo("side")).withRestored(1).retired().events());
        assertThat(master.masterId()).isEqualTo(ID);
        assertThat(master.retired()).isTrue();
        assertThat(master.versions())
                .extracting(version -> version.content().digest())
                .containsExactly(FRONT.digest(), photo("side").digest(), FRONT.digest());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> master.versions().clear());
    }
}
