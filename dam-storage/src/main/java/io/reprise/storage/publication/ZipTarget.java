package io.reprise.storage.publication;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.publication.Delivery;
import io.reprise.domain.publication.Manifest;
import io.reprise.domain.publication.PublicationTarget;
import io.reprise.domain.publication.Receipt;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.dao.DataAccessException;

/**
 * One archive for each delivery, kept as a blob to be fetched. The same files make the same bytes: entries are ordered, have
 * no time of their own, and are stored as they are, since pictures do not get smaller.
 */
public final class ZipTarget implements PublicationTarget {
    /** The first instant that the format can tell. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final BlobStore blobs;
    private final Archives archives;
    private final Workplace workplace;

    /** Where an archive is put together. */
    @FunctionalInterface
    public interface Workplace {
        /** A new, empty directory. */
        Path directory() throws IOException;
    }

    public ZipTarget(BlobStore blobs, Archives archives, Workplace workplace) {
        this.workplace = workplace;
        this.blobs = blobs;
        this.archives = archives;
    }

    @Override
    public String kind() {
        return "zip";
    }

    @Override
    public List<Receipt> deliver(Delivery delivery) throws NotDelivered {
        List<Delivery.File> files = delivery.files();
        try {
            Path directory = workplace.directory();
            Path file = directory.resolve("delivery.zip");
            try {
                write(files, file);
                try (BlobStore.Staged staged = blobs.adopt(file)) {
                    staged.commit();
                    archives.keep(delivery, staged.digest(), staged.size());
                }
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory);
            }
        } catch (IOException | DataAccessException failed) {
            throw new NotDelivered("the archive could not be made", failed);
        }
        return files.stream().map(each -> each.receipt(delivery, kind())).toList();
    }

    private void write(List<Delivery.File> files, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(entry(MANIFEST));
            zip.write(Manifest.of(files).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            for (Delivery.File each : files) {
                zip.putNextEntry(entry(each.name()));
                new CheckedFile(blobs, each.placement().file()).copyTo(zip);
                zip.closeEntry();
            }
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
