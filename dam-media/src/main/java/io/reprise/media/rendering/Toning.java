package io.reprise.media.rendering;

import io.reprise.domain.recipe.Tone;
import org.jspecify.annotations.Nullable;

/** Changes colours pixel by pixel: saturation about luma (BT.601), then brightness and contrast, then the tint. */
final class Toning {
    private final double brightness;
    private final double contrast;
    private final int saturation;
    private final @Nullable String tint;
    private final double strength;

    private Toning(Tone tone) {
        this.brightness = tone.brightness();
        this.contrast = tone.contrast();
        this.saturation = (int) Math.round(tone.saturation() * 256);
        this.tint = tone.tint();
        this.strength = tone.strength();
    }

    static void apply(Canvas canvas, Tone tone) {
        new Toning(tone).apply(canvas.rgb);
    }

    private void apply(byte[] rgb) {
        int[] levels = levels();
        int[][] drawn = drawn();
        for (int i = 0; i < rgb.length; i += 3) {
            int red = rgb[i] & 0xff;
            int green = rgb[i + 1] & 0xff;
            int blue = rgb[i + 2] & 0xff;
            int luma = (77 * red + 150 * green + 29 * blue) >> 8;
            red = levels[saturated(red, luma)];
            green = levels[saturated(green, luma)];
            blue = levels[saturated(blue, luma)];
            int toned = (77 * red + 150 * green + 29 * blue) >> 8;
            rgb[i] = (byte) Math.clamp(red + drawn[0][toned], 0, 255);
            rgb[i + 1] = (byte) Math.clamp(green + drawn[1][toned], 0, 255);
            rgb[i + 2] = (byte) Math.clamp(blue + drawn[2][toned], 0, 255);
        }
    }

    private int saturated(int value, int luma) {
        return Math.clamp(luma + (((value - luma) * saturation) >> 8), 0, 255);
    }

    private int[] levels() {
        int[] levels = new int[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Math.clamp(Math.round((i * brightness - 127.5) * contrast + 127.5), 0, 255);
        }
        return levels;
    }

    /** How far each channel is drawn at each luma: nothing at black and white, most in the middle. */
    private int[][] drawn() {
        int[][] drawn = new int[3][256];
        if (tint == null) {
            return drawn;
        }
        int colour = Colours.rgb(tint);
        for (int luma = 0; luma < 256; luma++) {
            double weight = strength * 4 * (luma / 255.0) * (1 - luma / 255.0);
            for (int channel = 0; channel < 3; channel++) {
                int wanted = (colour >> (16 - 8 * channel)) & 0xff;
                drawn[channel][luma] = (int) Math.round(weight * (wanted - luma));
            }
        }
        return drawn;
    }
}
