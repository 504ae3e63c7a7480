package io.reprise.media.rendering;

/** Colours as recipes write them. */
final class Colours {
    static final int WHITE = 0xffffff;

    private Colours() {}

    /** @param colour {@code #rrggbb}, as the recipe has checked */
    static int rgb(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
    }
}
