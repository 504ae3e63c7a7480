package io.reprise.api.master;

import io.reprise.api.RepriseProperties;
import io.reprise.api.problem.Refusal;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.shared.Digest;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import io.reprise.media.worker.MediaWorkers;
import io.reprise.media.worker.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Renditions for screens, kept as files that can be thrown away and are made again when asked for. */
@Component
class Previews {
    /** Widths that are made; a request gets the next larger one, so that nobody can fill the disk by counting. */
    private static final TreeSet<Integer> WIDTHS = new TreeSet<>(List.of(128, 256, 512, 1024, 2048, 4096, 8192));

    private static final int THUMBNAIL = 512;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Path root;
    private final BlobStore blobs;
    private final MediaWorkers workers;

    Previews(RepriseProperties properties, BlobStore blobs, MediaWorkers workers) throws IOException {
        this.root = Files.createDirectories(properties.data().toAbsolutePath().resolve("previews"));
        this.blobs = blobs;
        this.workers = workers;
    }

    /** A thumbnail that is rendered while the file is looked into, kept only if the file is. */
    Draft draft(Digest digest) throws IOException {
        return new Draft(file(digest, THUMBNAIL));
    }

    /** The preview at least as wide as asked, or the widest there is; a small picture is not enlarged. */
    Path find(Digest digest, int width) throws IOException, InterruptedException {
        Integer wanted = WIDTHS.ceiling(Math.min(width, WIDTHS.last()));
        Path file = file(digest, wanted == null ? WIDTHS.last() : wanted);
        if (!Files.exists(file)) {
            try (Draft draft = new Draft(file)) {
                MediaRequest.Preview preview =
                        new MediaRequest.Preview(draft.temporary, wanted == null ? WIDTHS.last() : wanted);
                Path source = blobs.localFile(digest);
                if (!(workers.serve(
                                new MediaRequest(source, false, List.of(), List.of(preview)),
                                Priority.INTERACTIVE,
                                LONGEST)
                        instanceof MediaResult)) {
                    throw new Refusal(
                            HttpStatus.SERVICE_UNAVAILABLE, "no-preview", "No preview can be made now.", Map.of());
                }
                draft.keep();
            }
        }
        return file;
    }

    private Path file(Digest digest, int width) throws IOException {
        Path directory = root.resolve(digest.value().substring(0, 2));
        Files.createDirectories(directory);
        return directory.resolve(digest.value() + "-" + width + ".jpg");
    }

    static final class Draft implements AutoCloseable {
        private final Path target;
        private final Path temporary;

        private Draft(Path target) throws IOException {
            this.target = target;
            this.temporary = Files.createTempFile(target.getParent(), "draft", ".jpg");
        }

        MediaRequest.Preview request() {
            return new MediaRequest.Preview(temporary, THUMBNAIL);
        }

        void keep() throws IOException {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(temporary);
        }
    }
}
