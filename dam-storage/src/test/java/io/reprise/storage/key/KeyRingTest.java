package io.reprise.storage.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.storage.postgres.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    private static final byte[] PLAIN = "红色 dress".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path directory;

    static TestDatabase database;
    static KeyRing ring;

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.embedded();
        ring = new KeyRing(MasterKey.in(directory.resolve("master.key")), database.dataSource());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void opensWhatItSealedAndNothingThatWasChanged() {
        String sealed = ring.seal(UUID.randomUUID(), PLAIN);
        assertThat(ring.open(sealed)).contains(PLAIN);
        char last = sealed.charAt(sealed.length() - 3);
        String changed = sealed.substring(0, sealed.length() - 3)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 2);
        assertThatThrownBy(() -> ring.open(changed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ring.open("enc:1:x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDestroyedKeyOpensNothingAndItsSuccessorIsAnotherGeneration() {
        UUID subject = UUID.randomUUID();
        String before = ring.seal(subject, PLAIN);
        ring.destroy(subject);
        assertThat(ring.open(before)).isEmpty();
        String after = ring.seal(subject, PLAIN);
        assertThat(after).startsWith("enc:1:" + subject + ":2:");
        assertThat(ring.open(after)).contains(PLAIN);
        assertThat(ring.open(before)).isEmpty();
    }

    @Test
    void anotherMasterKeyOpensNothing() throws IOException {
        String sealed = ring.seal(UUID.randomUUID(), PLAIN);
        KeyRing stranger = new KeyRing(MasterKey.in(directory.resolve("stranger.key")), database.dataSource());
        assertThatThrownBy(() -> stranger.open(sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theKeyFileIsForItsOwnerOnlyAndMustHoldAKey() throws IOException {
        Path file = directory.resolve("owner.key");
        MasterKey.in(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> MasterKey.in(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("600");
        Path empty = directory.resolve("empty.key");
        Files.createFile(empty, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertThatThrownBy(() -> MasterKey.in(empty)).isInstanceOf(IOException.class);
    }
}
