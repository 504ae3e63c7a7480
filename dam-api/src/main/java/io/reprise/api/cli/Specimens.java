package io.reprise.api.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Photographs to measure with where none are given: each another one, the same in every run. */
final class Specimens {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 1000;
    /** Grain keeps the files as hard to decode as a camera's. */
    private static final int GRAINS = 60_000;

    private Specimens() {}

    static List<Path> draw(int count, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Path file = folder.resolve("specimen-%05d.jpg".formatted(n));
            if (!ImageIO.write(garment(new Random(n)), "jpg", file.toFile())) {
                throw new IOException("this Java cannot write JPEG");
            }
            files.add(file);
        }
        return files;
    }

    private static BufferedImage garment(Random chance) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, WIDTH, HEIGHT);
        Color cloth = Color.getHSBColor(chance.nextFloat(), 0.7f, 0.7f);
        brush.setColor(cloth);
        brush.fillRoundRect(WIDTH / 10, HEIGHT / 10, WIDTH * 8 / 10, HEIGHT * 8 / 10, 120, 120);
        for (int grain = 0; grain < GRAINS; grain++) {
            brush.setColor(chance.nextBoolean() ? cloth.darker() : cloth.brighter());
            int x = WIDTH / 8 + chance.nextInt(WIDTH * 6 / 8);
            int y = HEIGHT / 8 + chance.nextInt(HEIGHT * 6 / 8);
            brush.fillRect(x, y, 2, 2);
        }
        brush.dispose();
        return picture;
    }
}
