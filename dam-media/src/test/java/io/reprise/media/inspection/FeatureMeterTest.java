package io.reprise.media.inspection;

import static io.reprise.media.Pictures.jpeg;
import static io.reprise.media.Pictures.packshot;
import static io.reprise.media.Pictures.scene;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.domain.master.MediaFacts.Features;
import io.reprise.media.raster.ImageIoEngine;
import io.reprise.media.raster.Raster;
import io.reprise.media.raster.RasterEngine;
import io.reprise.media.raster.Source;
import io.reprise.media.raster.VipsEngine;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureMeterTest {

    private static Features features(BufferedImage image, RasterEngine engine) throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Source source = new Source(arena.allocateFrom(ValueLayout.JAVA_BYTE, jpeg(image)), "jpeg");
            try (Raster raster = engine.decoded(source, engine.header(source), image.getWidth(), image.getHeight());
                    Raster small = FeatureMeter.small(raster)) {
                return FeatureMeter.of(small);
            }
        }
    }

    private static Features features(BufferedImage image) throws Exception {
        return features(image, new VipsEngine());
    }

    private static int differingBits(String one, String other) {
        return Long.bitCount(Long.parseUnsignedLong(one, 16) ^ Long.parseUnsignedLong(other, 16));
    }

    /** A drawing with parts of its own, on a white ground. */
    private static BufferedImage product(int width, int height, int left, int top, int size) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        Random random = new Random(11);
        graphics.setColor(Color.DARK_GRAY);
        graphics.fillRect(left, top, size, size);
        for (int i = 0; i < 12; i++) {
            graphics.setColor(Color.getHSBColor(random.nextFloat(), 0.8f, 0.3f + 0.6f * random.nextFloat()));
            int x = (int) (random.nextDouble() * 0.6 * size);
            int y = (int) (random.nextDouble() * 0.6 * size);
            graphics.fillRect(left + x, top + y, (int) (random.nextDouble() * 0.4 * size), size * 2 / 5);
        }
        graphics.dispose();
        return image;
    }

    @Test
    void namesTheProductAndNotItsGround() throws Exception {
        Features shirt = features(packshot(600, 800, Color.WHITE, new Color(190, 25, 35)));

        assertThat(shirt.palette().getFirst().name()).isEqualTo("red");
        assertThat(shirt.palette().getFirst().share()).isGreaterThan(0.95);
        assertThat(shirt.borderUniformity()).isEqualTo(1);
        assertThat(shirt.borderWhiteness()).isEqualTo(1);
    }

    @Test
    void findsTheContentWithinOnePerCent() throws Exception {
        var box = features(packshot(600, 800, Color.WHITE, Color.BLACK)).contentBox();

        assertThat(box.x()).isCloseTo(0.2, within(0.01));
        assertThat(box.y()).isCloseTo(0.1, within(0.01));
        assertThat(box.fillLongestAxis()).isCloseTo(0.8, within(0.01));
        assertThat(box.fillArea()).isCloseTo(0.48, within(0.02));
    }

    @Test
    void findsAPaleProductOnWhite() throws Exception {
        Features pale = features(packshot(600, 800, Color.WHITE, new Color(246, 246, 246)));

        assertThat(pale.contentBox()).isNotNull();
        assertThat(pale.palette().getFirst().name()).isEqualTo("white");
    }

    @Test
    void knowsNoContentWhereTheGroundIsNotUniform() throws Exception {
        Features scene = features(scene(600, 400));

        assertThat(scene.contentBox()).isNull();
        assertThat(scene.borderUniformity()).isLessThan(0.5);
        assertThat(scene.colourEntropy()).isBetween(5.0, 12.0);
    }

    @Test
    void measuresABlurredPictureAsLessSharp() throws Exception {
        BufferedImage sharp = scene(600, 400);
        float[] weights = new float[81];
        Arrays.fill(weights, 1f / 81);
        BufferedImage blurred =
                new ConvolveOp(new Kernel(9, 9, weights), ConvolveOp.EDGE_NO_OP, null).filter(sharp, null);

        assertThat(features(blurred).sharpness()).isLessThan(features(sharp).sharpness() / 3);
    }

    @Test
    void hashesContentAlikeAtAnySizeAndMargin() throws Exception {
        String hash = features(product(800, 800, 100, 100, 600)).pHash();

        assertThat(differingBits(hash, features(product(400, 400, 50, 50, 300)).pHash()))
                .isLessThanOrEqualTo(6);
        assertThat(differingBits(
                        hash, features(product(900, 1_200, 150, 400, 600)).pHash()))
                .isLessThanOrEqualTo(6);
        assertThat(differingBits(
                        hash,
                        features(packshot(800, 800, Color.WHITE, Color.RED)).pHash()))
                .isGreaterThan(12);
    }

    @Test
    void measuresAlikeWithoutTheNativeLibrary() throws Exception {
        BufferedImage image = product(800, 800, 100, 200, 500);

        Features vips = features(image);
        Features fallback = features(image, new ImageIoEngine());

        assertThat(fallback.contentBox().width()).isCloseTo(vips.contentBox().width(), within(0.01));
        assertThat(fallback.borderWhiteness()).isCloseTo(vips.borderWhiteness(), within(0.02));
        assertThat(differingBits(fallback.pHash(), vips.pHash())).isLessThanOrEqualTo(6);
    }
}
