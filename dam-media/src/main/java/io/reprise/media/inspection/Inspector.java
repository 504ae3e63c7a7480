package io.reprise.media.inspection;

import io.reprise.media.raster.RasterEngine;
import io.reprise.media.raster.Source;
import io.reprise.media.raster.SourceHeader;
import io.reprise.media.raster.UnreadableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;

/** Opens files: type by content, header first, limits before pixels. */
public final class Inspector {
    private static final Set<String> DECODED_WHOLE = Set.of("avif");

    private final RasterEngine engine;
    private final Limits limits;
    private final FileTypes types = new FileTypes();

    public Inspector(RasterEngine engine, Limits limits) {
        this.engine = engine;
        this.limits = limits;
    }

    /**
     * @param arena keeps the file mapped: the opened file and what is decoded lazily from it live no longer
     * @throws UnreadableFileException when the bytes are no picture we can read
     * @throws TooLargeException when a limit is passed
     * @throws IOException when the disk does not give the bytes
     */
    public OpenFile open(Path path, Arena arena) throws UnreadableFileException, TooLargeException, IOException {
        MemorySegment bytes = mapped(path, arena);
        String mediaType = types.mediaType(bytes);
        String format = FileTypes.format(mediaType);
        if (!engine.reads(format)) {
            throw new UnreadableFileException(mediaType, refusal(format, bytes));
        }
        Source source = new Source(bytes, format);
        SourceHeader header = header(source, mediaType);
        long most = DECODED_WHOLE.contains(format) ? limits.wholePixels() : limits.pixels();
        if (header.pixels() > most) {
            throw new TooLargeException(header.pixels() + " pixels, the limit for " + format + " is " + most);
        }
        return new OpenFile(engine, source, header, mediaType);
    }

    private MemorySegment mapped(Path path, Arena arena) throws IOException, TooLargeException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > limits.bytes()) {
                throw new TooLargeException(size + " bytes, the limit is " + limits.bytes());
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
        }
    }

    private SourceHeader header(Source source, String mediaType) throws UnreadableFileException {
        try {
            SourceHeader header = engine.header(source);
            if (header.width() < 1 || header.height() < 1) {
                throw new UnreadableFileException(mediaType, "a picture without extent");
            }
            return header;
        } catch (UnreadableException e) {
            throw new UnreadableFileException(mediaType, e);
        }
    }

    private String refusal(String format, MemorySegment bytes) {
        if (bytes.byteSize() == 0) {
            return "the file is empty";
        }
        return format.equals("heic") || format.equals("avif")
                ? format.toUpperCase(Locale.ROOT) + " is not supported yet by " + engine.name()
                : "not a picture";
    }
}
