package io.reprise.media.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/** The C functions that look into or mark one image. */
final class VipsImageFunctions {
    private static final int UCHAR = 0;
    private static final int SRGB = 22;

    final NativeFunction width;
    final NativeFunction height;
    final NativeFunction bands;
    final NativeFunction pages;
    final NativeFunction orientation;
    final NativeFunction interpretation;
    final NativeFunction format;
    final NativeFunction hasAlpha;
    final NativeFunction typeOf;
    final NativeFunction getBlob;
    final NativeFunction setBlob;
    final NativeFunction setString;
    final NativeFunction fields;
    final NativeFunction freeStrings;
    final NativeFunction remove;
    final NativeFunction copyMemory;
    final NativeFunction data;
    private final NativeFunction fromMemory;

    VipsImageFunctions(Vips vips) throws NativeUnavailable {
        width = vips.ints("vips_image_get_width", ADDRESS);
        height = vips.ints("vips_image_get_height", ADDRESS);
        bands = vips.ints("vips_image_get_bands", ADDRESS);
        pages = vips.ints("vips_image_get_n_pages", ADDRESS);
        orientation = vips.ints("vips_image_get_orientation", ADDRESS);
        interpretation = vips.ints("vips_image_get_interpretation", ADDRESS);
        format = vips.ints("vips_image_get_format", ADDRESS);
        hasAlpha = vips.ints("vips_image_hasalpha", ADDRESS);
        typeOf = vips.longs("vips_image_get_typeof", ADDRESS, ADDRESS);
        getBlob = vips.ints("vips_image_get_blob", ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        setBlob = vips.voids("vips_image_set_blob_copy", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
        setString = vips.voids("vips_image_set_string", ADDRESS, ADDRESS, ADDRESS);
        fields = vips.pointers("vips_image_get_fields", ADDRESS);
        freeStrings = vips.voids("g_strfreev", ADDRESS);
        remove = vips.ints("vips_image_remove", ADDRESS, ADDRESS);
        copyMemory = vips.pointers("vips_image_copy_memory", ADDRESS);
        data = vips.pointers("vips_image_get_data", ADDRESS);
        fromMemory = vips.pointers(
                "vips_image_new_from_memory_copy", ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    }

    VipsImage fromMemory(Vips vips, MemorySegment pixels, int width, int height, int bands) {
        MemorySegment raw = fromMemory.asPointer(pixels, pixels.byteSize(), width, height, bands, UCHAR);
        if (raw.address() == 0) {
            throw vips.failure("image of memory");
        }
        try (VipsImage unmarked = new VipsImage(vips, raw)) {
            return vips.operation("copy")
                    .image("in", unmarked)
                    .set("interpretation", "srgb")
                    .toImage();
        }
    }

    static boolean isSrgb(int interpretation) {
        return interpretation == SRGB;
    }

    static boolean isUchar(int format) {
        return format == UCHAR;
    }
}
