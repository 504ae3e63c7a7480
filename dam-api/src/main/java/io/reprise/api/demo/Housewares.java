package io.reprise.api.demo;

import static io.reprise.api.demo.Airbrush.box;
import static io.reprise.api.demo.Airbrush.down;
import static io.reprise.api.demo.Airbrush.oval;
import static io.reprise.api.demo.Airbrush.path;
import static io.reprise.api.demo.Airbrush.round;
import static io.reprise.api.demo.Airbrush.tone;
import static io.reprise.api.demo.Airbrush.veil;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;

/** Drawings of what stands on a table or is looked at and listened to. */
final class Housewares {
    private static final Color STEEL = new Color(0xB9BEC6);
    private static final Color BRASS = new Color(0xB98B3E);
    private static final Color INK = new Color(0x23262B);
    private static final Color IVORY = new Color(0xF2ECDD);

    private Housewares() {}

    static void bottle(Airbrush brush, Color colour) {
        brush.spot(500, 938, 440, 40, Color.BLACK, 0.45);
        brush.fill(box(428, 55, 144, 118, 26), round(INK, 420, 580));
        for (int x = 446; x < 570; x += 18) {
            brush.line(new Line2D.Double(x, 72, x, 158), veil(Color.WHITE, 0.12), 4);
        }
        brush.fill(box(440, 168, 120, 34, 8), round(STEEL, 440, 560));
        Shape body = path("M 440 200 L 560 200 L 560 250 C 560 305 672 310 672 410 L 672 900 C 672 930 650 945 620 945"
                + " L 380 945 C 350 945 328 930 328 900 L 328 410 C 328 310 440 305 440 250 Z");
        brush.fill(body, round(colour, 328, 672));
        brush.inside(body, () -> {
            brush.spot(425, 600, 60, 760, Color.WHITE, 0.40);
            brush.spot(500, 970, 500, 120, Color.BLACK, 0.35);
            brush.fill(box(320, 878, 360, 12, 0), veil(Color.BLACK, 0.18));
        });
        brush.line(oval(440, 560, 120, 120), veil(IVORY, 0.9), 9);
        brush.line(path("M 462 645 L 500 592 L 520 620 L 530 608 L 548 645"), veil(IVORY, 0.9), 9);
    }

    static void mug(Airbrush brush, Color colour) {
        brush.spot(370, 868, 640, 50, Color.BLACK, 0.45);
        Shape handle = path("M 668 330 C 985 270 985 700 650 690");
        brush.line(handle, tone(colour, -0.35), 66);
        brush.line(handle, colour, 46);
        brush.line(path("M 690 318 C 955 270 960 660 700 678"), veil(Color.WHITE, 0.25), 10);
        Shape body = path("M 55 165 L 685 165 L 655 800 C 650 855 620 872 570 872 L 170 872 C 120 872 90 855 85 800 Z");
        brush.fill(body, round(colour, 45, 700));
        brush.inside(body, () -> {
            brush.fill(path("M 40 700 Q 370 760 700 700 L 700 900 L 40 900 Z"), round(IVORY, 45, 700));
            brush.spot(235, 450, 110, 620, Color.WHITE, 0.35);
            brush.spot(370, 900, 760, 130, Color.BLACK, 0.25);
            for (int fleck = 0; fleck < 90; fleck++) {
                double x = 70 + (fleck * 197 % 600);
                double y = 260 + (fleck * 331 % 420);
                brush.fill(oval(x, y, 3 + fleck % 4, 3 + fleck % 3), veil(INK, 0.25));
            }
        });
        brush.fill(oval(55, 112, 630, 108), tone(colour, 0.25));
        brush.fill(oval(78, 124, 584, 86), round(tone(colour, -0.45), 640, 90));
        brush.inside(oval(78, 124, 584, 86), () -> brush.fill(oval(90, 158, 560, 90), new Color(0x4A2C1A)));
        brush.line(oval(57, 113, 626, 106), veil(Color.WHITE, 0.35), 5);
    }

