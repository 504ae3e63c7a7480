package io.reprise.media.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.reprise.domain.master.Likeness;
import io.reprise.domain.master.MediaFacts.Features;
import io.reprise.media.Pictures;
import io.reprise.media.RealFiles;
import io.reprise.media.raster.Raster;
import io.reprise.media.raster.RasterEngine;
import io.reprise.media.raster.Source;
import io.reprise.media.raster.VipsEngine;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

/** What is taken for one shot, and what is not, with photographs of garments that people took at home. */
class NearDuplicatesTest {
    private static final int PHOTOGRAPHS = 80;

    private static long hash(byte[] file, int width, int height) throws Exception {
        RasterEngine engine = new VipsEngine();
        try (Arena arena = Arena.ofConfined()) {
            Source source = new Source(arena.allocateFrom(ValueLayout.JAVA_BYTE, file), "jpeg");
            try (Raster raster = engine.decoded(source, engine.header(source), width, height);
                    Raster small = FeatureMeter.small(raster)) {
                Features features = Objects.requireNonNull(FeatureMeter.of(small));
                return Long.parseUnsignedLong(features.pHash(), 16);
            }
        }
    }

    private static long hash(BufferedImage image) throws Exception {
        return hash(Pictures.jpeg(image), image.getWidth(), image.getHeight());
    }

    private static byte[] compressed(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage scaled(BufferedImage image, double factor) {
        int width = (int) (image.getWidth() * factor);
        int height = (int) (image.getHeight() * factor);
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return scaled;
    }

    /** Without a hundredth at each side. */
    private static BufferedImage cropped(BufferedImage image) {
        int across = image.getWidth() / 100;
        int down = image.getHeight() / 100;
        return image.getSubimage(across, down, image.getWidth() - 2 * across, image.getHeight() - 2 * down);
    }

    private static List<BufferedImage> photographs() throws IOException {
        List<BufferedImage> read = new ArrayList<>();
        for (Path file :
                RealFiles.in("clothing/images").stream().limit(PHOTOGRAPHS).toList()) {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image != null && image.getRaster().getNumBands() == 3) {
                read.add(image);
            }
        }
        assumeThat(read).as("photographs").hasSizeGreaterThan(50);
        return read;
    }

    @Test
    void theSamePhotographIsFoundHoweverItIsSavedAndAnotherIsNot() throws Exception {
        List<BufferedImage> photographs = photographs();
        List<Long> hashes = new ArrayList<>();
        int compressed = 0;
        int smaller = 0;
        int cropped = 0;
        for (BufferedImage image : photographs) {
            long hash = hash(image);
            hashes.add(hash);
            compressed += near(hash, hash(compressed(image, 0.5f), image.getWidth(), image.getHeight()));
            smaller += near(hash, hash(scaled(image, 0.5)));
            cropped += near(hash, hash(cropped(image)));
        }
        int pairs = 0;
        int taken = 0;
        for (int i = 0; i < hashes.size(); i++) {
            for (int j = i + 1; j < hashes.size(); j++) {
                pairs++;
                taken += near(hashes.get(i), hashes.get(j));
            }
        }
        int all = photographs.size();
        String seen = "compressed %d, smaller %d, cropped %d of %d; %d of %d pairs"
                .formatted(compressed, smaller, cropped, all, taken, pairs);
        assertThat(compressed).as(seen).isEqualTo(all);
        assertThat(smaller).as(seen).isEqualTo(all);
        assertThat(cropped).as(seen).isGreaterThan(all * 9 / 10);
        assertThat(taken).as(seen).isLessThanOrEqualTo(pairs / 1000);
    }

    private static int near(long one, long other) {
        return Likeness.distance(one, other) <= Likeness.NEAR ? 1 : 0;
    }
}
