package io.reprise.storage.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.reprise.domain.blob.BlobStore.Staged;
import io.reprise.domain.shared.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest implements BlobStoreContract {
    @TempDir
    Path root;

    private FileBlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileBlobStore(root);
    }

    @Override
    public FileBlobStore store() {
        return store;
    }

    @Test
    void aBlobLiesUnderTheFirstDigitsOfItsDigestAndIsReadOnly() throws IOException {
        Digest digest = put(bytes(10));
        String name = digest.value();
        Path place =
                root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
        assertThat(place).hasBinaryContent(bytes(10));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("r--r-----");
        assertThat(staged()).isEmpty();
    }

    @Test
    void refusalsAndBrokenStreamsLeaveNoStagingFile() throws IOException {
        assertThatThrownBy(() -> store.stage(new ByteArrayInputStream(bytes(200_000)), 100_000))
                .isInstanceOf(IOException.class);
        assertThat(staged()).isEmpty();
        try (Staged discarded = store.stage(new ByteArrayInputStream(bytes(10)), 10)) {
            assertThat(staged()).containsExactly(discarded.file());
        }
        assertThat(staged()).isEmpty();
    }

    @Test
    void strangeFilesInTheRootAreNoBlobs() throws IOException {
        Digest digest = put(bytes(10));
        Files.writeString(root.resolve("README"), "x");
        Files.writeString(root.resolve("zz"), "x");
        Files.createDirectories(root.resolve("ab/cd"));
        Files.writeString(root.resolve("ab/cd/notes.txt"), "x");
        Files.createDirectory(root.resolve("ab/cd").resolve("0".repeat(64)));
        assertThat(digests()).containsExactly(digest);
    }

    @Test
    void aBlobThatWasCutShortBySomebodyIsMendedByTheNextPut() throws IOException {
        Digest digest = put(bytes(10));
        Path file = store.localFile(digest);
        Files.delete(file);
        Files.write(file, bytes(4));
        put(bytes(10));
        assertThat(read(digest)).isEqualTo(bytes(10));
    }

    @Test
    void anotherStoreOnTheSameRootFindsTheBlobs() throws IOException {
        Digest digest = put(bytes(10));
        assertThat(new FileBlobStore(root).contains(digest)).isTrue();
    }

    @Test
    void aFullDiskIsAnIoExceptionAndLeavesNothing(@TempDir Path mountPoint) throws Exception {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mountPoint.toString());
        assumeThat(mounted).as("a small tmpfs needs the right to mount").isTrue();
        try {
            FileBlobStore small = new FileBlobStore(mountPoint);
            assertThatThrownBy(() -> small.stage(new ByteArrayInputStream(bytes(3_000_000)), NO_LIMIT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
            try (Stream<Path> left = Files.list(mountPoint.resolve(".staging"))) {
                assertThat(left).isEmpty();
            }
            try (Staged fits = small.stage(new ByteArrayInputStream(bytes(100_000)), NO_LIMIT)) {
                fits.commit();
                assertThat(small.contains(fits.digest()))
                        .as("the next one works")
                        .isTrue();
            }
        } finally {
            run("umount", mountPoint.toString());
        }
    }

    @Test
    void aFileOfAnotherFileSystemIsAdopted() throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeThat(Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(root)))
                .as("another file system to write to")
                .isTrue();
        Path file = Files.createTempFile(memory, "blob", "");
        Files.write(file, bytes(70_000));
        try (Staged staged = store.adopt(file)) {
            staged.commit();
            assertThat(read(staged.digest())).isEqualTo(bytes(70_000));
            assertThat(file).doesNotExist();
        }
    }

    private List<Path> staged() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(".staging"))) {
            return files.map(file -> file).toList();
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
