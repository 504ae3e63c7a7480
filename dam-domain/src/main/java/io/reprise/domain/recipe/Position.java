package io.reprise.domain.recipe;

import java.util.Locale;

/** Where in the frame something is drawn. */
public enum Position {
    TOP_LEFT(0, 0),
    TOP(0.5, 0),
    TOP_RIGHT(1, 0),
    LEFT(0, 0.5),
    CENTRE(0.5, 0.5),
    RIGHT(1, 0.5),
    BOTTOM_LEFT(0, 1),
    BOTTOM(0.5, 1),
    BOTTOM_RIGHT(1, 1);

    private final double across;
    private final double down;

    Position(double across, double down) {
        this.across = across;
        this.down = down;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** 0 at the left edge, 0.5 in the middle, 1 at the right edge. */
    public double across() {
        return across;
    }

    /** 0 at the upper edge, 0.5 in the middle, 1 at the lower edge. */
    public double down() {
        return down;
    }
}
