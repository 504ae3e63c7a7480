package io.reprise.media.raster;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/**
 * 8-bit sRGB pixels in rows, three bytes each: red, green, blue. Valid while the raster they came from is open.
 *
 * @param rgb {@code width * height * 3} bytes
 */
public record Pixels(int width, int height, MemorySegment rgb) {
    /** The pixels in an array of their own. */
    public byte[] toArray() {
        return rgb.toArray(JAVA_BYTE);
    }

    /** Red, green and blue of a pixel as {@code 0xRRGGBB}. */
    public int at(int x, int y) {
        long i = ((long) y * width + x) * 3;
        return (rgb.get(JAVA_BYTE, i) & 0xff) << 16
                | (rgb.get(JAVA_BYTE, i + 1) & 0xff) << 8
                | (rgb.get(JAVA_BYTE, i + 2) & 0xff);
    }
}
