package io.reprise.storage.blob;

import io.reprise.domain.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Blobs as files: {@code <root>/ab/cd/<digest>}. A blob comes by renaming a whole, synchronised file into its place, so
 * no reader and no crash ever sees a part of one. The time of the file is the time of its last put.
 *
 * <p>One process writes to a root at a time, because puts and sweeps of one blob exclude each other in memory; readers
 * may be many.
 */
public final class FileBlobStore implements SweepableBlobs {
    private static final int STRIPES = 64;

    private final Path root;
    private final Path staging;
    private final DurableDirectories directories;
    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];

    /** @param root directory of all blobs; made if it is not there */
    public FileBlobStore(Path root) throws IOException {
        Files.createDirectories(root.resolve(".staging"));
        this.root = root.toRealPath();
        this.staging = this.root.resolve(".staging");
        this.directories = new DurableDirectories(this.root);
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    @Override
    public Staged stage(InputStream in, long maxBytes) throws IOException {
        Path file = newStagingFile();
        try {
            return new StagedFile(this, HashedCopy.write(in, file, maxBytes), file);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    @Override
    public Staged adopt(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(file.toString(), null, "not a regular file");
        }
        Path staged = newStagingFile();
        try {
            try {
                Files.move(file, staged, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException otherFileSystem) {
                try (InputStream in = Files.newInputStream(file)) {
                    HashedCopy copy = HashedCopy.write(in, staged, Long.MAX_VALUE);
                    Files.delete(file);
                    return new StagedFile(this, copy, staged);
                }
            }
            return new StagedFile(this, HashedCopy.of(staged), staged);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(staged);
            throw failed;
        }
    }

    @Override
    public boolean contains(Digest digest) {
        return size(digest).isPresent();
    }

    @Override
    public Optional<Long> size(Digest digest) {
        return attributes(digest).map(BasicFileAttributes::size);
    }

    @Override
    public InputStream open(Digest digest) throws IOException {
        return Files.newInputStream(localFile(digest));
    }

    @Override
    public Path localFile(Digest digest) throws IOException {
        if (attributes(digest).isEmpty()) {
            throw new NoSuchFileException(digest.value());
        }
        return place(digest);
    }

    @Override
    public boolean delete(Digest digest) throws IOException {
        if (digest.isErased()) {
            return false;
        }
        ReentrantLock lock = lockOf(digest);
        lock.lock();
        try {
            return Files.deleteIfExists(place(digest));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean deleteIfPutBefore(Digest digest, Instant time) throws IOException {
        ReentrantLock lock = lockOf(digest);
        lock.lock();
        try {
            return attributes(digest)
                            .filter(found ->
                                    found.lastModifiedTime().toInstant().isBefore(time))
                            .isPresent()
                    && delete(digest);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int deleteStagedBefore(Instant time) throws IOException {
        int deleted = 0;
        try (Stream<Path> files = Files.list(staging)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Optional<BasicFileAttributes> found = attributes(file);
                if (found.isPresent()
                        && found.get().lastModifiedTime().toInstant().isBefore(time)) {
                    deleted += Files.deleteIfExists(file) ? 1 : 0;
                }
            }
        }
        return deleted;
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // handed to the caller, who closes it
    public Stream<Stored> list() throws IOException {
        return Files.list(root)
                .filter(directory -> directory.getFileName().toString().length() == 2)
                .flatMap(FileBlobStore::entries)
                .flatMap(FileBlobStore::entries)
                .flatMap(this::stored);
    }

    /** Called with a whole staging file; afterwards the bytes are in their place and survive a loss of power. */
    Path put(Digest digest, long size, Path staged) throws IOException {
        Path directory = directoryOf(digest);
        Path place = directory.resolve(digest.value());
        ReentrantLock lock = lockOf(digest);
        lock.lock();
        try {
            if (size(digest).filter(there -> there == size).isPresent()) {
                Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
                Files.delete(staged);
            } else {
                HashedCopy.seal(staged);
                directories.make(directory);
                Files.move(staged, place, StandardCopyOption.ATOMIC_MOVE);
            }
            // Also for bytes that were there: whoever renamed them may not have come this far.
            directories.sync(directory);
            return place;
        } finally {
            lock.unlock();
        }
    }

    private Path newStagingFile() {
        return staging.resolve(UUID.randomUUID().toString());
    }

    private Path place(Digest digest) {
        return directoryOf(digest).resolve(digest.value());
    }

    private Path directoryOf(Digest digest) {
        return root.resolve(digest.value().substring(0, 2))
                .resolve(digest.value().substring(2, 4));
    }

    private Optional<BasicFileAttributes> attributes(Digest digest) {
        return digest.isErased() ? Optional.empty() : attributes(place(digest));
    }

    private static Optional<BasicFileAttributes> attributes(Path file) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(found).filter(BasicFileAttributes::isRegularFile);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private ReentrantLock lockOf(Digest digest) {
        return locks[Math.floorMod(digest.hashCode(), STRIPES)];
    }

    /** A directory that vanished, or something that is none, has no entries: others work here at the same time. */
    @SuppressWarnings("StreamResourceLeak") // flatMap closes it
    private static Stream<Path> entries(Path directory) {
        try {
            return Files.list(directory);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return Stream.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Stream<Stored> stored(Path file) {
        String name = file.getFileName().toString();
        if (!Digest.isHex(name)) {
            return Stream.empty();
        }
        return attributes(file).stream()
                .map(found -> new Stored(
                        new Digest(name), found.size(), found.lastModifiedTime().toInstant()));
    }
}
