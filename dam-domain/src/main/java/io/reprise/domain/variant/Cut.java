package io.reprise.domain.variant;

import io.reprise.domain.channel.Rendering;

/**
 * The part of a picture that a rendering shows, in the picture's pixels.
 *
 * @param left pixels from the left edge
 * @param top pixels from the upper edge
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 */
public record Cut(int left, int top, int width, int height) {

    /** The whole picture. */
    public static Cut none(int width, int height) {
        return new Cut(0, 0, width, height);
    }

    /**
     * The largest part with the proportions of the frame that has the focal point as near to its middle as the picture's
     * edges allow.
     */
    public static Cut of(Rendering rendering, int width, int height, FocalPoint focalPoint) {
        // Compared as products, so that equal proportions lose no pixel to rounding.
        long across = (long) width * rendering.height();
        long along = (long) height * rendering.width();
        int cutWidth = across <= along ? width : Math.clamp(Math.round((double) along / rendering.height()), 1, width);
        int cutHeight =
                along <= across ? height : Math.clamp(Math.round((double) across / rendering.width()), 1, height);
        return new Cut(
                start(focalPoint.x(), width, cutWidth), start(focalPoint.y(), height, cutHeight), cutWidth, cutHeight);
    }

    private static int start(double focus, int side, int cut) {
        return Math.clamp(Math.round(focus * side - cut / 2.0), 0, side - cut);
    }
}
