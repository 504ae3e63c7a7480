package io.reprise.domain.master;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterTest {
    private static final String GTIN = "4006381333931";

    private final FixtureConfiguration<Master> fixture = new AggregateTestFixture<>(Master.class);

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
    class Versions {
        @Test
        void aNewOneGetsTheNextNumber() {
            fixture.given(aMaster().withVersion(photo("side")).events())
                    .when(addVersion(photo("back"), " retouched "))
                    .expectEvents(new MasterEvent.VersionAdded(ID, 3, photo("back"), "retouched"))
                    .expectResultMessagePayload(3L);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\u0000b", "\uD83D", "\u001Bc"})
        void aNoteThatNoPageCanHoldIsRefused(String note) {
            refused(
                    fixture.given(aMaster().events()).when(addVersion(photo("side"), note)),
                    new FieldError("/note", "control-character"));
        }

        @Test
        void aNoteWithoutEndIsRefused() {
            refused(
                    fixture.given(aMaster().events()).when(addVersion(photo("side"), "x".repeat(2_001))),
                    new FieldError("/note", "too-long"));
        }

        @Test
        void anEarlierOneCanComeBackAsTheNewest() {
            fixture.given(aMaster().withVersion(photo("side")).events())
                    .when(restore(1))
                    .expectEvents(new MasterEvent.VersionRestored(ID, 3, 1))
                    .expectState(master -> {
                        assertThat(master.current().content()).isEqualTo(FRONT);
                        assertThat(master.current().number()).isEqualTo(3);
                        assertThat(master.current().restoredFrom()).isEqualTo(1);
                        assertThat(master.versions()).hasSize(3);
                    });
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE})
        void oneThatIsNotThereCannotComeBack(int version) {
            fixture.given(aMaster().withVersion(photo("side")).events())
                    .when(restore(version))
                    .expectException(MasterRejection.NoSuchVersion.class)
                    .expectException(rejects(DomainRejection.Kind.NOT_FOUND, "no-such-version"))
                    .expectNoEvents();
        }

        @Test
        void theNewestIsCurrentAlready() {
            fixture.given(aMaster().withVersion(photo("side")).events())
                    .when(restore(2))
                    .expectException(MasterRejection.AlreadyCurrent.class)
                    .expectException(rejects(DomainRejection.Kind.CONFLICT, "already-current"))
                    .expectNoEvents();
        }

        @Test
        void oneWithTheBytesOfTheNewestIsCurrentAlready() {
            fixture.given(aMaster().withVersion(photo("side")).withRestored(1).events())
                    .when(restore(1))
                    .expectException(MasterRejection.AlreadyCurrent.class)
                    .expectNoEvents();
        }
    }

    @Nested
    class Describing {
        @Test
        void changesOnlyWhatThePatchNames() {
            fixture.given(aMaster().events())
                    .when(describe("brand", "Atelier"))
                    .expectEvents(new MasterEvent.Described(
                            ID,
                            DescriptionForm.read(
                                    Map.of("title", "Red shoe", "brand", "Atelier", "tags", List.of("shoe", "red"))),
                            List.of("brand")))
                    .expectState(
                            master -> assertThat(master.description().title()).isEqualTo("Red shoe"));
        }

        @Test
        void nullTakesAMemberAway() {
            fixture.given(aMaster().events())
                    .when(describe("title", null))
                    .expectState(
                            master -> assertThat(master.description().title()).isNull());
        }

        @Test
        void tagsProductsAndClassHaveEventsOfTheirOwn() {
            var product = new Product("0" + GTIN, null, null);
            var patch = new LinkedHashMap<String, @Nullable Object>();
            patch.put("title", "Blue shoe");
            patch.put("tags", List.of("shoe", "blue"));
            patch.put("products", List.of(Map.of("gtin", GTIN)));
            patch.put("assetClass", "model");
            fixture.given(aMaster().events())
                    .when(new MasterCommand.Describe(ID, null, patch))
                    .expectEvents(
                            new MasterEvent.Described(ID, describedAs("Blue shoe", "shoe", "red"), List.of("title")),
                            new MasterEvent.Tagged(ID, List.of("blue"), List.of("red")),
                            new MasterEvent.ProductsAssigned(ID, List.of(product)),
                            new MasterEvent.Classified(ID, AssetClass.MODEL))
                    .expectState(master -> {
                        assertThat(master.description().tags()).containsExactly("shoe", "blue");
                        assertThat(master.description().products()).containsExactly(product);
                        assertThat(master.description().assetClass()).isEqualTo(AssetClass.MODEL);
                    });
        }

        @Test
        void customFieldsArePatchedOneByOne() {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("season", null);
            fields.put("look", 12);
            fixture.given(MasterStory.aMasterOf(
                                    DescriptionForm.read(Map.of("fields", Map.of("season", "SS26", "fit", "slim"))))
                            .events())
                    .when(describe("fields", fields))
                    .expectState(master -> assertThat(master.description().fields())
                            .containsExactlyInAnyOrderEntriesOf(Map.of("fit", "slim", "look", "12")));
        }

        @Test
        void whatIsSaidAlreadyIsNoEvent() {
            fixture.given(aMaster().events())
                    .when(describe("title", "Red shoe"))
                    .expectNoEvents()
                    .expectResultMessagePayload(1L);
        }

        @Test
        void anEmptyPatchIsNoEvent() {
            fixture.given(aMaster().events())
                    .when(new MasterCommand.Describe(ID, null, Map.of()))
                    .expectNoEvents();
        }

        @Test
        void oneWrongMemberKeepsAllOthersOut() {
            refused(
                    fixture.given(aMaster().events())
                            .when(new MasterCommand.Describe(ID, null, Map.of("title", "Blue", "locale", "not a tag"))),
                    new FieldError("/locale", "malformed"));
        }
    }

    @Nested
    class Tagging {
        @Test
        void tellsOnlyWhatIsNew() {
            fixture.given(aMaster().events())
                    .when(tag(List.of("red", "summer"), List.of("winter", "shoe")))
                    .expectEvents(new MasterEvent.Tagged(ID, List.of("summer"), List.of("shoe")));
        }

        @Test
        void thatChangesNothingIsNoEvent() {
            fixture.given(aMaster().events())
                    .when(tag(List.of("red", " shoe "), List.of("winter")))
                    .expectNoEvents();
        }

        @Test
        void removedAndAddedAtOnceIsKept() {
            fixture.given(aMaster().events())
                    .when(tag(List.of("red"), List.of("red")))
                    .expectNoEvents();
        }

        @Test
        void theOrderAloneIsNoChange() {
            fixture.given(aMaster().events())
                    .when(describe("tags", List.of("red", "shoe")))
                    .expectNoEvents();
        }

        @Test
        void beyondTwoHundredIsRefused() {
            List<String> many = IntStream.range(0, 199).mapToObj(i -> "t" + i).toList();
            refused(fixture.given(aMaster().events()).when(tag(many, List.of())), new FieldError("/tags", "too-many"));
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
                new AggregateTestFixture<>(Master.class)
                        .given(aMaster().withVersion(photo("side")).retired().events())
                        .when(change)
                        .expectException(MasterRejection.Retired.class)
                        .expectException(rejects(DomainRejection.Kind.CONFLICT, "master-retired"))
                        .expectNoEvents();
                new AggregateTestFixture<>(Master.class)
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
                new AggregateTestFixture<>(Master.class)
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

    private static MasterCommand addVersion(Content content, @Nullable String note) {
        return new MasterCommand.AddVersion(ID, null, content, note);
    }

    private static MasterCommand restore(int version) {
        return new MasterCommand.RestoreVersion(ID, null, version);
    }

    private static MasterCommand describe(String member, @Nullable Object value) {
        var patch = new LinkedHashMap<String, @Nullable Object>();
        patch.put(member, value);
        return new MasterCommand.Describe(ID, null, patch);
    }

    private static MasterCommand tag(List<String> add, List<String> remove) {
        return new MasterCommand.Tag(ID, null, add, remove);
    }

    private static MasterCommand retire() {
        return new MasterCommand.Retire(ID, null);
    }

    private static MasterCommand reinstate() {
        return new MasterCommand.Reinstate(ID, null);
    }

    private static Matcher<?> rejects(DomainRejection.Kind kind, String code) {
        return new Rejects(kind, code);
    }

    private static void refused(ResultValidator<Master> result, FieldError... errors) {
        result.expectNoEvents().expectException(new RejectsMembers(List.of(errors)));
    }
}
