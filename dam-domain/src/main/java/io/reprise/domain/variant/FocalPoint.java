package io.reprise.domain.variant;

/**
 * What of a picture must be seen when the rest is cut away, as shares of its width and height from the left upper corner.
 *
 * @param x 0 (left edge) to 1 (right edge)
 * @param y 0 (upper edge) to 1 (lower edge)
 */
public record FocalPoint(double x, double y) {
    public static final FocalPoint CENTRE = new FocalPoint(0.5, 0.5);

    /** Steps that are told apart: finer ones move a cut by less than a pixel of what anybody sells with. */
    private static final double STEPS = 10_000;

    /** @throws IllegalArgumentException outside of the picture */
    public FocalPoint {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("a focal point lies in the picture");
        }
        // The sum makes of a negative zero a plain one, so that equal points are equal.
        x = Math.round(x * STEPS) / STEPS + 0.0;
        y = Math.round(y * STEPS) / STEPS + 0.0;
    }
}
