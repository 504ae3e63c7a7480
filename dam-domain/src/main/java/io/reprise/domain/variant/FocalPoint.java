package io.reprise.domain.variant;

/** The point of a picture that must stay in view, in fractions (0 to 1) of its width and height. */
public record FocalPoint(double x, double y) {
    /** @throws IllegalArgumentException if a fraction is outside 0 to 1 */
    public FocalPoint {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("a focal point lies inside its picture");
        }
    }
}
