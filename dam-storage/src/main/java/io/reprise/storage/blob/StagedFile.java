package io.reprise.storage.blob;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.shared.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the staging directory until the commit, in its place afterwards. For one thread. */
final class StagedFile implements BlobStore.Staged {
    private final FileBlobStore store;
    private final HashedCopy copy;
    private Path file;
    private boolean committed;

    StagedFile(FileBlobStore store, HashedCopy copy, Path file) {
        this.store = store;
        this.copy = copy;
        this.file = file;
    }

    @Override
    public Digest digest() {
        return copy.digest();
    }

    @Override
    public long size() {
        return copy.size();
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public void commit() throws IOException {
        if (!committed) {
            file = store.put(copy.digest(), copy.size(), file);
            committed = true;
        }
    }

    @Override
    public void close() {
        if (!committed) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
