package io.reprise.media.rendering;

import io.reprise.domain.channel.Rendering;
import java.util.function.IntFunction;

/** Finds the best quality whose file keeps a byte budget, by bisection. */
final class ByteBudget {
    static final int WORST_QUALITY = 10;

    private ByteBudget() {}

    /**
     * @param probe encodes at a quality, to see how large it gets
     * @param last encodes at a quality, to keep
     * @return the best file within budget, or the smallest there is, which a measurement then shows to be too large
     */
    static Encoded encoded(Rendering rendering, IntFunction<byte[]> probe, IntFunction<byte[]> last) {
        int quality = rendering.quality();
        byte[] first = last.apply(quality);
        Long budget = rendering.maxBytes();
        if (budget == null || first.length <= budget || rendering.format().equals("png")) {
            return new Encoded(first, quality);
        }
        int fits = bisected(WORST_QUALITY, quality - 1, budget, probe);
        byte[] kept = last.apply(fits);
        while (kept.length > budget && fits > WORST_QUALITY) {
            fits--;
            kept = last.apply(fits);
        }
        return new Encoded(kept, fits);
    }

    private static int bisected(int low, int high, long budget, IntFunction<byte[]> probe) {
        int fits = Math.min(low, Math.max(1, high));
        int from = low;
        int to = high;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (probe.apply(middle).length <= budget) {
                fits = middle;
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return fits;
    }

    /** A file and the quality it was made with. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to a file
    record Encoded(byte[] bytes, int quality) {}
}
