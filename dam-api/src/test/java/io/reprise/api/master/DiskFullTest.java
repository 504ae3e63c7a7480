package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.reprise.api.ApiTest;
import io.reprise.api.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photograph that the disk has no room for. */
class DiskFullTest extends ApiTest {
    private static final String MASTERS = "/api/v1/masters";

    @Test
    void isRefusedWholeAndTakenOnceThereIsRoom(@TempDir Path data) throws Exception {
        Path blobs = Files.createDirectory(data.resolve("blobs"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", blobs.toString()))
                .as("a small tmpfs needs the right to mount")
                .isTrue();
        try (RunningServer server = serverIn(data)) {
            String studio = person("studio").token();
            byte[] photograph = Photographs.fresh();
            Path filler = blobs.resolve("filler");
            fill(filler);

            upload(server, studio, photograph).expectProblem(507, "storage-full");

            assertThat(files(blobs)).containsExactly(filler);
            assertThat(files(data.resolve("previews"))).isEmpty();
            assertThat(isKnown(studio, photograph)).isFalse();

            Files.delete(filler);
            Answer taken = upload(server, studio, photograph).expect(201);
            assertThat(send(requestTo(server, studio, MASTERS + "/" + taken.text("/masterId") + "/content")
                                    .GET())
                            .expect(200)
                            .header("Content-Length"))
                    .isEqualTo(Integer.toString(photograph.length));
        } finally {
            run("umount", blobs.toString());
        }
    }

    private static Answer upload(RunningServer server, String token, byte[] bytes) {
        return send(new Multipart()
                .file("a.png", bytes)
                .into(requestTo(server, token, MASTERS))
                .header("Idempotency-Key", "a-full-disk"));
    }

    private static boolean isKnown(String token, byte[] bytes) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        String hex = HexFormat.of().formatHex(digest);
        return post(token, "/api/v1/masters:check", "{\"sha256\":[\"" + hex + "\"]}")
                .expect(200)
                .json()
                .at("/items/0")
                .has("masterId");
    }

    private static void fill(Path file) throws IOException {
        byte[] some = new byte[4096];
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(some);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
