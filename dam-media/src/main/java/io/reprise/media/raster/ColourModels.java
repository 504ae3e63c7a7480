package io.reprise.media.raster;

import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;

/** Names Java's colour models as {@link SourceHeader#model()} does. */
final class ColourModels {
    private ColourModels() {}

    static String name(ColorModel model) {
        return switch (model.getColorSpace().getType()) {
            case ColorSpace.TYPE_RGB, ColorSpace.TYPE_YCbCr -> "rgb";
            case ColorSpace.TYPE_GRAY -> "grey";
            case ColorSpace.TYPE_CMYK -> "cmyk";
            case ColorSpace.TYPE_Lab -> "lab";
            default -> "unknown";
        };
    }
}
