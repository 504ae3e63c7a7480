package io.reprise.media.bench;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.channel.Rendering.Fit;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import io.reprise.media.worker.MediaWorkers;
import io.reprise.media.worker.Priority;
import io.reprise.media.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ten variants of one master, in processor time: wall time on a shared machine says more about its neighbours. Ours is
 * the whole worker process: hand-over, decoding, features, metadata, encoding, reading back, measuring. The yardstick
 * decodes once too and does the same resizing and encoding, and none of the rest.
 */
public final class MediaBench {
    /** Ten frames as sales channels ask for them. */
    static final List<Rendering> OUTPUTS = List.of(
            padded(2_000, 2_000, "jpeg"),
            padded(1_600, 1_600, "jpeg"),
            padded(800, 800, "jpeg"),
            padded(750, 1_000, "jpeg"),
            padded(1_000, 1_000, "jpeg"),
            padded(1_500, 1_500, "jpeg"),
            padded(1_801, 2_600, "jpeg"),
            padded(600, 600, "jpeg"),
            new Rendering(1_200, 1_200, Fit.INSIDE, "webp", 80, null, false),
            new Rendering(400, 400, Fit.INSIDE, "webp", 80, null, false));

    private static final int WARM_UP = 6;
    private static final Duration TIME = Duration.ofMinutes(2);

    private MediaBench() {}

    private static Rendering padded(int width, int height, String format) {
        return new Rendering(width, height, Fit.PAD_WHITE, format, 85, null, false);
    }

    /**
     * @param megapixels of the master
     * @param windows pairs measured, ours and the yardstick's in turn
     * @param ours median processor milliseconds per master
     * @param sharp the same of sharp, absent when it is not installed
     * @param ratio median of the pairs' ratios, ours to sharp's
     * @param low lower end of the median's 95 % interval
     * @param high upper end of the median's 95 % interval
     */
    public record Result(
            double megapixels,
            int windows,
            String engine,
            double ours,
            @Nullable Double sharp,
            @Nullable Double ratio,
            @Nullable Double low,
            @Nullable Double high) {}

    /**
     * @param folder for the master and its outputs, which stay there
     * @param yardstick folder of {@code sharp.mjs} with its packages installed
     * @param width of the master in pixels; its height is two thirds of that
     * @param windows at least 15 for a figure that is to be published
     */
    public static Result run(Path folder, Path yardstick, int width, int windows, int mastersPerWindow)
            throws IOException, InterruptedException {
        Path master = folder.resolve("master.jpg").toAbsolutePath();
        Path plan = folder.resolve("plan.json").toAbsolutePath();
        BenchMaster.write(master, width, width * 2 / 3);
        Files.write(plan, JsonMapper.builder().build().writeValueAsBytes(OUTPUTS));
        try (MediaWorkers workers = MediaWorkers.start(WorkerSettings.defaults().withWorkers(1));
                SharpProcess sharp = SharpProcess.start(yardstick, master, folder.toAbsolutePath(), plan)) {
            ours(workers, folder, master, WARM_UP);
            if (sharp != null) {
                double ignored = sharp.render(WARM_UP);
            }
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int i = 0; i < windows; i++) {
                ours.add(ours(workers, folder, master, mastersPerWindow));
                if (sharp != null) {
                    theirs.add(sharp.render(mastersPerWindow));
                }
            }
            return result(width, workers.engine().name(), ours, theirs);
        }
    }

    private static double ours(MediaWorkers workers, Path folder, Path master, int masters)
            throws IOException, InterruptedException {
        List<MediaRequest.Output> outputs = new ArrayList<>();
        for (int i = 0; i < OUTPUTS.size(); i++) {
            outputs.add(new MediaRequest.Output(folder.resolve("variant-" + i), OUTPUTS.get(i)));
        }
        Duration before = workers.cpu();
        for (int i = 0; i < masters; i++) {
            var outcome = workers.serve(MediaRequest.render(master, outputs), Priority.BULK, TIME);
            if (!(outcome instanceof MediaResult)) {
                throw new IOException("the benchmark's master failed: " + outcome);
            }
        }
        return workers.cpu().minus(before).toNanos() / 1e6 / masters;
    }

    private static Result result(int width, String engine, List<Double> ours, List<Double> theirs) {
        int height = width * 2 / 3;
        double megapixels = (double) width * height / 1e6;
        if (theirs.isEmpty()) {
            return new Result(megapixels, ours.size(), engine, median(ours), null, null, null, null);
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        List<Double> sorted = ratios.stream().sorted().toList();
        // Ranks of the binomial interval of a median, by its normal approximation.
        int rank = (int) Math.max(0, Math.floor(sorted.size() / 2.0 - 0.98 * Math.sqrt(sorted.size())));
        return new Result(
                megapixels,
                ours.size(),
                engine,
                median(ours),
                median(theirs),
                median(ratios),
                sorted.get(rank),
                sorted.get(sorted.size() - 1 - rank));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Arguments: folder to work in, folder of {@code sharp.mjs}, windows. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        System.out.println(run(folder, Path.of(arguments[1]), 6_000, Integer.parseInt(arguments[2]), 2));
    }
}
