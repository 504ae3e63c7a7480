package io.reprise.media.inspection;

import io.reprise.media.raster.SegmentInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Finds the type of a file by its bytes alone: no name, no extension. */
public final class FileTypes {
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("image/jpeg", "jpeg"),
            Map.entry("image/png", "png"),
            Map.entry("image/apng", "png"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/avif", "avif"),
            Map.entry("image/tiff", "tiff"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/bmp", "bmp"),
            Map.entry("image/vnd.adobe.photoshop", "psd"),
            Map.entry("image/heic", "heic"),
            Map.entry("image/heif", "heic"));

    /** What every signature of a picture lies within; looking through more of each file costs milliseconds. */
    private static final int MAGIC_BYTES = 4_096;

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /** Media type, {@code application/octet-stream} when nothing is recognised. */
    public String mediaType(MemorySegment bytes) {
        if (bytes.byteSize() == 0) {
            return "application/octet-stream";
        }
        MemorySegment start = bytes.asSlice(0, Math.min(MAGIC_BYTES, bytes.byteSize()));
        try (BufferedInputStream in = new BufferedInputStream(new SegmentInputStream(start), MAGIC_BYTES)) {
            return types.detect(in, new Metadata()).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Format word of {@code MediaFacts}, or the media type itself when it is no picture format we know. */
    public static String format(String mediaType) {
        return FORMATS.getOrDefault(mediaType, mediaType);
    }
}
