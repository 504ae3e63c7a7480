package io.reprise.media.raster;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Texts and stored PNGs, drawn by Java2D; it has no SVG. */
final class HeapStamps {
    private static final int LONGEST_SIDE = 8_192;

    private HeapStamps() {}

    static Stamp text(String text, int height, int rgb) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        TextLayout layout = new TextLayout(text, font(height * 1.25f), context);
        Rectangle2D ink = layout.getBounds();
        if (ink.getWidth() < 1 || ink.getHeight() < 1) {
            throw new CannotDrawException("nothing of the text can be seen");
        }
        double scale = height / ink.getHeight();
        int width = Math.max(1, (int) Math.ceil(ink.getWidth() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(new Color(rgb));
            graphics.transform(AffineTransform.getScaleInstance(scale, scale));
            layout.draw(graphics, (float) -ink.getX(), (float) -ink.getY());
        } finally {
            graphics.dispose();
        }
        return stamp(image);
    }

    private static Font font(float size) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, LabelFont.file().toFile())
                    .deriveFont(size);
        } catch (FontFormatException | IOException e) {
            throw new CannotDrawException("the font for texts cannot be read", e);
        }
    }

    static Stamp picture(MemorySegment bytes, int longestSide) {
        byte[] png = bytes.toArray(ValueLayout.JAVA_BYTE);
        if (png.length == 0 || png[0] != (byte) 0x89) {
            throw new CannotDrawException("SVG can be drawn with libvips only");
        }
        BufferedImage image = read(png);
        int longest = Math.max(image.getWidth(), image.getHeight());
        if (longest > LONGEST_SIDE) {
            throw new CannotDrawException(
                    "the picture has " + longest + " pixels on a side, " + LONGEST_SIDE + " are the most");
        }
        double scale = (double) longestSide / longest;
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage argb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = argb.createGraphics();
        try {
            graphics.drawImage(image, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        return stamp(HeapRaster.scaled(argb, width, height));
    }

    private static BufferedImage read(byte[] png) {
        try {
            @Nullable BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            if (image != null) {
                return image;
            }
        } catch (IOException e) {
            throw new CannotDrawException("the picture cannot be drawn: " + e.getMessage(), e);
        }
        throw new CannotDrawException("the picture is no PNG");
    }

    private static Stamp stamp(BufferedImage argb) {
        return new Stamp(
                argb.getWidth(), argb.getHeight(), HeapRaster.pixels(argb).bytes());
    }
}
