package io.reprise.api.upload;

import io.reprise.api.id.Ids;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.shared.FieldError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Files that come in pieces. A piece is received beside the file and only then put at its end, under the row's lock, and
 * the row says how much counts: so of two pieces for one place one is refused, whichever node they came to, and a server
 * that dies leaves nothing half.
 */
@Component
public class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int BUFFER = 64 * 1024;

    private final UploadRows rows;
    private final UploadFiles files;
    private final BlobStore blobs;
    private final TransactionTemplate transaction;

    Uploads(UploadRows rows, UploadFiles files, BlobStore blobs, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.files = files;
        this.blobs = blobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws Refusal 409 {@code too-many-uploads} */
    Upload begin(UUID owner, long length, String metadata) {
        return rows.insert(Ids.next(), owner, length, metadata)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.CONFLICT,
                        "too-many-uploads",
                        "Too many uploads were begun and not ended.",
                        Map.of("limit", UploadRows.MOST)));
    }

    /** @throws Refusal 404 if there is none, it is somebody else's or its bytes are lost */
    Upload find(UUID owner, UUID id) throws IOException {
        Upload upload = rows.find(owner, id).orElseThrow(Uploads::notFound);
        if (files.size(id) < upload.received()) {
            throw notFound();
        }
        return upload;
    }

    /**
     * Adds a piece. What came before the client went away counts, unless a checksum was to tell that it is right.
     *
     * @throws Refusal 409 {@code wrong-offset} if another piece was quicker, 413 {@code too-large}
     * @throws UploadChecksum.Mismatch if the bytes do not come to what was said
     */
    Upload append(Upload upload, InputStream in, @Nullable UploadChecksum checksum) throws IOException {
        Path piece = files.newPiece();
        try {
            long came = receive(in, piece, upload, checksum);
            return Objects.requireNonNull(transaction.execute(_ -> count(upload, piece, came)));
        } finally {
            Files.deleteIfExists(piece);
        }
    }

    private static long receive(InputStream in, Path piece, Upload upload, @Nullable UploadChecksum checksum)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long came = 0;
        try (OutputStream out = Files.newOutputStream(piece)) {
            for (int read = readSome(in, buffer, checksum); read >= 0; read = readSome(in, buffer, checksum)) {
                came += read;
                if (came > upload.missing()) {
                    throw tooLarge(upload.length());
                }
                out.write(buffer, 0, read);
                if (checksum != null) {
                    checksum.add(buffer, read);
                }
            }
        }
        if (checksum != null) {
            checksum.verify();
        }
        return came;
    }

    /** A connection that breaks is an end like any other where nothing else was promised. */
    private static int readSome(InputStream in, byte[] buffer, @Nullable UploadChecksum checksum) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException gone) {
            if (checksum != null) {
                throw gone;
            }
            LOG.debug("A piece of an upload broke off", gone);
            return -1;
        }
    }

    private Upload count(Upload upload, Path piece, long came) {
        long received = rows.lockReceived(upload.id()).orElseThrow(Uploads::notFound);
        if (received != upload.received()) {
            throw wrongOffset(received);
        }
        try {
            files.append(upload.id(), received, piece);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return rows.advance(upload.id(), received + came);
    }

    /** Forgets it; the bytes go too. */
    public void discard(UUID id) throws IOException {
        rows.delete(id);
        files.delete(id);
    }

    /**
     * Reads which upload a request means.
     *
     * @throws InvalidRequest {@code required} or {@code not-an-id} at {@code /uploadId}
     */
    public static UUID id(@Nullable JsonNode named) {
        try {
            return UUID.fromString(named == null ? "" : named.asString(""));
        } catch (IllegalArgumentException none) {
            throw new InvalidRequest(List.of(new FieldError("/uploadId", named == null ? "required" : "not-an-id")));
        }
    }

    /**
     * The whole file, hashed, and its name as it was sent.
     *
     * @throws InvalidRequest {@code unknown-upload} if the person has no such upload
     * @throws Refusal 409 {@code upload-unfinished} if bytes are missing
     */
    public Whole whole(UUID owner, UUID id) throws IOException {
        Upload upload = rows.find(owner, id).orElseThrow(Uploads::unknown);
        if (upload.missing() > 0) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "upload-unfinished",
                    "Bytes of this upload are missing.",
                    Map.of("offset", upload.received(), "length", upload.length()));
        }
        try (InputStream in = files.open(id)) {
            return new Whole(blobs.stage(in, upload.length()), UploadMetadata.fileName(upload.metadata()));
        } catch (NoSuchFileException lost) {
            throw unknown();
        }
    }

    /** @param fileName as the client sent it: nothing to be trusted */
    public record Whole(BlobStore.Staged staged, @Nullable String fileName) implements AutoCloseable {
        @Override
        public void close() {
            staged.close();
        }
    }

    static Refusal tooLarge(long limit) {
        return new Refusal(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The file is too large.", Map.of("limit", limit));
    }

    static Refusal wrongOffset(long received) {
        return new Refusal(
                HttpStatus.CONFLICT,
                "wrong-offset",
                "The next piece of this upload begins elsewhere.",
                Map.of("offset", received));
    }

    private static InvalidRequest unknown() {
        return new InvalidRequest(List.of(new FieldError("/uploadId", "unknown-upload")));
    }

    private static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such thing.", Map.of());
    }
}
