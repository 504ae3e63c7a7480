package io.reprise.api.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Scanner;

/** Paints forms with soft light and shade on a canvas of 1,000 by 1,000 units, y downwards. */
final class Airbrush {
    private static final float[] ROUND_STOPS = {0f, 0.16f, 0.36f, 0.68f, 1f};
    private static final double[] ROUND_TONES = {-0.42, -0.06, 0.30, -0.08, -0.50};

    private final Graphics2D canvas;

    Airbrush(Graphics2D canvas) {
        this.canvas = canvas;
    }

    /** Towards white (up to 1) or black (down to -1). */
    static Color tone(Color colour, double by) {
        double share = Math.abs(by);
        int goal = by > 0 ? 255 : 0;
        return new Color(
                mixed(colour.getRed(), goal, share),
                mixed(colour.getGreen(), goal, share),
                mixed(colour.getBlue(), goal, share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    static Color veil(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(alpha * 255));
    }

    /** The light on an upright cylinder between two x, from the left. */
    static Paint round(Color colour, double left, double right) {
        Color[] tones = new Color[ROUND_STOPS.length];
        for (int i = 0; i < tones.length; i++) {
            tones[i] = tone(colour, ROUND_TONES[i]);
        }
        return new LinearGradientPaint((float) left, 0, (float) right, 0, ROUND_STOPS, tones);
    }

    /** The light on a face, from above. */
    static Paint down(Color colour, double top, double bottom) {
        return new LinearGradientPaint(0, (float) top, 0, (float) bottom, new float[] {0f, 0.55f, 1f}, new Color[] {
            tone(colour, 0.22), colour, tone(colour, -0.30)
        });
    }

    void fill(Shape shape, Paint paint) {
        canvas.setPaint(paint);
        canvas.fill(shape);
    }

    void line(Shape shape, Paint paint, double width) {
        canvas.setPaint(paint);
        canvas.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(shape);
    }

    void seam(Shape shape, Color colour) {
        canvas.setPaint(colour);
        canvas.setStroke(
                new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1f, new float[] {10f, 9f}, 0f));
        canvas.draw(shape);
    }

    /** A soft spot of colour that fades outwards. */
    void spot(double x, double y, double width, double height, Color colour, double alpha) {
        var before = canvas.getTransform();
        canvas.translate(x, y);
        canvas.scale(width / 2, height / 2);
        canvas.setPaint(new RadialGradientPaint(0f, 0f, 1f, new float[] {0f, 0.45f, 1f}, new Color[] {
            veil(colour, alpha), veil(colour, alpha * 0.55), veil(colour, 0)
        }));
        canvas.fill(new Ellipse2D.Double(-1, -1, 2, 2));
        canvas.setTransform(before);
    }

    /** Whatever is painted meanwhile stays inside the shape. */
    void inside(Shape shape, Runnable painting) {
        Shape before = canvas.getClip();
        canvas.clip(shape);
        painting.run();
        canvas.setClip(before);
    }

    /** A path in the letters of SVG: M, L, Q, C with absolute coordinates, and Z. */
    static Shape path(String letters) {
        Path2D path = new Path2D.Double();
        try (Scanner in = new Scanner(letters)) {
            while (in.hasNext()) {
                switch (in.next()) {
                    case "M" -> path.moveTo(in.nextInt(), in.nextInt());
                    case "L" -> path.lineTo(in.nextInt(), in.nextInt());
                    case "Q" -> path.quadTo(in.nextInt(), in.nextInt(), in.nextInt(), in.nextInt());
                    case "C" ->
                        path.curveTo(
                                in.nextInt(), in.nextInt(), in.nextInt(), in.nextInt(), in.nextInt(), in.nextInt());
                    case "Z" -> path.closePath();
                    default -> throw new IllegalArgumentException("no such letter in " + letters);
                }
            }
        }
        return path;
    }

    static Shape oval(double x, double y, double width, double height) {
        return new Ellipse2D.Double(x, y, width, height);
    }

    static Shape box(double x, double y, double width, double height, double corner) {
        return new RoundRectangle2D.Double(x, y, width, height, corner, corner);
    }
}
