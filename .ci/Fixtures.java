import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws the two photographs of the smoke test, or a number of small ones, or a shelf of products for the browser tests:
 * {@code java Fixtures.java DIRECTORY [N|shelf]}.
 */
class Fixtures {
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Files.createDirectories(directory);
        if (arguments.length > 1 && arguments[1].equals("shelf")) {
            shelf(directory);
            return;
        }
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

    private static final String[] THINGS = {"bottle 水瓶", "box 礼盒", "mug 马克杯", "ring 戒指", "bag 手提包", "lamp 台灯"};
    private static final String[] HUES = {"red", "orange", "green", "blue", "purple", "black"};
    private static final int[] PAINTS = {0xB8322F, 0xDD7A22, 0x47824C, 0x2B57A0, 0x6F4596, 0x202022};

    private static void shelf(Path directory) throws IOException {
        for (int thing = 0; thing < THINGS.length; thing++) {
            for (int hue = 0; hue < HUES.length; hue++) {
                String[] words = THINGS[thing].split(" ");
                Path file = directory.resolve(HUES[hue] + " " + words[0] + " " + words[1] + ".jpg");
                ImageIO.write(product(thing, new Color(PAINTS[hue]), 800 + 40 * hue, 800 + 60 * thing), "jpg", file.toFile());
            }
        }
    }

    private static BufferedImage product(int thing, Color paint, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setColor(thing % 3 == 2 ? new Color(0xEC, 0xEA, 0xE6) : Color.WHITE);
        brush.fillRect(0, 0, width, height);
        brush.setPaint(new GradientPaint(width / 4, 0, paint.brighter(), 3 * width / 4, height, paint.darker()));
        int w = width / 12;
        int h = height / 12;
        switch (thing) {
            case 0 -> {
                brush.fillRoundRect(4 * w, 4 * h, 4 * w, 7 * h, w, w);
                brush.fillRoundRect(5 * w, h, 2 * w, 4 * h, w / 2, w / 2);
            }
            case 1 -> {
                brush.fillRect(2 * w, 5 * h, 8 * w, 6 * h);
                brush.fillRect(w + w / 2, 3 * h, 9 * w, 2 * h - h / 6);
            }
            case 2 -> {
                brush.fillRoundRect(3 * w, 3 * h, 5 * w, 7 * h, w, w);
                brush.setStroke(new BasicStroke(0.7f * w));
                brush.drawOval(7 * w, 4 * h, 3 * w, 4 * h);
            }
            case 3 -> {
                brush.setStroke(new BasicStroke(0.8f * w));
                brush.drawOval(3 * w, 4 * h, 6 * w, 6 * h);
                brush.fillPolygon(new int[] {5 * w, 6 * w, 7 * w, 6 * w}, new int[] {3 * h, 2 * h, 3 * h, 4 * h}, 4);
            }
            case 4 -> {
                brush.fillRoundRect(2 * w, 5 * h, 8 * w, 6 * h, w, w);
                brush.setStroke(new BasicStroke(0.4f * w));
                brush.drawArc(4 * w, 2 * h, 4 * w, 6 * h, 0, 180);
            }
            default -> {
                brush.fillPolygon(new int[] {4 * w, 8 * w, 10 * w, 2 * w}, new int[] {2 * h, 2 * h, 6 * h, 6 * h}, 4);
                brush.fillRect(6 * w - w / 4, 6 * h, w / 2, 4 * h);
                brush.fillRoundRect(4 * w, 10 * h, 4 * w, h / 2, w / 2, w / 2);
            }
        }
        brush.dispose();
        return picture;
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
