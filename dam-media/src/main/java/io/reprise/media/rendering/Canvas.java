package io.reprise.media.rendering;

import io.reprise.media.raster.Frame;
import io.reprise.media.raster.Pixels;
import io.reprise.media.raster.Stamp;
import java.util.Arrays;

/** 8-bit sRGB pixels that a recipe changes in place. Both engines give and take the same bytes, so results are the same. */
final class Canvas {
    /** A worker has 256 MB for one file; what is larger is not treated. */
    static final long MOST_PIXELS = 16_000_000;

    final int width;
    final int height;
    final byte[] rgb;

    private Canvas(int width, int height, byte[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    static Canvas of(Pixels pixels) {
        return new Canvas(pixels.width(), pixels.height(), pixels.toArray());
    }

    /** These pixels in a frame, the rest of it in one colour. */
    Canvas framed(Frame frame, int colour) {
        if (frame.width() == width && frame.height() == height) {
            return this;
        }
        byte[] all = new byte[Math.multiplyExact(Math.multiplyExact(frame.width(), frame.height()), 3)];
        byte[] row = new byte[frame.width() * 3];
        for (int i = 0; i < row.length; i += 3) {
            row[i] = (byte) (colour >> 16);
            row[i + 1] = (byte) (colour >> 8);
            row[i + 2] = (byte) colour;
        }
        for (int y = 0; y < frame.height(); y++) {
            System.arraycopy(row, 0, all, y * row.length, row.length);
        }
        for (int y = 0; y < height; y++) {
            System.arraycopy(
                    rgb, y * width * 3, all, ((y + frame.top()) * frame.width() + frame.left()) * 3, width * 3);
        }
        return new Canvas(frame.width(), frame.height(), all);
    }

    /** Draws a stamp; what of it lies outside is not seen. */
    void draw(Stamp stamp, int left, int top, double opacity) {
        int weight = (int) Math.round(opacity * 256);
        for (int y = Math.max(0, -top); y < Math.min(stamp.height(), height - top); y++) {
            for (int x = Math.max(0, -left); x < Math.min(stamp.width(), width - left); x++) {
                int from = (y * stamp.width() + x) * 4;
                int alpha = ((stamp.rgba()[from + 3] & 0xff) * weight) >> 8;
                int to = ((y + top) * width + x + left) * 3;
                for (int channel = 0; channel < 3; channel++) {
                    mix(to + channel, stamp.rgba()[from + channel] & 0xff, alpha);
                }
            }
        }
    }

    /** Fills a box with a colour. */
    void fill(int left, int top, int across, int down, int colour, double opacity) {
        byte[] one = {(byte) (colour >> 16), (byte) (colour >> 8), (byte) colour, (byte) 255};
        byte[] row = new byte[Math.max(0, across) * 4];
        for (int i = 0; i < row.length; i++) {
            row[i] = one[i % 4];
        }
        Stamp line = new Stamp(across, 1, row);
        for (int y = Math.max(0, top); y < Math.min(height, top + down); y++) {
            draw(line, left, y, opacity);
        }
    }

    private void mix(int at, int value, int alpha) {
        int before = rgb[at] & 0xff;
        rgb[at] = (byte) ((before * (255 - alpha) + value * alpha + 127) / 255);
    }

    /** Draws a pixel towards a colour. */
    void mix(int pixel, int colour, double share) {
        int alpha = (int) Math.round(share * 255);
        mix(pixel * 3, (colour >> 16) & 0xff, alpha);
        mix(pixel * 3 + 1, (colour >> 8) & 0xff, alpha);
        mix(pixel * 3 + 2, colour & 0xff, alpha);
    }

    /** Unsharp mask of radius 1 with a three by three binomial blur; differences of up to two levels are noise and stay. */
    void sharpen(double strength) {
        int stride = width * 3;
        byte[] above = new byte[stride];
        byte[] here = Arrays.copyOf(rgb, stride);
        byte[] below = new byte[stride];
        for (int y = 1; y < height - 1; y++) {
            byte[] gone = above;
            above = here;
            here = y == 1 ? Arrays.copyOfRange(rgb, stride, 2 * stride) : below;
            below = gone;
            System.arraycopy(rgb, (y + 1) * stride, below, 0, stride);
            for (int i = 3; i < stride - 3; i++) {
                int centre = here[i] & 0xff;
                int blur =
                        (at(above, i) + (here[i - 3] & 0xff) * 2 + centre * 4 + (here[i + 3] & 0xff) * 2 + at(below, i))
                                / 16;
                int edge = centre - blur;
                if (Math.abs(edge) > 2) {
                    rgb[y * stride + i] = (byte) Math.clamp(Math.round(centre + strength * edge), 0, 255);
                }
            }
        }
    }

    private static int at(byte[] row, int i) {
        return (row[i - 3] & 0xff) + (row[i] & 0xff) * 2 + (row[i + 3] & 0xff);
    }
}
