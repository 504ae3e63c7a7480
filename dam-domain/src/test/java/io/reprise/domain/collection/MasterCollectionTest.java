package io.reprise.domain.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reprise.domain.shared.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterCollectionTest {
    private static final UUID ID = new UUID(1, 1);
    private static final UUID ANNA = new UUID(2, 1);
    private static final UUID BEN = new UUID(2, 2);
    private static final Map<String, List<String>> RED = Map.of("q", List.of("red"));
    private static final CollectionEvent MANUAL =
            new CollectionEvent.Created(ID, ANNA, "Spring", CollectionKind.MANUAL, Map.of());
    private static final CollectionEvent LIVE = new CollectionEvent.Created(ID, ANNA, "Red", CollectionKind.LIVE, RED);
    private static final CollectionEvent DELETED = new CollectionEvent.Deleted(ID);

    private final FixtureConfiguration<MasterCollection> fixture = new AggregateTestFixture<>(MasterCollection.class);

    private static List<UUID> images(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(n -> new UUID(3, n)).toList();
    }

    private static CollectionEvent in(List<UUID> images) {
        return new CollectionEvent.MastersAdded(ID, images);
    }

    private static CollectionEvent out(List<UUID> images) {
        return new CollectionEvent.MastersRemoved(ID, images);
    }

    private static CollectionCommand change(List<UUID> add, List<UUID> remove) {
        return new CollectionCommand.Change(ID, add, remove);
    }

    private static CollectionCommand.Create create(String name, CollectionKind kind, Map<String, List<String>> query) {
        return new CollectionCommand.Create(ID, ANNA, name, kind, query);
    }

    private static CollectionCommand revise(
            UUID by, boolean othersToo, @Nullable String name, @Nullable Map<String, List<String>> query) {
        return new CollectionCommand.Revise(ID, 0L, by, othersToo, name, query);
    }

    @Test
    void isMadeByHandOrByAQuery() {
        fixture.givenNoPriorActivity()
                .when(create(" Spring ", CollectionKind.MANUAL, Map.of()))
                .expectEvents(MANUAL);
        fixture.givenNoPriorActivity()
                .when(create("Red", CollectionKind.LIVE, RED))
                .expectEvents(LIVE);
    }

    @Test
    void addingWhatIsInItAndRemovingWhatIsNotChangesNothing() {
        fixture.given(MANUAL, in(images(0, 2)))
                .when(change(images(0, 2), images(7, 2)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        fixture.given(MANUAL, in(images(0, 2)))
                .when(change(images(1, 2), List.of()))
                .expectEvents(in(images(2, 1)));
        fixture.given(MANUAL, in(images(0, 2)))
                .when(change(List.of(), images(1, 9)))
                .expectEvents(out(images(1, 1)));
        fixture.given(MANUAL)
                .when(change(List.of(new UUID(3, 0), new UUID(3, 0)), List.of()))
                .expectEvents(in(images(0, 1)));
    }

    @Test
    void putsInAndTakesOutAtOnce() {
        fixture.given(MANUAL, in(images(0, 2)))
                .when(change(images(2, 1), images(0, 1)))
                .expectEvents(out(images(0, 1)), in(images(2, 1)));
        fixture.given(MANUAL)
                .when(change(images(0, 1), images(0, 1)))
                .expectException(CollectionRejection.Invalid.class)
                .expectNoEvents();
    }

    @Test
    void takesNoMoreThanCanBeSearchedAmong() {
        List<CollectionEvent> story = new ArrayList<>(List.of(MANUAL));
        for (int from = 0; from < MasterCollection.MOST_MASTERS; from += MasterCollection.MOST_AT_ONCE) {
            story.add(in(images(from, MasterCollection.MOST_AT_ONCE)));
        }
        List<UUID> oneMore = images(MasterCollection.MOST_MASTERS, 1);
        fixture.given(story)
                .when(change(oneMore, List.of()))
                .expectException(CollectionRejection.Full.class)
                .expectNoEvents();
        fixture.given(story).when(change(oneMore, images(5, 1))).expectEvents(out(images(5, 1)), in(oneMore));
        fixture.given(story).when(change(images(5, 9), List.of())).expectNoEvents();
    }

    @Test
    void refusesMoreAtOnceThanOneCommandTakes() {
        fixture.given(MANUAL)
                .when(change(images(0, 501), List.of()))
                .expectException(CollectionRejection.Invalid.class);
        fixture.given(MANUAL)
                .when(change(List.of(), images(0, 501)))
                .expectException(CollectionRejection.Invalid.class);
    }

    @Test
    void nobodyPutsAnythingIntoALiveOne() {
        fixture.given(LIVE)
                .when(change(images(0, 1), List.of()))
                .expectException(CollectionRejection.Live.class)
                .expectNoEvents();
    }

    @Test
    void isRenamedAndGetsAnotherQueryByItsOwnerOrWhoMayForOthers() {
        var renamed = new CollectionEvent.Renamed(ID, "Rot");
        var changed = new CollectionEvent.QueryChanged(ID, Map.of("q", List.of("rot")));
        fixture.given(LIVE)
                .when(revise(ANNA, false, "Rot", Map.of("q", List.of("rot"))))
                .expectEvents(renamed, changed);
        fixture.given(LIVE).when(revise(BEN, true, "Rot", null)).expectEvents(renamed);
        fixture.given(LIVE)
                .when(revise(BEN, false, "Rot", null))
                .expectException(CollectionRejection.NotOwner.class)
                .expectNoEvents();
        fixture.given(LIVE).when(revise(ANNA, false, "Red", RED)).expectNoEvents();
        fixture.given(MANUAL).when(revise(ANNA, false, null, RED)).expectException(CollectionRejection.Manual.class);
    }

    @Test
    void isDeletedByItsOwnerAndThenNothingCanBeDoneWithIt() {
        var delete = new CollectionCommand.Delete(ID, 0L, ANNA, false);
        fixture.given(MANUAL).when(delete).expectEvents(DELETED);
        fixture.given(MANUAL)
                .when(new CollectionCommand.Delete(ID, 0L, BEN, false))
                .expectException(CollectionRejection.NotOwner.class);
        fixture.given(MANUAL)
                .when(new CollectionCommand.Delete(ID, 0L, BEN, true))
                .expectEvents(DELETED);
        for (CollectionCommand after : List.of(
                new CollectionCommand.Delete(ID, 1L, ANNA, false),
                new CollectionCommand.Revise(ID, 1L, ANNA, false, "Again", null),
                change(images(0, 1), List.of()))) {
            fixture.given(MANUAL, DELETED)
                    .when(after)
                    .expectException(CollectionRejection.Gone.class)
                    .expectNoEvents();
        }
    }

    @Test
    void isRevisedAndDeletedOnlyFromTheStateThatWasSeen() {
        fixture.given(MANUAL, in(images(0, 1)))
                .when(revise(ANNA, false, "Summer", null))
                .expectException(ConflictingAggregateVersionException.class);
        fixture.given(MANUAL, in(images(0, 1)))
                .when(new CollectionCommand.Delete(ID, 0L, ANNA, false))
                .expectException(ConflictingAggregateVersionException.class);
    }

    @ParameterizedTest
    @CsvSource({"'', blank", "'  ', blank", "'a\nb', control-character", "'a\u0007b', control-character"})
    void refusesWhatIsNoName(String name, String code) {
        assertThat(errors(create(name, CollectionKind.MANUAL, Map.of())))
                .containsExactly(new FieldError("/name", code));
    }

    @Test
    void aNameMayBeLongInCharactersThatAreWrittenAsTwo() {
        assertThat(errors(create("𝔸".repeat(101), CollectionKind.MANUAL, Map.of())))
                .containsExactly(new FieldError("/name", "too-long"));
        fixture.givenNoPriorActivity()
                .when(create("𝔸".repeat(100), CollectionKind.MANUAL, Map.of()))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aLiveOneLooksForSomethingAndOneMadeByHandForNothing() {
        assertThat(errors(create("Red", CollectionKind.LIVE, Map.of())))
                .containsExactly(new FieldError("/query", "required"));
        assertThat(errors(create("Red", CollectionKind.MANUAL, RED)))
                .containsExactly(new FieldError("/query", "not-for-kind"));
        assertThat(errors(create("Red", CollectionKind.LIVE, Map.of("q", List.of("x".repeat(8_000))))))
                .containsExactly(new FieldError("/query", "too-long"));
        assertThat(errors(create("Red", CollectionKind.LIVE, Map.of("q", List.of("\u0000")))))
                .containsExactly(new FieldError("/query", "control-character"));
    }

    /** Whatever is put in and taken out, in whatever order, what is in it is what a set would have. */
    @Property(tries = 200)
    void isASet(@ForAll @Size(max = 30) List<@IntRange(min = -9, max = 9) Integer> steps) {
        Set<UUID> expected = new LinkedHashSet<>();
        List<CollectionEvent> events = new ArrayList<>(List.of(MANUAL));
        for (int step : steps) {
            List<UUID> one = images(Math.abs(step), 1);
            var known = MasterCollection.of(events).masterIds();
            if (step >= 0 && !known.contains(one.getFirst())) {
                events.add(in(one));
            } else if (step < 0 && known.contains(one.getFirst())) {
                events.add(out(one));
            }
            if (step >= 0) {
                expected.addAll(one);
            } else {
                one.forEach(expected::remove);
            }
        }
        assertThat(MasterCollection.of(events).masterIds()).containsExactlyElementsOf(expected);
    }

    private static List<FieldError> errors(CollectionCommand.Create command) {
        return catchThrowableOfType(CollectionRejection.Invalid.class, () -> new MasterCollection().handle(command))
                .errors();
    }

    @Test
    void everyKindHasItsWord() {
        assertThat(Arrays.stream(CollectionKind.values()).map(kind -> CollectionKind.of(kind.code())))
                .allSatisfy(kind -> assertThat(kind).isPresent());
        assertThat(CollectionKind.of("smart")).isEmpty();
    }
}
