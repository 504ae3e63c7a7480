package io.reprise.storage.publication;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.publication.Delivery;
import io.reprise.domain.publication.Manifest;
import io.reprise.domain.publication.PublicationTarget;
import io.reprise.domain.publication.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder for each delivery, named by its id, in a directory that the operator has chosen: {@code <root>/<delivery>/…}. It
 * is filled in {@code <root>/.staging} and comes into its place by one renaming, with everything in it on the disk.
 *
 * <p>Others may write to the directory too, so no link in it is followed: neither to write through it nor to delete what it
 * leads to.
 */
public final class FolderTarget implements PublicationTarget {
    /** What a stopped server has left in the staging directory is deleted after so long. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path directory;
    private final BlobStore blobs;

    /** @param directory of all deliveries; made with the first one if it is not there */
    public FolderTarget(Path directory, BlobStore blobs) {
        this.directory = directory;
        this.blobs = blobs;
    }

    @Override
    public String kind() {
        return "folder";
    }

    @Override
    public List<Receipt> deliver(Delivery delivery) throws NotDelivered {
        List<Delivery.File> files = delivery.files();
        try {
            Files.createDirectories(directory);
            Path root = directory.toRealPath();
            Path staging = staging(root);
            var folder = new StagedFolder(staging.resolve(UUID.randomUUID().toString()));
            try {
                for (Delivery.File file : files) {
                    folder.add(
                            file.name(), new CheckedFile(blobs, file.placement().file())::copyTo);
                }
                byte[] manifest = Manifest.of(files).getBytes(StandardCharsets.UTF_8);
                folder.add(MANIFEST, out -> out.write(manifest));
                folder.seal();
                putInPlace(folder.path(), root.resolve(delivery.id().toString()), staging);
                StagedFolder.sync(root);
            } finally {
                StagedFolder.delete(folder.path());
            }
        } catch (IOException failed) {
            throw new NotDelivered("the folder could not be made", failed);
        }
        return files.stream().map(each -> each.receipt(delivery, kind())).toList();
    }

    private static Path staging(Path root) throws IOException {
        Path staging = root.resolve(".staging");
        try {
            Files.createDirectory(staging);
        } catch (FileAlreadyExistsException there) {
            refuseUnlessFolder(staging);
        }
        Instant before = Instant.now().minus(ABANDONED);
        try (Stream<Path> left = Files.list(staging)) {
            for (Path each : left.toList()) {
                if (Files.getLastModifiedTime(each, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(before)) {
                    StagedFolder.delete(each);
                }
            }
        }
        return staging;
    }

    /** A folder cannot be renamed onto one that is not empty, so an earlier one of this delivery is put aside first. */
    private static void putInPlace(Path made, Path place, Path staging) throws IOException {
        Path before = null;
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            refuseUnlessFolder(place);
            before = staging.resolve(UUID.randomUUID().toString());
            Files.move(place, before, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            if (before != null) {
                Files.move(before, place, StandardCopyOption.ATOMIC_MOVE);
            }
            throw failed;
        }
        StagedFolder.sync(staging);
        if (before != null) {
            StagedFolder.delete(before);
        }
    }

    private static void refuseUnlessFolder(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(path.toString());
        }
    }
}
