package io.reprise.media.inspection;

import io.reprise.media.raster.IccProfiles;
import io.reprise.media.raster.RasterEngine;
import io.reprise.media.raster.Source;
import io.reprise.media.raster.SourceHeader;
import io.reprise.media.raster.UnreadableException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * What a reading of a file we wrote finds.
 *
 * @param format by content
 * @param colourSpace by the embedded profile
 */
public record WrittenFile(int width, int height, String format, int frames, String colourSpace, Embedded embedded) {

    /** @throws IllegalStateException when we wrote what cannot be read */
    public static WrittenFile read(byte[] bytes, String expected, RasterEngine engine) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            Source source = new Source(copy, expected);
            SourceHeader header = engine.header(source);
            @Nullable String profile = IccProfiles.description(header.icc());
            return new WrittenFile(
                    header.width(),
                    header.height(),
                    expected,
                    header.pages(),
                    IccProfiles.colourSpace(header.model(), profile),
                    EmbeddedReader.read(source, header, engine.handsOutMetadata()));
        } catch (UnreadableException e) {
            throw new IllegalStateException("a " + expected + " we wrote cannot be read: " + e.getMessage(), e);
        }
    }
}
