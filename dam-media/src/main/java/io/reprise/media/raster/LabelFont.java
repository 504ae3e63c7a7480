package io.reprise.media.raster;

import io.reprise.media.vips.NativeDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The font that comes with the program, so that a text looks the same on every machine; it has Latin and Chinese. */
final class LabelFont {
    static final String FAMILY = "Noto Sans S Chinese Bold";

    private LabelFont() {}

    /** @throws CannotDrawException where it is missing */
    static Path file() {
        Optional<Path> file = NativeDirectory.path().map(directory -> directory.resolve("label-font.otf"));
        return file.filter(Files::isRegularFile)
                .orElseThrow(() -> new CannotDrawException("the font for texts is not installed beside the program"));
    }
}
