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

/** Drawings of what is worn and carried. */
final class Wearables {
    private static final Color RUBBER = new Color(0xECE8DF);
    private static final Color LEATHER = new Color(0x8A5A33);

    private Wearables() {}

    static void sneaker(Airbrush brush, Color colour) {
        brush.spot(500, 722, 880, 60, Color.BLACK, 0.35);
        Shape upper = path("M 78 612 C 70 545 110 512 190 488 C 300 455 362 402 432 330 C 456 302 490 284 526 300"
                + " C 562 320 602 330 652 318 C 722 300 772 262 802 258 C 852 254 872 290 868 340"
                + " C 866 402 906 470 918 540 C 922 575 920 595 916 612 Z");
        brush.fill(upper, down(colour, 250, 620));
        brush.inside(upper, () -> {
            brush.fill(path("M 60 620 C 80 540 160 510 250 520 C 320 530 330 580 330 630 Z"), tone(colour, -0.18));
            brush.fill(path("M 800 250 C 840 350 800 480 840 620 L 960 620 L 960 240 Z"), tone(colour, -0.28));
            brush.fill(path("M 430 330 L 530 300 C 540 340 520 400 440 470 L 330 520 L 250 480 Z"), tone(colour, 0.25));
            brush.spot(520, 420, 420, 200, Color.WHITE, 0.22);
            brush.spot(500, 640, 900, 160, Color.BLACK, 0.35);
            brush.line(path("M 470 610 C 540 560 620 500 660 400"), RUBBER, 26);
            brush.line(path("M 550 614 C 620 560 690 500 730 400"), RUBBER, 26);
        });
        for (int lace = 0; lace < 5; lace++) {
            int x = 290 + lace * 42;
            int y = 478 - lace * 38;
            Shape string = path("M " + x + " " + y + " L " + (x + 82) + " " + (y + 30));
            brush.line(string, veil(Color.BLACK, 0.25), 17);
            brush.line(string, Color.WHITE, 12);
        }
        brush.line(path("M 530 302 C 566 322 606 334 656 322 C 722 304 772 268 804 262"), tone(colour, -0.45), 16);
        Shape sole = path("M 56 650 C 52 622 74 604 110 606 C 360 640 640 630 900 604 C 938 602 946 640 940 672"
                + " C 934 712 906 724 862 724 L 168 724 C 92 724 62 700 56 650 Z");
        brush.fill(sole, down(RUBBER, 600, 740));
        brush.line(path("M 68 668 C 300 696 660 694 936 662"), veil(tone(colour, -0.2), 0.8), 9);
    }

    static void tote(Airbrush brush, Color colour) {
        brush.spot(500, 938, 860, 40, Color.BLACK, 0.4);
        brush.line(path("M 345 430 C 355 -20 645 -20 655 430"), tone(colour, -0.52), 30);
        Shape body = path("M 165 395 Q 500 425 835 395 L 905 890 C 910 928 886 945 858 945 L 142 945"
                + " C 114 945 90 928 95 890 Z");
        brush.fill(body, round(colour, 60, 960));
        brush.inside(body, () -> {
            brush.spot(300, 640, 120, 620, Color.BLACK, 0.16);
            brush.spot(700, 700, 150, 560, Color.BLACK, 0.18);
            brush.spot(430, 620, 160, 560, Color.WHITE, 0.18);
            brush.spot(500, 970, 1000, 180, Color.BLACK, 0.35);
            brush.seam(path("M 160 440 Q 500 470 840 440"), tone(colour, 0.5));
        });
        brush.line(path("M 315 470 C 325 -70 675 -70 685 470"), tone(colour, -0.35), 34);
        brush.line(path("M 315 470 C 325 -70 675 -70 685 470"), veil(Color.WHITE, 0.15), 8);
        for (int x : new int[] {290, 660}) {
            brush.fill(box(x, 440, 50, 92, 10), LEATHER);
            brush.seam(box(x + 7, 447, 36, 78, 6), tone(LEATHER, 0.5));
        }
        brush.fill(box(410, 640, 180, 110, 16), down(LEATHER, 620, 780));
        brush.seam(box(420, 650, 160, 90, 10), tone(LEATHER, 0.55));
        brush.line(path("M 455 715 L 500 675 L 545 715"), tone(LEATHER, 0.6), 8);
    }

