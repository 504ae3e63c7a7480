package io.reprise.media.vips;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where the native library and what comes with it lie: {@value #PROPERTY}, else {@code native} beside this module. */
public final class NativeDirectory {
    static final String PROPERTY = "reprise.native";

    private NativeDirectory() {}

    /** Empty where nothing says where it is. */
    public static Optional<Path> path() {
        String given = System.getProperty(PROPERTY);
        if (given != null) {
            return Optional.of(Path.of(given));
        }
        CodeSource source = NativeDirectory.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Path.of(source.getLocation().toURI()).toAbsolutePath().resolveSibling("native"));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
