package io.reprise.storage.event;

import static io.reprise.storage.event.Library.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.master.MasterRejection;
import io.reprise.storage.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class UpcasterTest {
    @TempDir
    Path keys;

    @Test
    void anEventOfAnOlderRevisionIsReadProjectedAndDecidedOnInTodaysShape() {
        UUID id = UUID.randomUUID();
        try (TestDatabase database = TestDatabase.embedded()) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            try (Library library = new Library(database.dataSource(), keys.resolve("master.key"))) {
                library.register(id, "old 1", Map.of());
                library.commands.dispatch(new MasterCommand.AddVersion(id, null, Library.content("old 2"), null), ANNA);
            }
            storeOlderRevision(jdbc, id);
            try (Library library = new Library(database.dataSource(), keys.resolve("master.key"), new FromNamed())) {
                assertThat(library.log.reader().read(List.of(id.toString()), null))
                        .last()
                        .extracting(RecordedEvent::payload)
                        .isEqualTo(new MasterEvent.VersionRestored(id, 3, 1));

                assertThatThrownBy(() -> library.commands.dispatch(new MasterCommand.RestoreVersion(id, null, 1), ANNA))
                        .isInstanceOf(MasterRejection.AlreadyCurrent.class);
                var receipt = library.commands.dispatch(new MasterCommand.RestoreVersion(id, null, 2), ANNA);
                assertThat(receipt.version()).isEqualTo(4);

                library.awaitTables(receipt);
                assertThat(restored(jdbc, id)).containsExactly(null, null, 1, 2);
                library.reading.rebuild(_ -> {});
                assertThat(restored(jdbc, id)).containsExactly(null, null, 1, 2);
            }
        }
    }

    private static List<Integer> restored(JdbcClient jdbc, UUID id) {
        return jdbc.sql("select restored_from from reading.master_version where master_id = ? order by number")
                .param(id)
                .query((row, _) -> (Integer) row.getObject(1))
                .list();
    }

    private static void storeOlderRevision(JdbcClient jdbc, UUID id) {
        String payload = "{\"masterId\":\"" + id + "\",\"version\":3,\"from\":1}";
        jdbc.sql("""
                        insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                          time_stamp, payload_type, payload_revision, payload, meta_data)
                        select ?, aggregate_identifier, 3, type, time_stamp, 'master.version-restored', '0', ?, meta_data
                        from domain_event_entry where aggregate_identifier = ? and sequence_number = 2""")
                .params(UUID.randomUUID().toString(), payload.getBytes(StandardCharsets.UTF_8), id.toString())
                .update();
    }

    /** What a change from {@code from} to {@code restoredFrom} would have come with. */
    private static final class FromNamed extends SingleEventUpcaster {
        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("master.version-restored", "0"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    new SimpleSerializedType("master.version-restored", "1"), JsonNode.class, payload -> {
                        ObjectNode object = (ObjectNode) payload;
                        object.set("restoredFrom", object.remove("from"));
                        return object;
                    });
        }
    }
}
