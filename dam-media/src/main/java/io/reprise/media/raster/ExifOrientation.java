package io.reprise.media.raster;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.io.IOException;

/** EXIF orientation where the decoder does not apply it itself. */
final class ExifOrientation {
    private ExifOrientation() {}

    static int of(Source source) {
        if (!source.format().equals("jpeg") && !source.format().equals("tiff")) {
            return 1;
        }
        try {
            var directory = ImageMetadataReader.readMetadata(new SegmentInputStream(source.bytes()))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? 1 : value;
        } catch (IOException | ImageProcessingException | RuntimeException e) {
            // Damaged metadata says nothing about orientation; whether the picture is readable shows later.
            return 1;
        }
    }

    /** Maps stored pixels onto a displayed picture of that size. */
    static AffineTransform transform(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, width, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, width, height);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, height);
            default -> new AffineTransform();
        };
    }
}
