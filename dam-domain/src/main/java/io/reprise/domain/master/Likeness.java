package io.reprise.domain.master;

import org.jspecify.annotations.Nullable;

/**
 * How alike two pictures look: the number of bits in which their perceptual hashes differ, 0 to 64. Hashes of different
 * pictures differ in about half of their bits.
 */
public final class Likeness {
    /**
     * Two pictures that differ in at most so many bits are taken for one shot. Source: the default of imagededup for 64-bit
     * perceptual hashes (https://idealo.github.io/imagededup/methods/hashing), which a test checks with photographs.
     */
    public static final int NEAR = 10;

    private Likeness() {}

    /** The hash of a picture, or null where it has none to go by: nothing was measured, or it is one plain ground. */
    public static @Nullable Long hash(MediaFacts media) {
        MediaFacts.Features features = media.features();
        if (features == null) {
            return null;
        }
        long hash = Long.parseUnsignedLong(features.pHash(), 16);
        return hash == 0 ? null : hash;
    }

    public static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }
}
