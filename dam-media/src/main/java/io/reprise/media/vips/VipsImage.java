package io.reprise.media.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An image of libvips, which computes its pixels when they are asked for. Closing gives up one reference. */
public final class VipsImage implements AutoCloseable {
    private final Vips vips;
    private final MemorySegment pointer;
    private boolean closed;

    VipsImage(Vips vips, MemorySegment pointer) {
        this.vips = vips;
        this.pointer = pointer;
    }

    MemorySegment pointer() {
        return pointer;
    }

    public int width() {
        return vips.image.width.asInt(pointer);
    }

    public int height() {
        return vips.image.height.asInt(pointer);
    }

    public int bands() {
        return vips.image.bands.asInt(pointer);
    }

    /** Frames or pages of the file, at least 1. */
    public int pages() {
        return vips.image.pages.asInt(pointer);
    }

    /** EXIF orientation, 1 to 8. */
    public int orientation() {
        return vips.image.orientation.asInt(pointer);
    }

    /** Number of {@code VipsInterpretation}. */
    public int interpretation() {
        return vips.image.interpretation.asInt(pointer);
    }

    /** Number of {@code VipsBandFormat}. */
    public int bandFormat() {
        return vips.image.format.asInt(pointer);
    }

    public boolean hasAlpha() {
        return vips.image.hasAlpha.asInt(pointer) != 0;
    }

    /** Whether pixels are 8-bit sRGB, with or without alpha. */
    public boolean isPlainSrgb() {
        return VipsImageFunctions.isSrgb(interpretation()) && VipsImageFunctions.isUchar(bandFormat());
    }

    public byte @Nullable [] blob(String field) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(field);
            if (vips.image.typeOf.asLong(pointer, name) == 0) {
                return null;
            }
            return copyOf(
                    length -> {
                        MemorySegment data = arena.allocate(ADDRESS);
                        int failed = vips.image.getBlob.asInt(pointer, name, data, length);
                        if (failed != 0) {
                            throw vips.failure(field);
                        }
                        return data.get(ADDRESS, 0);
                    },
                    arena);
        }
    }

    /** A marked copy: pixels are shared. */
    public VipsImage copy() {
        return vips.operation("copy").image("in", this).toImage();
    }

    public void setBlob(String field, byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocateFrom(JAVA_BYTE, bytes);
            vips.image.setBlob.run(pointer, arena.allocateFrom(field), data, (long) bytes.length);
        }
    }

    public void setString(String field, String value) {
        try (Arena arena = Arena.ofConfined()) {
            vips.image.setString.run(pointer, arena.allocateFrom(field), arena.allocateFrom(value));
        }
    }

    /** Removes whatever the file carried beside its pixels. Only on an image nobody else holds. */
    public void removeMetadata() {
        MemorySegment names = vips.image.fields.asPointer(pointer);
        List<MemorySegment> fields = new ArrayList<>();
        MemorySegment array = NativeFunction.sized(names, Long.MAX_VALUE);
        for (long i = 0; array.getAtIndex(ADDRESS, i).address() != 0; i++) {
            fields.add(array.getAtIndex(ADDRESS, i));
        }
        // Width, height and the like are in the list too; libvips does not remove those.
        fields.forEach(field -> vips.image.remove.asInt(pointer, field));
        vips.image.freeStrings.run(names);
    }

    /** Computes all pixels into memory. @throws VipsException when a pixel cannot be decoded */
    public VipsImage inMemory() {
        MemorySegment copy = vips.image.copyMemory.asPointer(pointer);
        if (copy.address() == 0) {
            throw vips.failure("decoding");
        }
        return new VipsImage(vips, copy);
    }

    /** Pixels of an image that is in memory and has 8 bits a band; valid until this image is closed. */
    public MemorySegment pixels() {
        MemorySegment data = vips.image.data.asPointer(pointer);
        if (data.address() == 0) {
            throw vips.failure("pixels");
        }
        return NativeFunction.sized(data, (long) width() * height() * bands());
    }

    /** Calls a function that returns data and writes its length, and copies that data. */
    static byte[] copyOf(UnaryOperator<MemorySegment> function, Arena arena) {
        MemorySegment length = arena.allocate(JAVA_LONG);
        MemorySegment data = function.apply(length);
        return NativeFunction.sized(data, length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            vips.unref.run(pointer);
        }
    }
}
