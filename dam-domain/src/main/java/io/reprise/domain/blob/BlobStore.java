package io.reprise.domain.blob;

import io.reprise.domain.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Content-addressed bytes. A blob is either wholly there under its digest or not there at all. */
public interface BlobStore {

    /**
     * Reads the stream to a staging file while hashing it. Nothing is visible until {@link Staged#commit()}.
     *
     * @param maxBytes the most bytes accepted
     * @throws TooLarge if the stream has more; what was read is gone
     * @throws IOException if the stream or the disk fails; what was read is gone
     */
    Staged stage(InputStream in, long maxBytes) throws IOException;

    /** Takes over a file made on this machine (it is moved, not copied, where the file system allows). */
    Staged adopt(Path file) throws IOException;

    boolean contains(Digest digest);

    /** Size in bytes, or empty if there is no such blob. */
    Optional<Long> size(Digest digest);

    /** @throws java.nio.file.NoSuchFileException if there is no such blob */
    InputStream open(Digest digest) throws IOException;

    /** A file on this machine with the blob's bytes, for worker processes to read and never to write. */
    Path localFile(Digest digest) throws IOException;

    /** @return whether there was such a blob */
    boolean delete(Digest digest) throws IOException;

    /** Every blob, in no order. Close the stream. */
    Stream<Stored> list() throws IOException;

    /** A blob that is there, and when it was last put (a repeated put counts). */
    record Stored(Digest digest, long size, Instant lastPut) {}

    /** Bytes received whole and hashed, not yet part of the store. Closing without a commit discards them. */
    interface Staged extends AutoCloseable {
        Digest digest();

        long size();

        /** Where the bytes are now: the staging file, or after the commit the blob's local file. */
        Path file();

        /** Makes the bytes durable and visible at once. Putting bytes that are already there only refreshes their time. */
        void commit() throws IOException;

        @Override
        void close();
    }

    /** More bytes came than were allowed. */
    final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        private final long limit;

        public TooLarge(long limit) {
            super("more than " + limit + " bytes");
            this.limit = limit;
        }

        public long limit() {
            return limit;
        }
    }
}
