package io.reprise.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Fixtures drawn by code. */
public final class Pictures {
    private Pictures() {}

    /** A product of one colour in the middle of a ground of one colour, on 60 % of the width and 80 % of the height. */
    public static BufferedImage packshot(int width, int height, Color ground, Color product) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(product);
        graphics.fillRect(width / 5, height / 10, width * 3 / 5, height * 4 / 5);
        graphics.dispose();
        return image;
    }

    /** No two neighbouring regions alike: a photograph's stand-in without a uniform ground. */
    public static BufferedImage scene(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = 255 * x / width;
                int green = 255 * y / height;
                int blue = (x / 16 + y / 16) % 2 == 0 ? 200 : 60;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    public static byte[] jpeg(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.95f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    public static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new AssertionError("no writer for " + format);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    public static Path file(Path directory, String name, byte[] bytes) {
        try {
            return Files.write(directory.resolve(name), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The JPEG with application segments behind its start marker. */
    public static byte[] withSegments(byte[] jpeg, byte[]... app1) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        for (byte[] data : app1) {
            int length = data.length + 2;
            out.write(0xff);
            out.write(0xe1);
            out.write(length >> 8);
            out.write(length);
            out.writeBytes(data);
        }
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    public static byte[] xmpSegment(String properties) {
        String packet = "http://ns.adobe.com/xap/1.0/\0" + xmp(properties);
        return packet.getBytes(StandardCharsets.UTF_8);
    }

    public static String xmp(String properties) {
        return """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about=""
                 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
                 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
                 xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
                 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
                 xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/">
                """ + properties + "</rdf:Description></rdf:RDF></x:xmpmeta>";
    }

    /** EXIF (big-endian TIFF) with a copyright, a position and, in the shot's part, a body serial number. */
    public static byte[] exifSegment(int orientation, String copyright, String serial) {
        byte[] notice = (copyright + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] number = (serial + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] taken = "2024:05:06 07:08:09\0".getBytes(StandardCharsets.US_ASCII);
        int ifd0 = 8;
        int shot = ifd0 + 2 + 4 * 12 + 4;
        int gps = shot + 2 + 2 * 12 + 4;
        int data = gps + 2 + 4 * 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(data + notice.length + number.length + taken.length + 48);
        int noticeAt = data;
        int numberAt = noticeAt + notice.length;
        int takenAt = numberAt + number.length;
        int positionAt = takenAt + taken.length;
        tiff.putShort((short) 0x4d4d).putShort((short) 42).putInt(ifd0);
        tiff.putShort((short) 4);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8298, 2, notice.length, noticeAt);
        entry(tiff, 0x8769, 4, 1, shot);
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0).putShort((short) 2);
        entry(tiff, 0x9003, 2, taken.length, takenAt);
        entry(tiff, 0xa431, 2, number.length, numberAt);
        tiff.putInt(0).putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, positionAt);
        entry(tiff, 3, 2, 2, 'E' << 24);
        entry(tiff, 4, 5, 3, positionAt + 24);
        tiff.putInt(0).put(notice).put(number).put(taken);
        for (int value : new int[] {48, 1, 8, 1, 30, 1, 11, 1, 34, 1, 0, 1}) {
            tiff.putInt(value);
        }
        return ByteBuffer.allocate(6 + tiff.position())
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff.flip())
                .array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A flat 8-bit RGB Photoshop document of one colour, not compressed. */
    public static byte[] psd(int width, int height, Color colour) {
        int plane = width * height;
        ByteBuffer psd = ByteBuffer.allocate(26 + 12 + 2 + 3 * plane);
        psd.put("8BPS".getBytes(StandardCharsets.US_ASCII)).putShort((short) 1).put(new byte[6]);
        psd.putShort((short) 3).putInt(height).putInt(width).putShort((short) 8).putShort((short) 3);
        psd.putInt(0).putInt(0).putInt(0).putShort((short) 0);
        for (int level : new int[] {colour.getRed(), colour.getGreen(), colour.getBlue()}) {
            byte[] bytes = new byte[plane];
            Arrays.fill(bytes, (byte) level);
            psd.put(bytes);
        }
        return psd.array();
    }

    /** A PNG whose header claims these sides and whose data holds no more than zeroes. */
    public static byte[] pngBomb(int width, int height) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        var deflater = new Deflater(9);
        deflater.setInput(new byte[1 << 20]);
        deflater.finish();
        byte[] packed = new byte[8_192];
        chunk(out, "IDAT", Arrays.copyOf(packed, deflater.deflate(packed)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
        byte[] body = ByteBuffer.allocate(4 + data.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
