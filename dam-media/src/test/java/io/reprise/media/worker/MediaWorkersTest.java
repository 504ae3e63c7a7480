package io.reprise.media.worker;

import static io.reprise.media.Pictures.file;
import static io.reprise.media.Pictures.jpeg;
import static io.reprise.media.Pictures.packshot;
import static io.reprise.media.Pictures.pngBomb;
import static io.reprise.media.Pictures.scene;
import static io.reprise.media.Pictures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reprise.domain.channel.Rendering;
import io.reprise.media.request.MediaFailure;
import io.reprise.media.request.MediaOutcome;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaWorkersTest {
    private static final Duration TIME = Duration.ofSeconds(30);
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

    private MediaOutcome inspect(byte[] bytes) throws InterruptedException {
        return workers.serve(MediaRequest.inspect(file(folder, "upload.jpg", bytes)), Priority.BULK, TIME);
    }

    private Path goodPicture() {
        return file(folder, "good.jpg", jpeg(scene(300, 200)));
    }

    @Test
    void usesTheNativeLibraryAndSaysSo() {
        assertThat(workers.engine().name()).startsWith("libvips 8.");
        assertThat(workers.engine().fallbackReason()).isNull();
    }

    @Test
    void findsFactsByContentWhateverTheNameSays() throws Exception {
        MediaOutcome outcome = inspect(written(packshot(300, 400, Color.WHITE, Color.RED), "png"));

        var facts = ((MediaResult) outcome).facts();
        assertThat(facts.format()).isEqualTo("png");
        assertThat(facts.width()).isEqualTo(300);
        assertThat(facts.height()).isEqualTo(400);
        assertThat(facts.features().borderWhiteness()).isEqualTo(1);
        assertThat(facts.features().palette().getFirst().name()).isEqualTo("red");
        assertThat(facts.features().contentBox().fillLongestAxis()).isBetween(0.78, 0.82);
        assertThat(facts.features().pHash()).matches("[0-9a-f]{16}");
    }

    @Test
    void refusesWhatIsNoPicture() throws Exception {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>".getBytes(StandardCharsets.UTF_8);
        byte[] html = "<!DOCTYPE html><html><body><img src='x'></body></html>".getBytes(StandardCharsets.UTF_8);
        byte[] zip = {'P', 'K', 3, 4, 20, 0, 0, 0, 0, 0, 0, 0};

        assertThat(inspect(svg))
                .isInstanceOfSatisfying(
                        MediaFailure.Unreadable.class,
                        it -> assertThat(it.detected()).isEqualTo("image/svg+xml"));
        assertThat(inspect(html))
                .isInstanceOfSatisfying(
                        MediaFailure.Unreadable.class,
                        it -> assertThat(it.detected()).isEqualTo("text/html"));
        assertThat(inspect(zip))
                .isInstanceOfSatisfying(
                        MediaFailure.Unreadable.class,
                        it -> assertThat(it.detected()).isEqualTo("application/zip"));
        assertThat(inspect(new byte[0]))
                .isInstanceOfSatisfying(
                        MediaFailure.Unreadable.class,
                        it -> assertThat(it.reason()).isEqualTo("the file is empty"));
    }

    @Test
    void refusesATruncatedJpeg() throws Exception {
        byte[] whole = jpeg(scene(800, 600));

        for (int share = 30; share < 100; share += 10) {
            MediaOutcome outcome = inspect(Arrays.copyOf(whole, whole.length * share / 100));

            assertThat(outcome).as(share + " %").isInstanceOf(MediaFailure.Unreadable.class);
        }
    }

    @Test
    void refusesAJpegWithGarbageInside() throws Exception {
        byte[] bytes = jpeg(scene(800, 600));
        new Random(7).ints(400, bytes.length / 4, bytes.length).forEach(i -> bytes[i] = (byte) (i * 31));

        assertThat(inspect(bytes)).isInstanceOf(MediaFailure.Unreadable.class);
    }

    @Test
    void refusesAHugeHeaderBeforeDecodingAnything() throws Exception {
        assertThat(inspect(pngBomb(60_000, 60_000)))
                .isInstanceOfSatisfying(
                        MediaFailure.TooLarge.class,
                        it -> assertThat(it.limit()).contains("3600000000 pixels"));
    }

    @Test
    void namesHeicAndSaysThatItIsNotSupported() throws Exception {
        byte[] heic = new byte[64];
        System.arraycopy("\0\0\0\30ftypheic\0\0\0\0heicmif1".getBytes(StandardCharsets.ISO_8859_1), 0, heic, 0, 24);

        assertThat(inspect(heic)).isInstanceOfSatisfying(MediaFailure.Unreadable.class, it -> {
            assertThat(it.detected()).isEqualTo("image/heic");
            assertThat(it.reason()).contains("not supported yet");
        });
    }

    @Test
    void survivesTheDeathOfAWorkerInTheMiddleOfAFile() throws Exception {
        Path large = file(folder, "large.png", written(scene(4_000, 3_000), "png"));
        var slow = new Rendering(2_000, 2_000, Rendering.Fit.INSIDE, "avif", 60, null, false);
        var request = MediaRequest.render(large, List.of(new MediaRequest.Output(folder.resolve("slow.avif"), slow)));
        ProcessHandle victim = workers.processes().getFirst();
        Duration before = victim.info().totalCpuDuration().orElseThrow();
        var outcome = CompletableFuture.supplyAsync(() -> serve(request, TIME));
        while (victim.info()
                .totalCpuDuration()
                .map(it -> it.minus(before).toMillis() < 50)
                .orElse(false)) {
            Thread.onSpinWait();
        }

        victim.destroyForcibly();

        assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(MediaFailure.Crashed.class);
        assertThat(inspect(jpeg(scene(300, 200)))).isInstanceOf(MediaResult.class);
    }

    private static MediaOutcome serve(MediaRequest request, Duration time) {
        try {
            return workers.serve(request, Priority.BULK, time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void killsAWorkerThatIsOverItsTime() throws Exception {
        Path large = file(folder, "large.png", written(scene(4_000, 3_000), "png"));
        var slow = new Rendering(4_000, 3_000, Rendering.Fit.INSIDE, "avif", 60, null, false);
        var request = MediaRequest.render(large, List.of(new MediaRequest.Output(folder.resolve("slow.avif"), slow)));

        MediaOutcome outcome = serve(request, Duration.ofMillis(100));

        assertThat(outcome).isEqualTo(new MediaFailure.TimedOut(100));
        assertThat(inspect(jpeg(scene(300, 200)))).isInstanceOf(MediaResult.class);
    }

    @Test
    void killsAWorkerThatIsOverItsMemory() throws Exception {
        Path large = file(folder, "large.png", written(scene(4_000, 3_000), "png"));
        var big = new Rendering(4_000, 3_000, Rendering.Fit.INSIDE, "avif", 60, null, false);
        var request = MediaRequest.render(large, List.of(new MediaRequest.Output(folder.resolve("big.avif"), big)));
        try (var small =
                MediaWorkers.start(WorkerSettings.defaults().withWorkers(1).withResidentBytes(160_000_000))) {

            assertThat(small.serve(request, Priority.BULK, TIME)).isInstanceOf(MediaFailure.OutOfMemory.class);
            assertThat(small.serve(MediaRequest.inspect(goodPicture()), Priority.BULK, TIME))
                    .isInstanceOf(MediaResult.class);
        }
    }

    @Test
    void replacesAWorkerAfterItsShareOfFiles() throws Exception {
        try (var pool =
                MediaWorkers.start(WorkerSettings.defaults().withWorkers(1).withFilesPerWorker(2))) {
            MediaRequest request = MediaRequest.inspect(goodPicture());
            long first = pool.processes().getFirst().pid();
            assertThat(pool.serve(request, Priority.BULK, TIME)).isInstanceOf(MediaResult.class);
            assertThat(pool.processes().getFirst().pid()).isEqualTo(first);

            assertThat(pool.serve(request, Priority.BULK, TIME)).isInstanceOf(MediaResult.class);

            assertThat(pool.processes().getFirst().pid()).isNotEqualTo(first);
            assertThat(pool.serve(request, Priority.BULK, TIME)).isInstanceOf(MediaResult.class);
        }
    }

    @Test
    void endsItsProcessesWhenItCloses() throws Exception {
        var pool = MediaWorkers.start(WorkerSettings.defaults().withWorkers(2));
        List<ProcessHandle> processes = pool.processes();

        pool.close();

        for (ProcessHandle process : processes) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(pool.processes()).isEmpty();
    }

    @Test
    void fallsBackToImageIoAndSaysWhy() throws Exception {
        Path target = folder.resolve("variant.jpg");
        var rendering = new Rendering(600, 800, Rendering.Fit.PAD_WHITE, "jpeg", 85, null, false);
        var request = new MediaRequest(
                file(folder, "p.jpg", jpeg(packshot(500, 500, Color.WHITE, Color.BLUE))),
                true,
                List.of(new MediaRequest.Output(target, rendering)),
                List.of());
        try (var pool = MediaWorkers.start(
                WorkerSettings.defaults().withWorkers(1).withOption("-D" + WorkerMain.NATIVE + "=off"))) {

            assertThat(pool.engine().name()).startsWith("ImageIO");
            assertThat(pool.engine().fallbackReason()).contains(WorkerMain.NATIVE);
            var result = (MediaResult) pool.serve(request, Priority.BULK, TIME);

            assertThat(result.facts().features().palette().getFirst().name()).isEqualTo("blue");
            var measured = result.outputs().getFirst().measurement();
            assertThat(measured.width()).isEqualTo(600);
            assertThat(measured.height()).isEqualTo(800);
            assertThat(measured.backgroundWhite()).isGreaterThan(0.99);
            var avif = new Rendering(600, 800, Rendering.Fit.PAD_WHITE, "avif", 50, null, false);
            assertThat(pool.serve(
                            MediaRequest.render(request.source(), List.of(new MediaRequest.Output(target, avif))),
                            Priority.BULK,
                            TIME))
                    .isInstanceOf(MediaFailure.Unsupported.class);
        }
    }

    @Test
    void reportsALibraryThatIsNotTheOneItKnows() throws Exception {
        file(folder, "libvips-cpp.so.8.18.7", new byte[] {1, 2, 3});
        try (var pool =
                MediaWorkers.start(WorkerSettings.defaults().withWorkers(1).withOption("-Dreprise.native=" + folder))) {

            assertThat(pool.engine().fallbackReason()).contains("not the library whose digest is known");
        }
    }

    @Test
    void givesTheWorkerNothingOfTheEnvironment() throws Exception {
        Path environment =
                Path.of("/proc", Long.toString(workers.processes().getFirst().pid()), "environ");
        assumeTrue(Files.exists(environment), "no /proc here");

        assertThat(Files.readString(environment)).isEmpty();
    }
}
