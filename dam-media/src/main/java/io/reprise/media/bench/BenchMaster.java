package io.reprise.media.bench;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** A master drawn by code: noise of many scales, which compresses about as a photograph does. */
final class BenchMaster {
    private static final long SEED = 20_261_122;

    private BenchMaster() {}

    /** Writes a JPEG of that size at quality 0.93. */
    static void write(Path target, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        Random random = new Random(SEED);
        float weight = 1;
        for (int cells = 6; cells < width / 2; cells *= 4) {
            graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, weight));
            graphics.drawImage(noise(cells, Math.max(1, cells * height / width), random), 0, 0, width, height, null);
            weight *= 0.45f;
        }
        graphics.dispose();
        encode(image, target);
    }

    private static BufferedImage noise(int width, int height, Random random) {
        BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                noise.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return noise;
    }

    private static void encode(BufferedImage image, Path target) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(target.toFile())) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.93f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
