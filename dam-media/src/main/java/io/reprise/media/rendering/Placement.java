package io.reprise.media.rendering;

import io.reprise.domain.channel.Rendering;
import io.reprise.media.raster.Frame;

/**
 * Where a source lies in its frame.
 *
 * @param width pixels of the placed source
 * @param height pixels of the placed source
 * @param scale placed pixels per source pixel
 */
record Placement(Frame frame, int width, int height, double scale) {

    static Placement of(Rendering rendering, int sourceWidth, int sourceHeight) {
        double fit = Math.min((double) rendering.width() / sourceWidth, (double) rendering.height() / sourceHeight);
        double scale = rendering.upscale() ? fit : Math.min(1, fit);
        int width = Math.clamp(Math.round(sourceWidth * scale), 1, rendering.width());
        int height = Math.clamp(Math.round(sourceHeight * scale), 1, rendering.height());
        Frame frame = switch (rendering.fit()) {
            case INSIDE -> new Frame(width, height, 0, 0);
            case PAD_WHITE ->
                new Frame(
                        rendering.width(),
                        rendering.height(),
                        (rendering.width() - width) / 2,
                        (rendering.height() - height) / 2);
        };
        return new Placement(frame, width, height, scale);
    }
}
