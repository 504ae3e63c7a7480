package io.reprise.media.rendering;

import io.reprise.domain.variant.FocalPoint;
import io.reprise.media.raster.Pixels;

/**
 * What stands out most: the centre of the picture's edges and colours. Each pixel weighs as much as it differs from its
 * neighbours and from the mean colour, squared, so that a busy product outweighs a calm ground.
 */
final class Salience {
    private Salience() {}

    /** @param small a few hundred pixels a side are enough */
    static FocalPoint of(Pixels small) {
        int width = small.width();
        int height = small.height();
        byte[] rgb = small.toArray();
        long[] mean = new long[3];
        for (int i = 0; i < rgb.length; i++) {
            mean[i % 3] += rgb[i] & 0xff;
        }
        long pixels = rgb.length / 3;
        double total = 0;
        double across = 0;
        double down = 0;
        for (int y = 0; y < height - 1; y++) {
            for (int x = 0; x < width - 1; x++) {
                int i = (y * width + x) * 3;
                double edge = 0;
                double colour = 0;
                for (int channel = 0; channel < 3; channel++) {
                    int here = rgb[i + channel] & 0xff;
                    edge += Math.abs(here - (rgb[i + 3 + channel] & 0xff))
                            + Math.abs(here - (rgb[i + width * 3 + channel] & 0xff));
                    colour += Math.abs(here - (double) mean[channel] / pixels);
                }
                double weight = (edge + colour / 2) * (edge + colour / 2);
                total += weight;
                across += weight * x;
                down += weight * y;
            }
        }
        return total == 0
                ? FocalPoint.CENTRE
                : new FocalPoint(
                        Math.clamp(across / total / Math.max(1, width - 1), 0, 1),
                        Math.clamp(down / total / Math.max(1, height - 1), 0, 1));
    }
}