    static void watch(Airbrush brush, Color colour) {
        Shape upper = path("M 395 68 C 395 58 402 55 412 55 L 588 55 C 598 55 605 58 605 68 L 640 330 L 360 330 Z");
        Shape lower =
                path("M 360 670 L 640 670 L 600 932 C 600 942 592 945 582 945 L 418 945 C 408 945 400 942 400 932 Z");
        for (Shape strap : new Shape[] {upper, lower}) {
            brush.fill(strap, round(colour, 350, 650));
            brush.inside(strap, () -> brush.spot(500, 500, 560, 620, Color.BLACK, 0.45));
        }
        brush.seam(path("M 420 75 L 390 320"), tone(colour, 0.5));
        brush.seam(path("M 580 75 L 610 320"), tone(colour, 0.5));
        brush.seam(path("M 390 680 L 424 925"), tone(colour, 0.5));
        brush.seam(path("M 610 680 L 576 925"), tone(colour, 0.5));
        for (int y = 740; y < 910; y += 42) {
            brush.fill(oval(493, y, 15, 20), tone(colour, -0.7));
        }
        brush.fill(box(735, 468, 44, 64, 14), round(STEEL, 735, 785));
        brush.fill(oval(255, 255, 490, 490), round(STEEL, 255, 745));
        brush.fill(oval(272, 272, 456, 456), down(tone(STEEL, 0.35), 272, 728));
        brush.fill(oval(300, 300, 400, 400), down(INK, 220, 900));
        for (int hour = 0; hour < 60; hour++) {
            boolean whole = hour % 5 == 0;
            hand(brush, hour * 6, whole ? 152 : 172, 184, whole ? IVORY : veil(IVORY, 0.5), whole ? 11 : 3);
        }
        hand(brush, 305, -20, 105, IVORY, 15);
        hand(brush, 60, -24, 150, IVORY, 10);
        hand(brush, 190, -40, 160, tone(colour, 0.3), 5);
        brush.fill(oval(486, 486, 28, 28), STEEL);
        brush.inside(oval(300, 300, 400, 400), () -> brush.spot(410, 380, 340, 260, Color.WHITE, 0.22));
    }

    /** A straight mark on the dial, by the degrees from twelve o'clock and its distances from the middle. */
    private static void hand(Airbrush brush, double degrees, double from, double to, Color colour, double width) {
        double x = Math.sin(Math.toRadians(degrees));
        double y = -Math.cos(Math.toRadians(degrees));
        brush.line(new Line2D.Double(500 + from * x, 500 + from * y, 500 + to * x, 500 + to * y), colour, width);
    }

    static void lamp(Airbrush brush, Color colour) {
        brush.spot(500, 936, 520, 44, Color.BLACK, 0.45);
        brush.fill(oval(290, 868, 420, 76), round(BRASS, 290, 710));
        brush.fill(oval(300, 858, 400, 66), down(tone(BRASS, 0.2), 840, 940));
        brush.fill(
                path("M 484 380 L 516 380 L 516 780 C 516 830 560 850 600 882 L 400 882 C 440 850 484 830 484 780 Z"),
                round(BRASS, 450, 560));
        brush.line(path("M 620 400 L 620 560"), tone(BRASS, -0.3), 5);
        brush.fill(oval(610, 555, 20, 26), BRASS);
        brush.fill(oval(150, 366, 700, 84), tone(new Color(0xFFE2A0), 0.15));
        Shape shade = path("M 345 60 Q 500 48 655 60 L 850 400 Q 500 470 150 400 Z");
        brush.fill(shade, round(colour, 140, 860));
        brush.inside(shade, () -> {
            brush.spot(500, 420, 620, 420, new Color(0xFFF0C0), 0.55);
            for (int pleat = -9; pleat <= 9; pleat++) {
                brush.line(new Line2D.Double(500 + pleat * 17, 50, 500 + pleat * 39, 450), veil(Color.BLACK, 0.07), 4);
            }
        });
        brush.line(path("M 152 402 Q 500 472 848 402"), tone(colour, -0.35), 10);
        brush.line(path("M 347 62 Q 500 50 653 62"), tone(colour, -0.35), 8);
    }

    static void headphones(Airbrush brush, Color colour) {
        Shape band = path("M 165 560 C 140 -82 860 -82 835 560");
        brush.line(band, tone(INK, 0.1), 54);
        brush.line(band, tone(colour, -0.1), 40);
        brush.line(path("M 190 470 C 210 -20 790 -20 810 470"), veil(Color.WHITE, 0.35), 8);
        brush.line(path("M 290 175 C 400 75 600 75 710 175"), tone(INK, 0.15), 46);
        brush.line(path("M 165 430 L 165 560"), round(STEEL, 150, 180), 26);
        brush.line(path("M 835 430 L 835 560"), round(STEEL, 820, 850), 26);
        brush.fill(box(215, 500, 110, 420, 100), round(INK, 190, 340));
        brush.fill(box(675, 500, 110, 420, 100), round(INK, 660, 810));
        cup(brush, 70, colour);
        cup(brush, 740, colour);
    }

    private static void cup(Airbrush brush, int x, Color colour) {
        Shape cup = box(x, 485, 190, 456, 170);
        brush.fill(cup, round(colour, x - 10, x + 205));
        brush.inside(cup, () -> {
            brush.spot(x + 70, 600, 110, 260, Color.WHITE, 0.35);
            brush.spot(x + 95, 960, 260, 160, Color.BLACK, 0.4);
        });
        brush.line(box(x + 22, 510, 146, 406, 130), veil(Color.BLACK, 0.25), 4);
        brush.fill(oval(x + 83, 840, 24, 24), tone(STEEL, 0.2));
    }
}
