package io.reprise.api.master;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;

/** Photographs for tests. */
public final class Photographs {
    private Photographs() {}

    /** A product on a ground, unlike every other by its seed. */
    static byte[] photograph(int seed, int width, int height, Color ground) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(200, 20, 20));
        graphics.fillOval(width / 10, height / 10, width * 8 / 10, height * 8 / 10);
        graphics.setColor(new Color(seed | 0xff000000));
        graphics.fillRect(width / 2, height / 2, width / 8, height / 8);
        graphics.dispose();
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that nobody has seen yet. */
    public static byte[] fresh() {
        return photograph(UUID.randomUUID().hashCode(), 640, 640, Color.WHITE);
    }

    /** One that nobody has seen yet, on a ground that many channels refuse. */
    public static byte[] freshOnGrey() {
        return photograph(UUID.randomUUID().hashCode(), 1200, 1200, new Color(120, 120, 120));
    }
}
