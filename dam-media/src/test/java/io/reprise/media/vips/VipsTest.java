package io.reprise.media.vips;

import static io.reprise.media.Pictures.jpeg;
import static io.reprise.media.Pictures.packshot;
import static io.reprise.media.Pictures.scene;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.media.raster.Carried;
import io.reprise.media.raster.Encoding;
import io.reprise.media.raster.Frame;
import io.reprise.media.raster.IccProfiles;
import io.reprise.media.raster.Raster;
import io.reprise.media.raster.Source;
import io.reprise.media.raster.SourceHeader;
import io.reprise.media.raster.VipsEngine;
import java.awt.Color;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VipsTest {
    private final Arena arena = Arena.ofConfined();
    private Vips vips;
    private VipsEngine engine;

    @BeforeEach
    void load() throws NativeUnavailable {
        vips = Vips.load();
        engine = new VipsEngine();
    }

    @AfterEach
    void close() {
        arena.close();
    }

    private MemorySegment segment(byte[] bytes) {
        return arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    }

    @Test
    void tellsWhyAnOperationFails() {
        assertThatThrownBy(() -> vips.operation("no-such-operation")).isInstanceOf(VipsException.class);
        assertThatThrownBy(() -> vips.operation("jpegload_buffer")
                        .bytes("buffer", segment(new byte[] {1, 2, 3}))
                        .toImage())
                .isInstanceOf(VipsException.class);
        assertThatThrownBy(() -> vips.operation("copy").set("no-such-argument", 1))
                .isInstanceOf(VipsException.class);
    }

    @Test
    void blocksLoadersThatAreNotForStrangers() {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>".getBytes();

        assertThatThrownBy(() -> vips.operation("svgload_buffer")
                        .bytes("buffer", segment(svg))
                        .toImage())
                .isInstanceOf(VipsException.class);
    }

    /** One photograph in other clothes: sRGB pixels come out alike. */
    @ParameterizedTest
    @CsvSource({
        "cmyk, jpegsave_buffer, jpeg, cmyk, 40",
        "p3, jpegsave_buffer, jpeg, rgb, 12",
        "p3, tiffsave_buffer, tiff, rgb, 12"
    })
    void bringsOtherColourSpacesToSrgb(String profile, String saver, String format, String model, double tolerance)
            throws Exception {
        byte[] converted;
        try (VipsImage srgb = vips.operation("jpegload_buffer")
                        .bytes("buffer", segment(jpeg(packshot(200, 200, Color.WHITE, new Color(150, 90, 60)))))
                        .toImage();
                VipsImage other = vips.operation("icc_transform")
                        .image("in", srgb)
                        .set("input-profile", "srgb")
                        .set("output-profile", profile)
                        .toImage()) {
            converted = vips.operation(saver).image("in", other).toBytes();
        }
        Source source = new Source(segment(converted), format);

        SourceHeader header = engine.header(source);

        assertThat(header.model()).isEqualTo(model);
        assertThat(header.icc()).isNotNull();
        try (Raster raster = engine.decoded(source, header, 200, 200)) {
            byte[] rgb = raster.onWhite().toArray();
            int middle = (100 * 200 + 100) * 3;
            assertThat(rgb[middle] & 0xff).isCloseTo(150, within((int) tolerance));
            assertThat(rgb[middle + 1] & 0xff).isCloseTo(90, within((int) tolerance));
            assertThat(rgb[middle + 2] & 0xff).isCloseTo(60, within((int) tolerance));
        }
    }

    @Test
    void readsSixteenBitsAChannel() throws Exception {
        byte[] tiff;
        try (VipsImage srgb = vips.operation("jpegload_buffer")
                        .bytes("buffer", segment(jpeg(packshot(200, 200, Color.WHITE, Color.BLUE))))
                        .toImage();
                VipsImage deep = vips.operation("colourspace")
                        .image("in", srgb)
                        .set("space", "rgb16")
                        .toImage()) {
            tiff = vips.operation("tiffsave_buffer").image("in", deep).toBytes();
        }
        Source source = new Source(segment(tiff), "tiff");

        SourceHeader header = engine.header(source);

        assertThat(header.bitDepth()).isEqualTo(16);
        try (Raster raster = engine.decoded(source, header, 200, 200)) {
            byte[] rgb = raster.onWhite().toArray();
            assertThat(rgb[0] & 0xff).isEqualTo(255);
            assertThat(rgb[(100 * 200 + 100) * 3 + 2] & 0xff).isGreaterThan(245);
        }
    }

    @Test
    void namesTheProfileItWrites() throws Exception {
        Source source = new Source(segment(jpeg(scene(64, 64))), "jpeg");
        try (Raster raster = engine.decoded(source, engine.header(source), 64, 64)) {
            byte[] written = raster.encoded(new Encoding(
                    new Frame(64, 64, 0, 0),
                    "jpeg",
                    80,
                    io.reprise.media.raster.Encoding.Effort.NORMAL,
                    Carried.NOTHING));

            assertThat(IccProfiles.description(
                            engine.header(new Source(segment(written), "jpeg")).icc()))
                    .isEqualTo("sRGB");
        }
    }

    @Test
    void leaksNothing() throws Exception {
        byte[] photograph = jpeg(scene(1_000, 800));
        render(photograph, 30);
        long before = resident();

        render(photograph, 200);

        assertThat(engine.pixelMemory()).isLessThan(1_000_000);
        // One leaked raster a rendering would be 480 MB by now.
        assertThat(resident() - before).isLessThan(80_000_000);
    }

    private void render(byte[] photograph, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            try (Arena each = Arena.ofConfined()) {
                Source source = new Source(each.allocateFrom(ValueLayout.JAVA_BYTE, photograph), "jpeg");
                try (Raster raster = engine.decoded(source, engine.header(source), 1_000, 800);
                        Raster small = raster.resized(250, 200)) {
                    small.onWhite();
                    small.encoded(new Encoding(
                            new Frame(250, 250, 0, 25),
                            "jpeg",
                            80,
                            io.reprise.media.raster.Encoding.Effort.NORMAL,
                            Carried.NOTHING));
                }
            }
        }
    }

    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                .sum();
    }
}
