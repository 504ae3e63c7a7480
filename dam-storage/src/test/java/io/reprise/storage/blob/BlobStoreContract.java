package io.reprise.storage.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.blob.BlobStore.Staged;
import io.reprise.domain.blob.BlobStore.Stored;
import io.reprise.domain.shared.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every blob store must do; a new kind of store passes by implementing this. */
public interface BlobStoreContract {
    long NO_LIMIT = Long.MAX_VALUE;

    /** An empty store for one test. */
    BlobStore store();

    @Test
    default void bytesAreNamedByTheirSha256() throws IOException {
        try (Staged staged = store().stage(new ByteArrayInputStream("abc".getBytes(UTF_8)), NO_LIMIT)) {
            assertThat(staged.digest().value())
                    .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            assertThat(staged.size()).isEqualTo(3);
        }
    }

    @Test
    default void nothingIsVisibleBeforeTheCommitAndAllAfterIt() throws IOException {
        byte[] bytes = bytes(300_000);
        try (Staged staged = store().stage(new ByteArrayInputStream(bytes), NO_LIMIT)) {
            Digest digest = staged.digest();
            assertThat(staged.file()).hasBinaryContent(bytes);
            assertThat(store().contains(digest)).isFalse();
            assertThat(store().size(digest)).isEmpty();
            assertThat(digests()).isEmpty();
            assertThatThrownBy(() -> store().open(digest)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> store().localFile(digest)).isInstanceOf(NoSuchFileException.class);
            staged.commit();
            assertThat(staged.file()).hasBinaryContent(bytes);
        }
        assertThat(digests()).hasSize(1);
        Digest digest = digests().getFirst();
        assertThat(store().contains(digest)).isTrue();
        assertThat(store().size(digest)).contains(300_000L);
        assertThat(read(digest)).isEqualTo(bytes);
        assertThat(store().localFile(digest)).hasBinaryContent(bytes);
    }

    @Test
    default void closingWithoutACommitDiscards() throws IOException {
        Path file;
        try (Staged staged = store().stage(new ByteArrayInputStream(bytes(10)), NO_LIMIT)) {
            file = staged.file();
        }
        assertThat(file).doesNotExist();
        assertThat(digests()).isEmpty();
    }

    @Test
    default void committingTwiceIsCommittingOnce() throws IOException {
        try (Staged staged = store().stage(new ByteArrayInputStream(bytes(10)), NO_LIMIT)) {
            staged.commit();
            staged.commit();
        }
        assertThat(digests()).hasSize(1);
    }

    @Test
    default void noBytesAreABlobToo() throws IOException {
        Digest digest = put(new byte[0]);
        assertThat(store().size(digest)).contains(0L);
        assertThat(read(digest)).isEmpty();
    }

    @Test
    default void asManyBytesAsAllowedAreTakenAndOneMoreIsRefused() throws IOException {
        try (Staged staged = store().stage(new ByteArrayInputStream(bytes(1000)), 1000)) {
            assertThat(staged.size()).isEqualTo(1000);
        }
        assertThatThrownBy(() -> store().stage(new ByteArrayInputStream(bytes(1001)), 1000))
                .isInstanceOfSatisfying(
                        BlobStore.TooLarge.class,
                        refusal -> assertThat(refusal.limit()).isEqualTo(1000));
        assertThat(digests()).isEmpty();
    }

    @Test
    default void aStreamThatBreaksLeavesNothing() throws IOException {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(bytes(100_000)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client went away");
            }
        });
        assertThatThrownBy(() -> store().stage(broken, NO_LIMIT)).hasMessage("the client went away");
        assertThat(digests()).isEmpty();
    }

    @Test
    default void puttingTheSameBytesAgainKeepsOneBlobAndRefreshesItsTime() throws IOException {
        Digest digest = put(bytes(10));
        Instant first = stored().lastPut();
        // File systems and object stores count time in ticks of their own.
        while (Instant.now().isBefore(first.plusMillis(1100))) {
            Thread.onSpinWait();
        }
        assertThat(put(bytes(10))).isEqualTo(digest);
        assertThat(stored().lastPut()).isAfter(first);
    }

    @Test
    default void manyWhoPutTheSameBytesAtOnceGetOneWholeBlob() throws Exception {
        byte[] bytes = bytes(2_000_000);
        int threads = 16;
        CyclicBarrier together = new CyclicBarrier(threads);
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<Digest>> puts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                puts.add(() -> {
                    together.await();
                    Digest digest = put(bytes);
                    assertThat(read(digest)).isEqualTo(bytes);
                    return digest;
                });
            }
            for (Future<Digest> put : executor.invokeAll(puts)) {
                put.get();
            }
        }
        assertThat(digests()).hasSize(1);
    }

    @Test
    default void anAdoptedFileIsMovedIn(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("made-here"), bytes(5000));
        try (Staged staged = store().adopt(file)) {
            assertThat(file).doesNotExist();
            assertThat(store().contains(staged.digest())).isFalse();
            staged.commit();
            assertThat(read(staged.digest())).isEqualTo(bytes(5000));
        }
    }

    @Test
    default void aLinkIsNotAdopted(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("somebody-elses"), bytes(5));
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        assertThatThrownBy(() -> store().adopt(link)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store().adopt(directory)).isInstanceOf(IOException.class);
        assertThat(file).exists();
    }

    @Test
    default void whatIsDeletedIsGone() throws IOException {
        Digest digest = put(bytes(10));
        assertThat(store().delete(digest)).isTrue();
        assertThat(store().contains(digest)).isFalse();
        assertThat(store().delete(digest)).isFalse();
        assertThat(digests()).isEmpty();
    }

    @Test
    default void anErasedDigestNamesNoBlob() throws IOException {
        put(bytes(10));
        assertThat(store().contains(Digest.ERASED)).isFalse();
        assertThat(store().size(Digest.ERASED)).isEmpty();
        assertThat(store().delete(Digest.ERASED)).isFalse();
        assertThatThrownBy(() -> store().open(Digest.ERASED)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().localFile(Digest.ERASED)).isInstanceOf(NoSuchFileException.class);
    }

    /** The same pseudo-random bytes for the same length. */
    default byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    default Digest put(byte[] bytes) throws IOException {
        try (Staged staged = store().stage(new ByteArrayInputStream(bytes), NO_LIMIT)) {
            staged.commit();
            return staged.digest();
        }
    }

    default byte[] read(Digest digest) throws IOException {
        try (InputStream in = store().open(digest)) {
            return in.readAllBytes();
        }
    }

    default List<Digest> digests() throws IOException {
        try (Stream<Stored> all = store().list()) {
            return all.map(Stored::digest).toList();
        }
    }

    private Stored stored() throws IOException {
        try (Stream<Stored> all = store().list()) {
            return all.findFirst().orElseThrow();
        }
    }
}
