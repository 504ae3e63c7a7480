package io.reprise.storage.publication;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.publication.PublicationTarget;
import io.reprise.storage.blob.FileBlobStore;
import java.io.BufferedReader;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** A process of its own that delivers two files to a folder and stops for ever in the middle of the second. */
record TargetToKill(Path root, BlobStore blobs) implements PublicationTargetContract {
    public static void main(String[] paths) throws Exception {
        var process = new TargetToKill(Path.of(paths[0]), new FileBlobStore(Path.of(paths[1])));
        var second = process.placement(2, "taobao", "B", "main");
        var stalling = new StoreThatReads(process.blobs(), in -> new FilterInputStream(in) {
            private int read;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int now = super.read(into, offset, Math.min(length, 1_000));
                read += Math.max(now, 0);
                if (read > 100_001) {
                    System.out.println("in the middle");
                    System.out.flush();
                    waitForEver();
                }
                return now;
            }
        });
        process.target(stalling).deliver(process.delivery(process.placement(1, "taobao", "A", "main"), second));
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Starts the process and kills it, without any chance to tidy up, once it is in the middle. */
    static void runAndKill(Path root, Path blobs) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        TargetToKill.class.getName(),
                        root.toString(),
                        blobs.toString())
                .redirectError(new File("target", "target-to-kill.log"))
                .start();
        var said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        child.destroyForcibly().waitFor();
        if (!"in the middle".equals(line)) {
            throw new IllegalStateException("it did not come so far; see target/target-to-kill.log");
        }
    }

    @Override
    public PublicationTarget target(BlobStore blobs) {
        return new FolderTarget(root, blobs);
    }

    @Override
    public Map<String, byte[]> seen(UUID delivery) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> leftOver() {
        throw new UnsupportedOperationException();
    }
}
