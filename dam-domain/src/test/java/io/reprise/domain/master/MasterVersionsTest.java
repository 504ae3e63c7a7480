package io.reprise.domain.master;

import static io.reprise.domain.master.MasterRequests.addVersion;
import static io.reprise.domain.master.MasterRequests.refused;
import static io.reprise.domain.master.MasterRequests.rejects;
import static io.reprise.domain.master.MasterRequests.restore;
import static io.reprise.domain.master.MasterStory.FRONT;
import static io.reprise.domain.master.MasterStory.ID;
import static io.reprise.domain.master.MasterStory.aMaster;
import static io.reprise.domain.master.MasterStory.photo;
import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterVersionsTest {
    private final FixtureConfiguration<Master> fixture = MasterStory.fixture();

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
