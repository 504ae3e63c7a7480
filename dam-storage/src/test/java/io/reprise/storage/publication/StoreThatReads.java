package io.reprise.storage.publication;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A real store, from which reading goes wrong in some way. */
record StoreThatReads(BlobStore blobs, PublicationTargetContract.Reading reading) implements BlobStore {
    @Override
    public InputStream open(Digest digest) throws IOException {
        return reading.of(blobs.open(digest));
    }

    @Override
    public Staged stage(InputStream in, long maxBytes) throws IOException {
        return blobs.stage(in, maxBytes);
    }

    @Override
    public Staged adopt(Path file) throws IOException {
        return blobs.adopt(file);
    }

    @Override
    public boolean contains(Digest digest) {
        return blobs.contains(digest);
    }

    @Override
    public Optional<Long> size(Digest digest) {
        return blobs.size(digest);
    }

    @Override
    public Path localFile(Digest digest) throws IOException {
        return blobs.localFile(digest);
    }

    @Override
    public boolean delete(Digest digest) throws IOException {
        return blobs.delete(digest);
    }

    @Override
    public Stream<Stored> list() throws IOException {
        return blobs.list();
    }
}
