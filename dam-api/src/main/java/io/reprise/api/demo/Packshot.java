package io.reprise.api.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A product on a ground, drawn; the same pixels every time. */
final class Packshot {
    /** Pure white meets the rule of marketplaces; light grey is what a careless shoot delivers; a scene is for campaigns. */
    enum Ground {
        WHITE,
        GREY,
        SCENE
    }

    private static final double UNITS = 1000;
    private static final double IN_SCENE = 0.72;

    private Packshot() {}

    /** Writes a JPEG of {@code side} pixels square. */
    static void write(Ware ware, Color colour, Ground ground, int side, Path file) throws IOException {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        canvas.scale(side / UNITS, side / UNITS);
        Airbrush brush = new Airbrush(canvas);
        switch (ground) {
            case WHITE -> brush.fill(Airbrush.box(0, 0, UNITS, UNITS, 0), Color.WHITE);
            case GREY -> brush.fill(Airbrush.box(0, 0, UNITS, UNITS, 0), new Color(0xE9, 0xEA, 0xEC));
            case SCENE -> scene(canvas, brush);
        }
        ware.draw(brush, colour);
        canvas.dispose();
        if (!ImageIO.write(picture, "jpg", file.toFile())) {
            throw new IOException("this Java cannot write JPEG");
        }
    }

    /** A wall, light from a window, and a table; what is drawn next stands on the table. */
    private static void scene(Graphics2D canvas, Airbrush brush) {
        brush.fill(
                Airbrush.box(0, 0, UNITS, 800, 0),
                new GradientPaint(0, 0, new Color(0xDCCFBE), 900, 700, new Color(0xB9A48C)));
        brush.fill(Airbrush.path("M 90 0 L 330 0 L 560 640 L 320 640 Z"), new Color(255, 246, 220, 70));
        brush.fill(Airbrush.path("M 380 0 L 620 0 L 850 640 L 610 640 Z"), new Color(255, 246, 220, 70));
        brush.fill(
                Airbrush.box(0, 760, UNITS, 240, 0),
                new GradientPaint(0, 760, new Color(0x9C7350), 0, 1000, new Color(0x6E4C33)));
        for (int grain = 0; grain < 9; grain++) {
            int y = 775 + grain * 26;
            brush.line(
                    Airbrush.path("M 0 " + y + " C 300 " + (y + 9 - grain) + " 650 " + (y - 8 + grain) + " 1000 " + y),
                    new Color(60, 38, 22, 40),
                    3);
        }
        canvas.translate(UNITS * (1 - IN_SCENE) / 2, 190);
        canvas.scale(IN_SCENE, IN_SCENE);
    }
}
