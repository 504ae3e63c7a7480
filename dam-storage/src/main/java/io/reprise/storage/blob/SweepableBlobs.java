package io.reprise.storage.blob;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.shared.Digest;
import java.io.IOException;
import java.time.Instant;

/** A blob store that an {@link OrphanSweep} can clean without taking away what was put again meanwhile. */
public interface SweepableBlobs extends BlobStore {
    /**
     * Deletes a blob unless it was put at or after the given time; a put at the same moment either keeps the blob or
     * brings it back.
     *
     * @return whether it was deleted
     */
    boolean deleteIfPutBefore(Digest digest, Instant time) throws IOException;

    /**
     * Deletes what was staged, never committed, and last written to before the given time.
     *
     * @return how many staged files went
     */
    int deleteStagedBefore(Instant time) throws IOException;
}
