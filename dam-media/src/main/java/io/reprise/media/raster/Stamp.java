package io.reprise.media.raster;

/**
 * Something to be drawn over a picture: 8-bit sRGB with alpha, not premultiplied.
 *
 * @param rgba {@code width * height * 4} bytes in rows
 */
@SuppressWarnings("ArrayRecordComponent") // pixels on their way into a picture
public record Stamp(int width, int height, byte[] rgba) {

    /** A shape of one colour, from how much of each pixel it covers. */
    static Stamp of(int width, int height, byte[] coverage, int rgb) {
        byte[] rgba = new byte[coverage.length * 4];
        for (int i = 0, at = 0; i < coverage.length; i++) {
            rgba[at++] = (byte) (rgb >> 16);
            rgba[at++] = (byte) (rgb >> 8);
            rgba[at++] = (byte) rgb;
            rgba[at++] = coverage[i];
        }
        return new Stamp(width, height, rgba);
    }
}
