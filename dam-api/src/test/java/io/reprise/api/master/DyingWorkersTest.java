package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.reprise.api.ApiTest;
import io.reprise.media.request.MediaFailure;
import io.reprise.media.worker.MediaWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of a good photograph whose reader is slow or dies. */
class DyingWorkersTest extends ApiTest {
    private static final String MASTERS = "/api/v1/masters";

    private final MediaWorkers workers = context().getBean(MediaWorkers.class);
    private final String studio = person("studio").token();

    @Test
    void aWorkerThatDoesNotGetOnIsNotTheFilesFault() throws Exception {
        byte[] photograph = Photographs.fresh();
        signal("-STOP");
        Answer late = upload(photograph).expectProblem(422, "media-worker-failed");
        assertThat(late.text("/params/limit")).isEqualTo("time");
        signal("-CONT");
        upload(photograph).expect(201);
    }

    @Test
    void aWorkerThatDiesOnceIsNotNoticed() throws Exception {
        signal("-STOP");
        List<Path> before = drafts();
        var answer = CompletableFuture.supplyAsync(() -> upload(Photographs.fresh()));
        while (drafts().equals(before) && !answer.isDone()) {
            Thread.onSpinWait();
        }
        signal("-KILL");
        answer.join().expect(201);
    }

    @Test
    void eachLimitHasItsName() {
        assertThat(problem(new MediaFailure.OutOfMemory("full"))).isEqualTo("422 media-worker-failed memory");
        assertThat(problem(new MediaFailure.Crashed("gone"))).isEqualTo("422 media-worker-failed process");
        assertThat(problem(new MediaFailure.NoWorker("none"))).isEqualTo("503 media-worker-unavailable null");
        assertThat(problem(new MediaFailure.DiskFailed("full"))).isEqualTo("507 storage-full null");
    }

    private static String problem(MediaFailure failure) {
        var refusal = Intake.refusal(failure);
        return refusal.status().value() + " " + refusal.code() + " "
                + refusal.params().get("limit");
    }

    private Answer upload(byte[] bytes) {
        return send(new Multipart().file("good.png", bytes).into(request(studio, MASTERS)));
    }

    private static List<Path> drafts() throws IOException {
        try (Stream<Path> files = Files.walk(dataDirectory().resolve("previews"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("draft"))
                    .toList();
        }
    }

    /** To all of them at once, so that none takes over from another that is about to get it too. */
    private void signal(String name) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", name));
        workers.processes().forEach(process -> command.add(Long.toString(process.pid())));
        assumeThat(new ProcessBuilder(command).start().waitFor())
                .as("a program to send signals with")
                .isZero();
    }
}