    static void tee(Airbrush brush, Color colour) {
        Shape shirt = path("M 345 85 C 420 150 580 150 655 85 L 765 128 C 805 150 830 175 850 215 L 945 420"
                + " L 808 492 L 752 402 C 742 560 756 760 760 905 C 760 930 745 940 720 940"
                + " C 570 952 430 952 280 940 C 255 940 240 930 240 905 C 244 760 258 560 248 402"
                + " L 192 492 L 55 420 L 150 215 C 170 175 195 150 235 128 Z");
        brush.fill(shirt, down(colour, 60, 1050));
        brush.inside(shirt, () -> {
            brush.spot(300, 620, 90, 700, Color.BLACK, 0.20);
            brush.spot(705, 640, 90, 700, Color.BLACK, 0.24);
            brush.spot(430, 520, 150, 720, Color.WHITE, 0.14);
            brush.spot(590, 740, 70, 460, Color.BLACK, 0.12);
            brush.spot(250, 330, 170, 240, Color.BLACK, 0.25);
            brush.spot(750, 330, 170, 240, Color.BLACK, 0.28);
            brush.spot(500, 960, 700, 110, Color.BLACK, 0.22);
        });
        Shape collar = path("M 345 85 C 420 150 580 150 655 85 C 600 245 400 245 345 85 Z");
        brush.fill(collar, tone(colour, -0.5));
        brush.line(path("M 345 88 C 400 242 600 242 655 88"), tone(colour, 0.12), 24);
        brush.line(path("M 336 96 C 396 264 604 264 664 96"), veil(Color.BLACK, 0.25), 3);
        brush.seam(path("M 246 918 C 430 930 570 930 754 918"), veil(Color.BLACK, 0.35));
        brush.seam(path("M 75 405 L 196 468"), veil(Color.BLACK, 0.35));
        brush.seam(path("M 925 405 L 804 468"), veil(Color.BLACK, 0.35));
        brush.line(path("M 248 402 C 246 330 238 240 250 140"), veil(Color.BLACK, 0.22), 4);
        brush.line(path("M 752 402 C 754 330 762 240 750 140"), veil(Color.BLACK, 0.22), 4);
    }

    static void hat(Airbrush brush, Color colour) {
        brush.spot(500, 740, 880, 70, Color.BLACK, 0.4);
        brush.fill(oval(55, 560, 890, 190), down(tone(colour, -0.1), 540, 760));
        brush.fill(oval(75, 556, 850, 172), down(tone(colour, 0.1), 520, 760));
        brush.spot(500, 645, 620, 110, Color.BLACK, 0.5);
        Shape crown = path("M 248 640 C 238 430 280 270 392 246 C 450 236 470 282 500 282 C 530 282 550 236 608 246"
                + " C 720 270 762 430 752 640 C 660 690 340 690 248 640 Z");
        brush.fill(crown, round(colour, 215, 785));
        brush.inside(crown, () -> {
            brush.spot(500, 290, 120, 260, Color.BLACK, 0.35);
            brush.spot(380, 330, 130, 240, Color.WHITE, 0.22);
            Shape band = path("M 230 540 C 340 600 660 600 770 540 L 770 640 C 660 705 340 705 230 640 Z");
            brush.fill(band, round(tone(colour, -0.62), 215, 785));
        });
        brush.fill(path("M 655 566 L 735 538 L 740 652 L 660 676 Z"), tone(colour, -0.5));
        brush.line(path("M 660 620 L 738 596"), tone(colour, -0.72), 22);
        brush.line(oval(57, 562, 886, 186), veil(Color.WHITE, 0.25), 3);
    }

    static void backpack(Airbrush brush, Color colour) {
        brush.spot(500, 938, 660, 40, Color.BLACK, 0.4);
        brush.line(path("M 420 150 C 420 40 580 40 580 150"), tone(colour, -0.55), 30);
        brush.line(path("M 235 420 C 130 520 150 780 225 850"), tone(colour, -0.55), 44);
        brush.line(path("M 765 420 C 870 520 850 780 775 850"), tone(colour, -0.55), 44);
        Shape body = path("M 225 400 C 215 60 785 60 775 400 L 800 850 C 803 915 765 945 710 945 L 290 945"
                + " C 235 945 197 915 200 850 Z");
        brush.fill(body, round(colour, 160, 840));
        brush.inside(body, () -> {
            brush.spot(420, 300, 300, 420, Color.WHITE, 0.2);
            brush.line(path("M 225 420 C 250 160 750 160 775 420"), tone(colour, -0.55), 9);
        });
        Shape pocket = box(270, 560, 460, 310, 70);
        brush.spot(500, 880, 520, 70, Color.BLACK, 0.35);
        brush.fill(pocket, round(tone(colour, -0.08), 235, 765));
        brush.line(path("M 300 625 L 700 625"), tone(colour, -0.6), 10);
        brush.fill(box(676, 618, 16, 66, 8), new Color(0xC9CCD1));
        brush.seam(box(284, 574, 432, 282, 58), tone(colour, 0.35));
        brush.fill(box(440, 380, 120, 80, 14), down(LEATHER, 370, 480));
        brush.seam(box(448, 388, 104, 64, 8), tone(LEATHER, 0.5));
    }
}
