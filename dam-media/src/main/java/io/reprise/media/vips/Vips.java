package io.reprise.media.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import org.jspecify.annotations.Nullable;

/**
 * libvips in this process, set up for bytes of unknown origin: loaders marked untrusted are blocked, nothing is cached
 * between operations, and one thread does the work (the pool of processes is what uses the cores).
 *
 * <p>Not safe for use by several threads: one process serves one file at a time.
 */
public final class Vips {
    final SymbolLookup library;
    final NativeFunction operationNew;
    final NativeFunction setArgument;
    final NativeFunction build;
    final NativeFunction unrefOutputs;
    final NativeFunction setProperty;
    final NativeFunction getProperty;
    final NativeFunction ref;
    final NativeFunction unref;
    final NativeFunction valueInit;
    final NativeFunction valueUnset;
    final NativeFunction valueSetObject;
    final NativeFunction valueSetBoxed;
    final NativeFunction valueGetObject;
    final NativeFunction valueGetBoxed;
    final NativeFunction blobNew;
    final NativeFunction blobGet;
    final NativeFunction areaUnref;
    final VipsImageFunctions image;
    final long imageType;
    final long blobType;
    private final NativeFunction findLoadBuffer;
    private final NativeFunction errorBuffer;
    private final NativeFunction errorClear;
    private final NativeFunction trackedMemory;
    private final NativeFunction blockSet;
    private final String version;

    private Vips(SymbolLookup library) throws NativeUnavailable {
        this.library = library;
        NativeFunction init = ints("vips_init", ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            if (init.asInt(arena.allocateFrom("reprise")) != 0) {
                throw new NativeUnavailable("libvips does not start");
            }
        }
        voids("vips_block_untrusted_set", JAVA_INT).run(1);
        voids("vips_cache_set_max", JAVA_INT).run(0);
        voids("vips_concurrency_set", JAVA_INT).run(1);
        operationNew = pointers("vips_operation_new", ADDRESS);
        setArgument = ints("vips_object_set_argument_from_string", ADDRESS, ADDRESS, ADDRESS);
        build = ints("vips_object_build", ADDRESS);
        unrefOutputs = voids("vips_object_unref_outputs", ADDRESS);
        setProperty = voids("g_object_set_property", ADDRESS, ADDRESS, ADDRESS);
        getProperty = voids("g_object_get_property", ADDRESS, ADDRESS, ADDRESS);
        ref = pointers("g_object_ref", ADDRESS);
        unref = voids("g_object_unref", ADDRESS);
        valueInit = pointers("g_value_init", ADDRESS, JAVA_LONG);
        valueUnset = voids("g_value_unset", ADDRESS);
        valueSetObject = voids("g_value_set_object", ADDRESS, ADDRESS);
        valueSetBoxed = voids("g_value_set_boxed", ADDRESS, ADDRESS);
        valueGetObject = pointers("g_value_get_object", ADDRESS);
        valueGetBoxed = pointers("g_value_get_boxed", ADDRESS);
        blobNew = pointers("vips_blob_new", ADDRESS, ADDRESS, JAVA_LONG);
        blobGet = pointers("vips_blob_get", ADDRESS, ADDRESS);
        areaUnref = voids("vips_area_unref", ADDRESS);
        findLoadBuffer = pointers("vips_foreign_find_load_buffer", ADDRESS, JAVA_LONG);
        errorBuffer = pointers("vips_error_buffer");
        errorClear = voids("vips_error_clear");
        blockSet = voids("vips_operation_block_set", ADDRESS, JAVA_INT);
        trackedMemory = longs("vips_tracked_get_mem");
        image = new VipsImageFunctions(this);
        imageType = longs("vips_image_get_type").asLong();
        blobType = longs("vips_blob_get_type").asLong();
        version = string(pointers("vips_version_string").asPointer());
    }

    /** @throws NativeUnavailable where the library is missing, not the one we know, or does not load */
    public static Vips load() throws NativeUnavailable {
        return new Vips(NativeLibrary.load());
    }

    /** Version of libvips, for example {@code 8.18.7}. */
    public String version() {
        return version;
    }

    /** Bytes of pixel memory in use: what a leak would make grow. */
    public long pixelMemory() {
        return trackedMemory.asLong();
    }

    /** Class name of the loader that recognises these bytes, for example {@code VipsForeignLoadJpegBuffer}. */
    public @Nullable String loaderOf(MemorySegment bytes) {
        MemorySegment name = findLoadBuffer.asPointer(bytes, bytes.byteSize());
        if (name.address() == 0) {
            errorClear.run();
            return null;
        }
        return string(name);
    }

    public VipsOperation operation(String name) {
        return new VipsOperation(this, name);
    }

    /** Makes an image of a copy of 8-bit interleaved sRGB pixels. */
    public VipsImage fromRgb(MemorySegment pixels, int width, int height, int bands) {
        return image.fromMemory(this, pixels, width, height, bands);
    }

    /**
     * Lets the loader of SVG be used, or blocks it again: it is marked untrusted because it reads a language, and is only
     * for pictures that somebody of the house has stored.
     */
    public void allowSvg(boolean allowed) {
        try (Arena arena = Arena.ofConfined()) {
            blockSet.run(arena.allocateFrom("VipsForeignLoadSvg"), allowed ? 0 : 1);
        }
    }

    /** Warnings about an earlier file must not become the reason of this one's failure. */
    public void forgetErrors() {
        errorClear.run();
    }

    VipsException failure(String operation) {
        String text = string(errorBuffer.asPointer()).strip().replace('\n', ' ');
        errorClear.run();
        return new VipsException(text.isEmpty() ? operation + " failed" : text);
    }

    static String string(MemorySegment pointer) {
        return pointer.address() == 0
                ? ""
                : NativeFunction.sized(pointer, Long.MAX_VALUE).getString(0);
    }

    NativeFunction ints(String name, MemoryLayout... arguments) throws NativeUnavailable {
        return new NativeFunction(library, name, FunctionDescriptor.of(JAVA_INT, arguments));
    }

    NativeFunction longs(String name, MemoryLayout... arguments) throws NativeUnavailable {
        return new NativeFunction(library, name, FunctionDescriptor.of(JAVA_LONG, arguments));
    }

    NativeFunction pointers(String name, MemoryLayout... arguments) throws NativeUnavailable {
        return new NativeFunction(library, name, FunctionDescriptor.of(ADDRESS, arguments));
    }

    NativeFunction voids(String name, MemoryLayout... arguments) throws NativeUnavailable {
        return new NativeFunction(library, name, FunctionDescriptor.ofVoid(arguments));
    }
}
