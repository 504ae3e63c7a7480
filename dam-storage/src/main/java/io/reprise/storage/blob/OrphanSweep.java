package io.reprise.storage.blob;

import io.reprise.domain.blob.BlobStore.Stored;
import io.reprise.domain.shared.Digest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes blobs that nobody uses: bytes whose command was refused, or whose server died between storing them and
 * recording them. The grace must be longer than any command takes from storing its bytes to its commit.
 */
public final class OrphanSweep {
    public static final Duration DEFAULT_GRACE = Duration.ofHours(1);
    private static final int BATCH = 500;

    private final SweepableBlobs blobs;
    private final Usage usage;
    private final Duration grace;
    private final InstantSource clock;

    /** Knows which blobs somebody uses. If it cannot tell, it throws, and the sweep ends without deleting more. */
    @FunctionalInterface
    public interface Usage {
        /** @return those of the given digests that are in use */
        Set<Digest> used(Collection<Digest> candidates);
    }

    /**
     * What one sweep did.
     *
     * @param looked blobs seen
     * @param deleted blobs deleted
     * @param deletedBytes their size together
     * @param deletedStaged staged files deleted
     */
    public record Swept(long looked, long deleted, long deletedBytes, int deletedStaged) {}

    public OrphanSweep(SweepableBlobs blobs, Usage usage, Duration grace, InstantSource clock) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("the grace cannot be negative");
        }
        this.blobs = blobs;
        this.usage = usage;
        this.grace = grace;
        this.clock = clock;
    }

    /** Goes through all blobs once, in batches. May run beside everything else, also beside another sweep. */
    public Swept run() throws IOException {
        Instant before = clock.instant().minus(grace);
        long looked = 0;
        long deleted = 0;
        long bytes = 0;
        try (Stream<Stored> all = blobs.list()) {
            List<Stored> old = new ArrayList<>(BATCH);
            for (Iterator<Stored> each = all.iterator(); each.hasNext(); ) {
                Stored blob = each.next();
                looked++;
                if (blob.lastPut().isBefore(before)) {
                    old.add(blob);
                }
                if (old.size() == BATCH || !each.hasNext()) {
                    for (Stored gone : deleteUnused(old, before)) {
                        deleted++;
                        bytes += gone.size();
                    }
                    old.clear();
                }
            }
        }
        return new Swept(looked, deleted, bytes, blobs.deleteStagedBefore(before));
    }

    private List<Stored> deleteUnused(List<Stored> old, Instant before) throws IOException {
        if (old.isEmpty()) {
            return List.of();
        }
        Set<Digest> used = usage.used(old.stream().map(Stored::digest).collect(Collectors.toSet()));
        List<Stored> deleted = new ArrayList<>();
        for (Stored blob : old) {
            if (!used.contains(blob.digest()) && blobs.deleteIfPutBefore(blob.digest(), before)) {
                deleted.add(blob);
            }
        }
        return deleted;
    }
}
