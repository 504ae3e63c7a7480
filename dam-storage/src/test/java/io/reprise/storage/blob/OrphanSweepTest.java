package io.reprise.storage.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.blob.BlobStore.Staged;
import io.reprise.domain.shared.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanSweepTest {
    private static final Duration GRACE = Duration.ofHours(1);

    @TempDir
    Path root;

    private FileBlobStore store;
    private final Set<Digest> used = new HashSet<>();

    @BeforeEach
    void open() throws IOException {
        store = new FileBlobStore(root);
    }

    @Test
    void whatNobodyUsesGoesWhenTheGraceIsOver() throws IOException {
        Digest kept = put(1);
        Digest orphan = put(2);
        used.add(kept);
        assertThat(sweepAfter(Duration.ofMinutes(59))).isEqualTo(new OrphanSweep.Swept(2, 0, 0, 0));
        assertThat(sweepAfter(Duration.ofMinutes(61))).isEqualTo(new OrphanSweep.Swept(2, 1, 4, 0));
        assertThat(store.contains(kept)).isTrue();
        assertThat(store.contains(orphan)).isFalse();
    }

    @Test
    void moreThanOneBatchIsSwept() throws IOException {
        for (int i = 0; i < 520; i++) {
            Digest digest = put(i);
            if (i % 10 == 0) {
                used.add(digest);
            }
        }
        assertThat(sweepAfter(Duration.ofHours(2))).isEqualTo(new OrphanSweep.Swept(520, 468, 1872, 0));
        assertThat(sweepAfter(Duration.ofHours(2))).isEqualTo(new OrphanSweep.Swept(52, 0, 0, 0));
    }

    @Test
    void whatWasStagedAndForgottenGoesToo() throws IOException {
        try (Staged forgotten = store.stage(new ByteArrayInputStream(new byte[7]), 7)) {
            assertThat(sweepAfter(Duration.ofMinutes(59)).deletedStaged()).isZero();
            assertThat(sweepAfter(Duration.ofMinutes(61)).deletedStaged()).isEqualTo(1);
            assertThat(forgotten.file()).doesNotExist();
        }
    }

    @Test
    void whatIsPutAgainWhileTheSweepAsksIsKept() throws IOException {
        Digest digest = put(1);
        Instant later = Instant.now().plus(GRACE).plusSeconds(5);
        OrphanSweep sweep = new OrphanSweep(store, this::putAgainAndDeny, GRACE, () -> later);
        store.localFile(digest).toFile().setLastModified(later.minus(GRACE).toEpochMilli() - 60_000);
        assertThat(sweep.run().deleted()).isZero();
        assertThat(store.contains(digest)).isTrue();
    }

    @Test
    void ifUseIsUnknownNothingIsDeleted() throws IOException {
        Digest digest = put(1);
        OrphanSweep sweep = new OrphanSweep(
                store,
                candidates -> {
                    throw new IllegalStateException("the database is away");
                },
                GRACE,
                () -> Instant.now().plus(Duration.ofDays(1)));
        assertThatThrownBy(sweep::run).hasMessage("the database is away");
        assertThat(store.contains(digest)).isTrue();
    }

    private Set<Digest> putAgainAndDeny(Collection<Digest> candidates) {
        try {
            put(1);
            // The sweep's clock is ahead of the store's; what counts is that the put came after the decision.
            store.localFile(candidates.iterator().next())
                    .toFile()
                    .setLastModified(Instant.now().plusSeconds(60).toEpochMilli());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return Set.of();
    }

    private OrphanSweep.Swept sweepAfter(Duration time) throws IOException {
        Instant then = Instant.now().plus(time);
        return new OrphanSweep(store, this::usedOf, GRACE, () -> then).run();
    }

    private Set<Digest> usedOf(Collection<Digest> candidates) {
        assertThat(candidates).hasSizeBetween(1, 500);
        Set<Digest> found = new HashSet<>(candidates);
        found.retainAll(used);
        return found;
    }

    private Digest put(int content) throws IOException {
        byte[] bytes = ByteBuffer.allocate(4).putInt(content).array();
        try (Staged staged = store.stage(new ByteArrayInputStream(bytes), 4)) {
            staged.commit();
            return staged.digest();
        }
    }
}
