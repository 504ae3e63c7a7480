package io.reprise.domain.master;

import static io.reprise.domain.master.MasterStory.FRONT;
import static io.reprise.domain.master.MasterStory.ID;
import static io.reprise.domain.master.MasterStory.aMaster;
import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.shared.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class VersionNumberingTest {

    @Property(tries = 150)
    void versionsCountFromOneWithoutGapsAndRestoredBytesAreTheOriginals(
            @ForAll("commands") @Size(max = 25) List<MasterCommand> commands) {
        List<MasterEvent> log = new ArrayList<>(aMaster().events());
        List<Digest> expected = new ArrayList<>(List.of(FRONT.digest()));
        boolean retired = false;
        for (MasterCommand command : commands) {
            boolean inUse = !retired;
            List<MasterEvent> told = tellOf(log, command);
            switch (command) {
                case MasterCommand.AddVersion add
                when inUse -> expected.add(add.content().digest());
                case MasterCommand.RestoreVersion restore
                when inUse && mayRestore(expected, restore.version()) ->
                    expected.add(expected.get(restore.version() - 1));
                case MasterCommand.Retire _ -> retired = true;
                case MasterCommand.Reinstate _ -> retired = false;
                default -> assertThat(told).as("refused, or about no bytes").noneMatch(VersionNumberingTest::isVersion);
            }
            log.addAll(told);
        }

        Master master = Master.of(log);
        assertThat(master.versions()).extracting(Version::number).containsExactlyElementsOf(numbersTo(expected.size()));
        assertThat(master.versions())
                .extracting(version -> version.content().digest())
                .containsExactlyElementsOf(expected);
        assertThat(master.versions())
                .filteredOn(version -> version.restoredFrom() != null)
                .allMatch(version -> version.content()
                        .equals(master.version(version.restoredFrom()).content()));
        assertThat(master.current().number()).isEqualTo(expected.size());
    }

    private static boolean mayRestore(List<Digest> versions, int number) {
        return number >= 1
                && number <= versions.size()
                && !versions.get(number - 1).equals(versions.getLast());
    }

    private static boolean isVersion(MasterEvent event) {
        return event instanceof MasterEvent.VersionAdded || event instanceof MasterEvent.VersionRestored;
    }

    private static List<Integer> numbersTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    /** Decides the command on a master of these events: the events it applied, or none if it was refused. */
    private static List<MasterEvent> tellOf(List<MasterEvent> log, MasterCommand command) {
        var fixture = MasterStory.fixture();
        List<MasterEvent> told = new ArrayList<>();
        fixture.given(log).when(command);
        fixture.getEventStore()
                .readEvents(ID.toString())
                .asStream()
                .skip(log.size())
                .forEach(message -> told.add((MasterEvent) message.getPayload()));
        return told;
    }

    @Provide
    Arbitrary<List<MasterCommand>> commands() {
        Arbitrary<Content> photos =
                Arbitraries.of("front", "side", "back", "top").map(MasterStory::photo);
        Arbitrary<MasterCommand> add = photos.map(photo -> new MasterCommand.AddVersion(ID, null, photo, null));
        Arbitrary<MasterCommand> restore =
                Arbitraries.integers().between(-1, 12).map(n -> new MasterCommand.RestoreVersion(ID, null, n));
        Arbitrary<MasterCommand> other = Arbitraries.of(
                new MasterCommand.Retire(ID, null),
                new MasterCommand.Reinstate(ID, null),
                new MasterCommand.Reinstate(ID, null),
                new MasterCommand.Describe(ID, null, Map.of("title", 7)),
                new MasterCommand.Tag(ID, null, List.of("new"), List.of()));
        return Arbitraries.oneOf(add, add, restore, restore, other).list();
    }
}
