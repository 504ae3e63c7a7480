package io.reprise.media.raster;

import io.reprise.domain.variant.Cut;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Pixels on the heap, drawn and written by Java2D and ImageIO. */
final class HeapRaster implements Raster {
    private final BufferedImage image;

    HeapRaster(BufferedImage image) {
        this.image = image;
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public Raster resized(int width, int height) {
        return new HeapRaster(scaled(image, width, height));
    }

    static BufferedImage scaled(BufferedImage from, int width, int height) {
        BufferedImage current = from;
        // Halving first keeps every source pixel in the result: Java2D looks at no more than four by four.
        while (current.getWidth() >= width * 2 && current.getHeight() >= height * 2) {
            current = drawn(current, current.getWidth() / 2, current.getHeight() / 2, false);
        }
        return drawn(current, width, height, true);
    }

    @Override
    public Raster cut(Cut part) {
        BufferedImage to = new BufferedImage(part.width(), part.height(), image.getType());
        Graphics2D graphics = to.createGraphics();
        try {
            graphics.setComposite(AlphaComposite.Src);
            graphics.drawImage(image, -part.left(), -part.top(), null);
        } finally {
            graphics.dispose();
        }
        return new HeapRaster(to);
    }

    private static BufferedImage drawn(BufferedImage from, int width, int height, boolean last) {
        BufferedImage to = new BufferedImage(width, height, from.getType());
        Graphics2D graphics = to.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION,
                    last ? RenderingHints.VALUE_INTERPOLATION_BICUBIC : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(from, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return to;
    }

    @Override
    public Pixels onWhite() {
        BufferedImage flat = image.getColorModel().hasAlpha() ? framed(new Frame(width(), height(), 0, 0)) : image;
        return new Pixels(width(), height(), MemorySegment.ofArray(pixels(flat).bytes()));
    }

    @Override
    public Raster flattened(int rgb) {
        return new HeapRaster(framed(new Frame(width(), height(), 0, 0), new Color(rgb)));
    }

    private BufferedImage framed(Frame frame) {
        return framed(frame, Color.WHITE);
    }

    private BufferedImage framed(Frame frame, Color ground) {
        BufferedImage flat = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        try {
            graphics.setColor(ground);
            graphics.fillRect(0, 0, frame.width(), frame.height());
            graphics.drawImage(image, frame.left(), frame.top(), null);
        } finally {
            graphics.dispose();
        }
        return flat;
    }

    static HeapPixels pixels(BufferedImage image) {
        boolean alpha = image.getColorModel().hasAlpha();
        int bands = alpha ? 4 : 3;
        int[] packed = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] bytes = new byte[Math.multiplyExact(packed.length, bands)];
        int i = 0;
        for (int pixel : packed) {
            bytes[i++] = (byte) (pixel >> 16);
            bytes[i++] = (byte) (pixel >> 8);
            bytes[i++] = (byte) pixel;
            if (alpha) {
                bytes[i++] = (byte) (pixel >>> 24);
            }
        }
        return new HeapPixels(image.getWidth(), image.getHeight(), bands, bytes);
    }

    @Override
    public byte[] encoded(Encoding encoding) {
        Frame frame = encoding.frame();
        boolean whole = frame.width() == width() && frame.height() == height();
        boolean flat = !whole || encoding.format().equals("jpeg");
        byte[] bare = written(flat ? framed(frame) : image, encoding.format(), encoding.quality());
        return encoding.format().equals("jpeg") ? JpegSegments.with(bare, encoding.carried()) : bare;
    }

    private static byte[] written(BufferedImage image, String format, int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format.toLowerCase(Locale.ROOT))
                .next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (!format.equals("png")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                if (format.equals("webp")) {
                    param.setCompressionType("Lossy");
                }
                param.setCompressionQuality(quality / 100f);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        image.flush();
    }
}
