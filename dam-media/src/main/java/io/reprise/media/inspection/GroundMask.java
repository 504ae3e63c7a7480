package io.reprise.media.inspection;

import io.reprise.media.raster.Pixels;
import org.jspecify.annotations.Nullable;

/** How much of each pixel is uniform ground: all, nothing, or, on the rim of the product, a part. */
public final class GroundMask {
    private final Ground ground;
    private final int width;
    private final int height;

    private GroundMask(Ground ground, int width, int height) {
        this.ground = ground;
        this.width = width;
        this.height = height;
    }

    /** Absent where the ground is not uniform, or the picture too small to tell. */
    public static @Nullable GroundMask of(Pixels pixels) {
        BorderRing ring = BorderRing.of(pixels);
        if (ring == null || !ring.uniform()) {
            return null;
        }
        return new GroundMask(
                Ground.of(pixels.width(), pixels.height(), pixels.toArray(), ring), pixels.width(), pixels.height());
    }

    /** 0 to 1: on the rim, the share of the eight neighbours that are ground, so that it is soft. */
    public double share(int index) {
        if (ground.isGround(index)) {
            return 1;
        }
        int x = index % width;
        int y = index / width;
        int near = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                boolean inside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
                if (inside && ground.isGround((y + dy) * width + x + dx)) {
                    near++;
                }
            }
        }
        return near / 8.0 * 0.5;
    }
}
