package io.reprise.media.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;

/** One call of a libvips operation by name: set arguments, then take its image or its bytes. Used once. */
public final class VipsOperation {
    private static final long GVALUE_BYTES = 24;

    private final Vips vips;
    private final String name;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment operation;

    VipsOperation(Vips vips, String name) {
        this.vips = vips;
        this.name = name;
        this.operation = vips.operationNew.asPointer(arena.allocateFrom(name));
        if (operation.address() == 0) {
            arena.close();
            throw vips.failure(name);
        }
    }

    /** Sets a number, a word of an enumeration, a flag or an array, in libvips' own notation. */
    public VipsOperation set(String argument, Object value) {
        int failed = vips.setArgument.asInt(
                operation, arena.allocateFrom(argument), arena.allocateFrom(String.valueOf(value)));
        if (failed != 0) {
            VipsException cause = vips.failure(name + " " + argument);
            release();
            throw cause;
        }
        return this;
    }

    public VipsOperation image(String argument, VipsImage image) {
        MemorySegment value = value(vips.imageType);
        vips.valueSetObject.run(value, image.pointer());
        vips.setProperty.run(operation, arena.allocateFrom(argument), value);
        vips.valueUnset.run(value);
        return this;
    }

    /** Sets bytes that stay where they are: the caller keeps them until the resulting image is closed. */
    public VipsOperation bytes(String argument, MemorySegment bytes) {
        MemorySegment blob = vips.blobNew.asPointer(MemorySegment.NULL, bytes, bytes.byteSize());
        MemorySegment value = value(vips.blobType);
        vips.valueSetBoxed.run(value, blob);
        vips.areaUnref.run(blob);
        vips.setProperty.run(operation, arena.allocateFrom(argument), value);
        vips.valueUnset.run(value);
        return this;
    }

    /** @throws VipsException when libvips refuses */
    public VipsImage toImage() {
        return build("out", vips.imageType, value -> {
            MemorySegment image = vips.valueGetObject.asPointer(value);
            return new VipsImage(vips, vips.ref.asPointer(image));
        });
    }

    /** @throws VipsException when libvips refuses */
    public byte[] toBytes() {
        return build("buffer", vips.blobType, value -> {
            MemorySegment blob = vips.valueGetBoxed.asPointer(value);
            return VipsImage.copyOf(length -> vips.blobGet.asPointer(blob, length), arena);
        });
    }

    private <T> T build(String output, long type, Function<MemorySegment, T> take) {
        try {
            if (vips.build.asInt(operation) != 0) {
                throw vips.failure(name);
            }
            MemorySegment value = value(type);
            vips.getProperty.run(operation, arena.allocateFrom(output), value);
            try {
                return take.apply(value);
            } finally {
                vips.valueUnset.run(value);
            }
        } finally {
            vips.unrefOutputs.run(operation);
            release();
        }
    }

    private void release() {
        vips.unref.run(operation);
        arena.close();
    }

    private MemorySegment value(long type) {
        MemorySegment value = arena.allocate(GVALUE_BYTES, ADDRESS.byteAlignment());
        vips.valueInit.run(value, type);
        return value;
    }
}
