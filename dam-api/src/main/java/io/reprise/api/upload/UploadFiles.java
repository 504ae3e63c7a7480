package io.reprise.api.upload;

import io.reprise.api.RepriseProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The bytes of uploads: a file each, named by the id and by nothing that a client sent, and the pieces that are coming. */
@Component
class UploadFiles {
    private static final String WHOLE = ".upload";
    private static final String PIECE = ".piece";

    private final Path root;

    UploadFiles(RepriseProperties properties) throws IOException {
        this.root = Files.createDirectories(properties.data().toAbsolutePath().resolve("uploads"));
    }

    /** An empty file that a piece is received into. */
    Path newPiece() throws IOException {
        return Files.createTempFile(root, "", PIECE);
    }

    /** Puts a piece in its place, durably; what lay there after the offset was never counted. */
    void append(UUID id, long offset, Path piece) throws IOException {
        try (FileChannel from = FileChannel.open(piece, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(whole(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long size = from.size();
            for (long done = 0; done < size; ) {
                to.position(offset + done);
                done += from.transferTo(done, size - done, to);
            }
            to.force(true);
        }
    }

    /** How much there is; some of it may not count. */
    long size(UUID id) throws IOException {
        try {
            return Files.size(whole(id));
        } catch (NoSuchFileException nothing) {
            return 0;
        }
    }

    InputStream open(UUID id) throws IOException {
        return Files.newInputStream(whole(id));
    }

    void delete(UUID id) throws IOException {
        Files.deleteIfExists(whole(id));
    }

    /** Deletes pieces of requests that nobody is answering any more. */
    void deletePiecesBefore(Instant time) throws IOException {
        for (Path file : files(PIECE)) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                Files.deleteIfExists(file);
            }
        }
    }

    List<UUID> list() throws IOException {
        return files(WHOLE).stream()
                .map(file -> file.getFileName().toString())
                .map(name -> UUID.fromString(name.substring(0, name.length() - WHOLE.length())))
                .toList();
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .toList();
        }
    }

    private Path whole(UUID id) {
        return root.resolve(id + WHOLE);
    }
}
