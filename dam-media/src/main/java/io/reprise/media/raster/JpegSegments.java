package io.reprise.media.raster;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts a profile and an XMP packet into a JPEG, as application segments after its first one. */
final class JpegSegments {
    private static final int LARGEST = 65_533;
    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ICC = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);

    private JpegSegments() {}

    static byte[] with(byte[] jpeg, Carried carried) {
        int at = jpeg[2] == (byte) 0xff && jpeg[3] == (byte) 0xe0 ? 4 + ((jpeg[4] & 0xff) << 8 | (jpeg[5] & 0xff)) : 2;
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + 8_192);
        out.write(jpeg, 0, at);
        byte[] xmp = carried.xmp();
        if (xmp != null && XMP.length + xmp.length <= LARGEST) {
            segment(out, 0xe1, XMP, xmp);
        }
        segment(out, 0xe2, ICC, ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        out.write(jpeg, at, jpeg.length - at);
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] name, byte[] data) {
        int length = 2 + name.length + data.length;
        out.write(0xff);
        out.write(marker);
        out.write(length >> 8);
        out.write(length);
        out.writeBytes(name);
        out.writeBytes(data);
    }
}
