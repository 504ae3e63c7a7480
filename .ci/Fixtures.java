import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws the two photographs of the smoke test, or a number of small ones: {@code java Fixtures.java DIRECTORY [N]}. */
class Fixtures {
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Files.createDirectories(directory);
        if (arguments.length > 1) {
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                Color colour = Color.getHSBColor(i / 97f, 0.8f, 0.7f);
                ImageIO.write(packshot(1000 + i, 1000, colour), "jpg", directory.resolve("shot-" + i + ".jpg").toFile());
            }
            return;
        }
        ImageIO.write(packshot(1200, 1200, new Color(0xC0, 0x20, 0x30)), "png", directory.resolve("红裙 red dress.png").toFile());
        ImageIO.write(packshot(1100, 1400, new Color(0x20, 0x40, 0xA0)), "jpg", directory.resolve("blue-shirt.jpg").toFile());
    }

    private static BufferedImage packshot(int width, int height, Color colour) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, width, height);
        brush.setColor(colour);
        brush.fillRoundRect(width / 20, height / 20, width * 9 / 10, height * 9 / 10, 80, 80);
        brush.dispose();
        return picture;
    }
}
