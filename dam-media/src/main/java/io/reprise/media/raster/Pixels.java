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

    /** Pixels of the outermost ring, in an array of their own and in no promised order. */
    public byte[] ring(int thick) {
        int inner = Math.max(0, width - 2 * thick) * Math.max(0, height - 2 * thick);
        byte[] ring = new byte[(width * height - inner) * 3];
        int filled = 0;
        for (int y = 0; y < height; y++) {
            if (y < thick || y >= height - thick) {
                filled += copy(0, y, width, ring, filled);
            } else {
                filled += copy(0, y, thick, ring, filled);
                filled += copy(width - thick, y, thick, ring, filled);
            }
        }
        return ring;
    }

    private int copy(int x, int y, int count, byte[] target, int at) {
        MemorySegment.copy(rgb, JAVA_BYTE, ((long) y * width + x) * 3, target, at, count * 3);
        return count * 3;
    }
}
