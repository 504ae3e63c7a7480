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

    /** The same in a frame of at most that many pixels a side. */
    Placement within(int longestSide) {
        double share = Math.min(1, (double) longestSide / Math.max(frame.width(), frame.height()));
        int frameWidth = Math.clamp(Math.round(frame.width() * share), 1, longestSide);
        int frameHeight = Math.clamp(Math.round(frame.height() * share), 1, longestSide);
        int placedWidth = Math.clamp(Math.round(width * share), 1, frameWidth);
        int placedHeight = Math.clamp(Math.round(height * share), 1, frameHeight);
        Frame small =
                new Frame(frameWidth, frameHeight, (frameWidth - placedWidth) / 2, (frameHeight - placedHeight) / 2);
        return new Placement(small, placedWidth, placedHeight, scale * share);
    }
}
