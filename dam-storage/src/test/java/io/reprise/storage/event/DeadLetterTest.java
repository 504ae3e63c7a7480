package io.reprise.storage.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.storage.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeadLetterTest {
    @TempDir
    Path keys;

    TestDatabase database;
    Library library;
    JdbcClient jdbc;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded();
        library = new Library(database.dataSource(), keys.resolve("master.key"));
        jdbc = JdbcClient.create(database.dataSource());
    }

    @AfterEach
    void close() {
        library.close();
        database.close();
    }

    @Test
    void anEventThatTheTablesCannotTakeHoldsUpItsOwnMasterOnlyAndIsTakenOnceThatIsMended() {
        UUID poisoned = UUID.randomUUID();
        UUID poisonedToo = UUID.randomUUID();
        refuseTitle("secret-poison");
        refuseTitle("other-poison");
        library.register(poisoned, "bytes 1", Map.of("title", "secret-poison"));
        library.register(poisonedToo, "bytes 2", Map.of("title", "other-poison"));
        library.tag(poisoned, "secret-tag");
        UUID well = UUID.randomUUID();
        library.awaitTables(library.register(well, "bytes 3", Map.of("title", "well")));

        assertThat(titles()).containsExactly("well");
        assertThat(letters()).containsOnly(Map.entry(poisoned.toString(), 3L), Map.entry(poisonedToo.toString(), 2L));
        for (String secret : List.of("secret-", Library.digest("bytes 1").value())) {
            assertThat(lettersWith(secret)).as(secret).isZero();
        }
        // The master goes on being held up, in order.
        library.awaitTables(library.tag(poisoned, "later"));
        assertThat(letters()).containsEntry(poisoned.toString(), 4L);

        assertThat(library.reading.retryDeadLetters()).isZero();
        assertThat(letters()).hasSize(2);
        accept("other-poison");
        assertThat(library.reading.retryDeadLetters()).isEqualTo(2);
        assertThat(letters()).containsOnly(Map.entry(poisoned.toString(), 4L));
        accept("secret-poison");
        assertThat(library.reading.retryDeadLetters()).isEqualTo(4);
        assertThat(letters()).isEmpty();
        assertThat(titles()).containsExactlyInAnyOrder("well", "secret-poison", "other-poison");

        library.awaitTables(library.tag(poisoned, "last"));
        assertThat(jdbc.sql("select array_to_string(tags, ' ') from reading.master where id = ?")
                        .param(poisoned)
                        .query(String.class)
                        .single())
                .isEqualTo("secret-tag later last");
    }

    @Test
    void aRebuildTakesWhatWasADeadLetter() {
        UUID poisoned = UUID.randomUUID();
        refuseTitle("poison");
        library.awaitTables(library.register(poisoned, "bytes", Map.of("title", "poison")));
        assertThat(letters()).containsKey(poisoned.toString());
        library.reading.rebuild(_ -> {});
        assertThat(letters()).isEmpty();
        library.awaitTables(library.tag(poisoned, "after"));
        assertThat(titles()).containsExactly("poison");
        assertThat(letters()).isEmpty();
    }

    @Test
    void lettersOfNobodyCannotBeTriedAgain() {
        assertThatThrownBy(() -> library.log.retryDeadLetters("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    private void refuseTitle(String title) {
        jdbc.sql("alter table reading.master add constraint \"no-" + title + "\" check (title is distinct from '"
                        + title + "')")
                .update();
    }

    private void accept(String title) {
        jdbc.sql("alter table reading.master drop constraint \"no-" + title + "\"")
                .update();
    }

    private List<String> titles() {
        return jdbc.sql("select title from reading.master").query(String.class).list();
    }

    private Map<String, Long> letters() {
        return jdbc
                .sql("select sequence_identifier, count(*) from dead_letter_entry where processing_group = 'tables'"
                        + " group by 1")
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long lettersWith(String secret) {
        return jdbc.sql("select count(*) from dead_letter_entry t where strpos(t::text, ?) > 0"
                        + " or strpos(t::text, encode(?::bytea, 'hex')) > 0")
                .params(secret, secret.getBytes(StandardCharsets.UTF_8))
                .query(Long.class)
                .single();
    }
}
