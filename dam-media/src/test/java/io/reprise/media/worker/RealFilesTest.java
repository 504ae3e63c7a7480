package io.reprise.media.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.master.MediaFacts;
import io.reprise.media.RealFiles;
import io.reprise.media.request.MediaFailure;
import io.reprise.media.request.MediaOutcome;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFilesTest {
    private static final Duration TIME = Duration.ofSeconds(10);
    private static MediaWorkers workers;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        workers = MediaWorkers.start(WorkerSettings.defaults().withWorkers(1));
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private MediaRequest everything(Path file) {
        var rendering = new Rendering(800, 800, Rendering.Fit.PAD_WHITE, "jpeg", 85, 500_000L, false);
        return new MediaRequest(
                file,
                true,
                List.of(new MediaRequest.Output(folder.resolve("variant.jpg"), rendering)),
                List.of(new MediaRequest.Preview(folder.resolve("preview.jpg"), 320)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "off"})
    void meetsEveryBrokenFileWithFactsOrATypedFailure(String engine) throws Exception {
        List<Path> files = RealFiles.in("malformed");
        WorkerSettings settings = WorkerSettings.defaults().withWorkers(1);
        if (!engine.isEmpty()) {
            settings = settings.withOption("-D" + WorkerMain.NATIVE + "=" + engine);
        }
        try (var pool = MediaWorkers.start(settings)) {
            for (Path file : files) {
                MediaOutcome outcome = pool.serve(everything(file), Priority.BULK, TIME);

                assertThat(outcome)
                        .as(file.getFileName().toString())
                        .isInstanceOfAny(
                                MediaResult.class,
                                MediaFailure.Unreadable.class,
                                MediaFailure.TooLarge.class,
                                MediaFailure.OutOfMemory.class);
            }
            assertThat(WorkerProcess.resident(pool.processes().getFirst().pid()))
                    .isLessThan(700_000_000);
        }
    }

    @Test
    void refusesTheTruncatedPhotographAndTheBomb() throws Exception {
        Map<String, MediaOutcome> outcomes = new HashMap<>();
        for (Path file : RealFiles.in("malformed")) {
            String name = file.getFileName().toString();
            if (name.startsWith("truncated") || name.startsWith("bomb")) {
                outcomes.put(name, workers.serve(everything(file), Priority.BULK, TIME));
            }
        }

        assertThat(outcomes.get("truncated.jpg")).isInstanceOf(MediaFailure.Unreadable.class);
        assertThat(outcomes.get("bomb-17000x17000.avif")).isInstanceOf(MediaFailure.TooLarge.class);
    }

    @Test
    void readsPositionOrientationAndCamera() throws Exception {
        Map<String, MediaFacts> facts = new HashMap<>();
        for (Path file : RealFiles.in("metadata")) {
            if (workers.serve(everything(file), Priority.BULK, TIME) instanceof MediaResult result) {
                facts.put(file.getFileName().toString(), result.facts());
            }
        }

        MediaFacts nikon = facts.get("DSCN0010.jpg");
        assertThat(nikon.hasGps()).isTrue();
        assertThat(nikon.camera()).isEqualTo("NIKON COOLPIX P6000");
        assertThat(nikon.capturedAt()).isEqualTo(Instant.parse("2008-10-22T16:28:39Z"));
        assertThat(facts.get("no_exif.jpg").hasGps()).isFalse();
        assertThat(facts.get("landscape_6.jpg").orientation()).isEqualTo(6);
        assertThat(facts.get("landscape_6.jpg").shape()).isEqualTo("landscape");
        assertThat(facts.get("portrait_8.jpg").orientation()).isEqualTo(8);
        assertThat(facts.get("portrait_8.jpg").shape()).isEqualTo("portrait");
        assertThat(facts).containsKey("DudleyLeavittUtah.tiff").hasSize(24);
    }

    @Test
    void readsEveryPhotographOfGarments() throws Exception {
        for (Path file : RealFiles.in("clothing/images")) {
            MediaOutcome outcome = workers.serve(everything(file), Priority.BULK, TIME);

            assertThat(outcome).as(file.toString()).isInstanceOfSatisfying(MediaResult.class, result -> {
                assertThat(result.facts().features().palette()).isNotEmpty();
                assertThat(result.outputs().getFirst().measurement().bytes()).isLessThanOrEqualTo(500_000);
            });
        }
    }

    @Test
    void findsTheGreyGroundOfPackshotsThatLookWhite() throws Exception {
        for (Path file : RealFiles.in("products")) {
            if (workers.serve(everything(file), Priority.BULK, TIME) instanceof MediaResult result) {
                assertThat(result.outputs().getFirst().measurement().backgroundWhite())
                        .as(file.toString())
                        .isLessThan(0.5);
            }
        }
    }
}
