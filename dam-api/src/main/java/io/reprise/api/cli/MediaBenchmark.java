package io.reprise.api.cli;

import io.reprise.media.bench.MediaBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Ten variants of a 24-megapixel master, in processor time, against sharp with a shared decode. */
public final class MediaBenchmark implements Benchmark {
    private static final int WIDTH = 6_000;
    private static final int DEFAULT_SIZE = 2;

    @Override
    public String name() {
        return "media";
    }

    @Override
    public String summary() {
        return "ten variants of a 24-megapixel master, against sharp (--input: a folder with sharp.mjs, installed)";
    }

    @Override
    public List<Table> run(Options options) throws IOException, InterruptedException {
        int masters = options.size().orElse(DEFAULT_SIZE);
        Path yardstick = options.input().orElseGet(MediaBenchmark::inTheProject);
        try (Scratch scratch = Scratch.named("media")) {
            return List.of(table(
                    MediaBench.run(scratch.folder(), yardstick, WIDTH, options.windows(), masters),
                    masters,
                    yardstick));
        }
    }

    private static Path inTheProject() {
        return Path.of(System.getProperty("reprise.home", "dam-api/target/reprise"), "../../../dam-media/bench")
                .toAbsolutePath()
                .normalize();
    }

    private static Table table(MediaBench.Result result, int masters, Path yardstick) {
        String said = result.windows() + " interleaved windows of " + masters + " masters of "
                + String.format(Locale.ROOT, "%.0f", result.megapixels()) + " megapixels; engine " + result.engine()
                + "; processor time of the whole worker, not the clock.";
        Double sharp = result.sharp();
        Double ratio = result.ratio();
        Double low = result.low();
        Double high = result.high();
        if (sharp == null || ratio == null || low == null || high == null) {
            return table(
                    result,
                    "not measured",
                    "not measured",
                    List.of(said, "sharp is not installed in " + yardstick + " (npm ci there)."));
        }
        return table(
                result,
                String.format(Locale.ROOT, "%.0f", sharp),
                String.format(Locale.ROOT, "%.2f (%.2f – %.2f)", ratio, low, high),
                List.of(said));
    }

    private static Table table(MediaBench.Result result, String sharp, String ratio, List<String> notes) {
        return new Table(
                "media: ten variants of a master",
                List.of("what", "CPU ms per master, median", "ratio to sharp, median (95 % interval)"),
                List.of(
                        List.of("sharp, one decode, rendering only", sharp, "1"),
                        List.of(
                                "worker: variants, features, metadata, measuring",
                                String.format(Locale.ROOT, "%.0f", result.ours()),
                                ratio)),
                notes);
    }
}
