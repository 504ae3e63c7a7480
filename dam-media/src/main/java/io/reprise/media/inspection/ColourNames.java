package io.reprise.media.inspection;

import java.util.List;

/**
 * Names colours with the thirteen words of {@code MediaFacts.Colour}, in CIE L*a*b* (D65): lightness and chroma part
 * the neutrals from the rest, the hue angle parts the rest; HSV hue parts blue from purple, where equal steps of the Lab
 * angle are no equal steps for the eye. Bounds were set on the named colours of CSS (see the test).
 */
final class ColourNames {
    static final List<String> NAMES = List.of(
            "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "beige", "white", "grey",
            "black");

    private static final int RED = 0;
    private static final int ORANGE = 1;
    private static final int YELLOW = 2;
    private static final int GREEN = 3;
    private static final int TEAL = 4;
    private static final int BLUE = 5;
    private static final int PURPLE = 6;
    private static final int PINK = 7;
    private static final int BROWN = 8;
    private static final int BEIGE = 9;
    private static final int WHITE = 10;
    private static final int GREY = 11;
    private static final int BLACK = 12;

    /** Name of each of 32 x 32 x 32 cells of the colour cube. */
    private static final byte[] CELLS = new byte[1 << 15];

    static {
        for (int cell = 0; cell < CELLS.length; cell++) {
            CELLS[cell] = (byte) classified(level(cell >> 10), level(cell >> 5), level(cell));
        }
    }

    private ColourNames() {}

    private static int level(int fiveBits) {
        int v = fiveBits & 31;
        return v << 3 | v >> 2;
    }

    /** Index into {@link #NAMES}. */
    static int of(int red, int green, int blue) {
        return CELLS[red >> 3 << 10 | green >> 3 << 5 | blue >> 3];
    }

    private static int classified(int red, int green, int blue) {
        double[] lab = lab(red, green, blue);
        double lightness = lab[0];
        double chroma = Math.hypot(lab[1], lab[2]);
        if (chroma < neutralChroma(lightness)) {
            return lightness >= 86 ? WHITE : lightness <= 22 ? BLACK : GREY;
        }
        double hue = (Math.toDegrees(Math.atan2(lab[2], lab[1])) + 360) % 360;
        return hued(lightness, chroma, hue, hsvHue(red, green, blue));
    }

    /** Dark and very light colours look neutral at a chroma that shows in between. */
    private static double neutralChroma(double lightness) {
        return lightness < 12 ? 18 : lightness < 25 ? 11 : lightness > 92 ? 9 : 8;
    }

    private static int hued(double lightness, double chroma, double hue, double hsvHue) {
        if (hue < 20 || hue >= 345) {
            return reddish(lightness, chroma);
        }
        if (hue < 48) {
            return warmRed(lightness, chroma);
        }
        if (hue < 78) {
            return lightness >= 58 && chroma >= 45 ? ORANGE : lightness >= 65 ? BEIGE : BROWN;
        }
        if (hue < 112) {
            return yellowish(lightness, chroma, hue);
        }
        if (hue < 170) {
            return GREEN;
        }
        if (hue < 225) {
            return TEAL;
        }
        if (hue < 290 || hsvHue < 255) {
            return BLUE;
        }
        return lightness >= 62 && hsvHue >= 290 ? PINK : PURPLE;
    }

    private static int reddish(double lightness, double chroma) {
        if (lightness >= 54) {
            return PINK;
        }
        return chroma >= 30 ? RED : lightness >= 40 ? PINK : PURPLE;
    }

    private static int warmRed(double lightness, double chroma) {
        if (lightness >= 64) {
            return chroma < 28 && lightness >= 70 ? BEIGE : chroma >= 65 ? ORANGE : PINK;
        }
        return chroma < 30 ? BROWN : RED;
    }

    private static int yellowish(double lightness, double chroma, double hue) {
        if (lightness >= 60 && chroma >= 42) {
            return YELLOW;
        }
        if (lightness >= 62) {
            return BEIGE;
        }
        return hue < 95 ? BROWN : GREEN;
    }

    private static double hsvHue(int red, int green, int blue) {
        int max = Math.max(red, Math.max(green, blue));
        double range = max - Math.min(red, Math.min(green, blue));
        if (range == 0) {
            return 0;
        }
        double sixth = max == red
                ? (green - blue) / range
                : max == green ? 2 + (blue - red) / range : 4 + (red - green) / range;
        return (sixth * 60 + 360) % 360;
    }

    /** CIE L*a*b* of an sRGB colour (IEC 61966-2-1, D65). */
    static double[] lab(int red, int green, int blue) {
        double r = linear(red);
        double g = linear(green);
        double b = linear(blue);
        double x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double root(double t) {
        return t > 216.0 / 24_389 ? Math.cbrt(t) : (24_389.0 / 27 * t + 16) / 116;
    }
}
