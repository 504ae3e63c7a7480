package io.reprise.media.raster;

import org.jspecify.annotations.Nullable;

/**
 * Metadata that goes into a derived file.
 *
 * @param xmp serialized packet, absent when there is nothing to say
 * @param description for EXIF {@code ImageDescription}
 * @param artist for EXIF {@code Artist}
 * @param copyright for EXIF {@code Copyright}
 */
@SuppressWarnings("ArrayRecordComponent") // a blob that is written and never compared
public record Carried(
        byte @Nullable [] xmp,
        @Nullable String description,
        @Nullable String artist,
        @Nullable String copyright) {
    /** Nothing but pixels and their profile. */
    public static final Carried NOTHING = new Carried(null, null, null, null);
}
