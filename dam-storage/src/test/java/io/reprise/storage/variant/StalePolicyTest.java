package io.reprise.storage.variant;

import static io.reprise.storage.event.Library.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.variant.VariantCommand;
import io.reprise.domain.variant.VariantEvent;
import io.reprise.storage.event.Library;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.postgres.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class StalePolicyTest {
    @TempDir
    Path keys;

    @Test
    void aNewVersionMarksEveryVariantStaleOnceByThePolicyAndARepeatChangesNothing() {
        try (TestDatabase database = TestDatabase.embedded();
                Library library = new Library(database.dataSource(), keys.resolve("master.key"))) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            UUID master = UUID.randomUUID();
            List<UUID> variants = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
            library.register(master, "1", Map.of());
            for (int i = 0; i < variants.size(); i++) {
                library.commands.dispatch(
                        new VariantCommand.Request(variants.get(i), master, "profile-" + i, "standard", 1), ANNA);
            }
            library.commands.dispatch(new MasterCommand.AddVersion(master, null, Library.content("2"), null), ANNA);
            for (UUID variant : variants) {
                Awaitility.await().until(() -> events(library, variant).size() == 2);
                RecordedEvent marked = events(library, variant).getLast();
                assertThat(marked.payload()).isEqualTo(new VariantEvent.MarkedStale(variant, master, 2));
                assertThat(marked.actor()).isEqualTo("policy:stale");
            }
            RecordedEvent added =
                    library.log.reader().read(List.of(master.toString()), null).getLast();
            var again = new StalePolicy(library.slots, library.commands);
            again.on((MasterEvent.VersionAdded) added.payload(), "the same event once more");
            variants.forEach(variant -> assertThat(events(library, variant)).hasSize(2));

            library.commands.dispatch(new MasterCommand.RestoreVersion(master, null, 1), ANNA);
            Awaitility.await().until(() -> events(library, variants.getLast()).size() == 3);
            assertThat(jdbc.sql("select count(*) from dead_letter_entry")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static List<RecordedEvent> events(Library library, UUID variant) {
        return library.log.reader().read(List.of(variant.toString()), null);
    }
}
