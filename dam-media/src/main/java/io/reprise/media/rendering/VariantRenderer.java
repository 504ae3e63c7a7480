package io.reprise.media.rendering;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.master.MediaFacts.Box;
import io.reprise.domain.variant.Measurement;
import io.reprise.media.inspection.BorderRing;
import io.reprise.media.inspection.CarriedMetadata;
import io.reprise.media.inspection.OpenFile;
import io.reprise.media.inspection.WrittenFile;
import io.reprise.media.raster.Carried;
import io.reprise.media.raster.Encoding;
import io.reprise.media.raster.Frame;
import io.reprise.media.raster.Pixels;
import io.reprise.media.raster.Raster;
import io.reprise.media.raster.RasterEngine;
import io.reprise.media.request.MediaResult.Rendered;
import io.reprise.media.request.MediaResult.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes variants and previews of one decoded file. */
public final class VariantRenderer {
    private static final int PREVIEW_QUALITY = 80;

    private final RasterEngine engine;
    private final OpenFile file;
    private final Raster decoded;
    private final @Nullable Box content;
    private final Carried carried;

    /** @param content box of the product in the source, absent when its ground is not uniform */
    public VariantRenderer(RasterEngine engine, OpenFile file, Raster decoded, @Nullable Box content) {
        this.engine = engine;
        this.file = file;
        this.decoded = decoded;
        this.content = content;
        this.carried = CarriedMetadata.of(file.embedded());
    }

    /** Size to decode at so that this rendering needs no enlarging that the source does not. */
    public static int[] needed(Rendering rendering, int sourceWidth, int sourceHeight) {
        Placement placement = Placement.of(rendering, sourceWidth, sourceHeight);
        return new int[] {Math.min(placement.width(), sourceWidth), Math.min(placement.height(), sourceHeight)};
    }

    /**
     * Renders, writes, reads back and measures. The ground is measured on the placed pixels just before they are
     * encoded: what a lossy encoder does to white is its noise, not the photograph's ground.
     *
     * @throws IOException when the target cannot be written
     */
    public Rendered variant(Path target, Rendering rendering) throws IOException {
        Placement placement = Placement.of(rendering, file.width(), file.height());
        try (Raster placed = decoded.resized(placement.width(), placement.height())) {
            ByteBudget.Encoded encoded = ByteBudget.encoded(
                    rendering,
                    quality -> placed.encoded(encoding(placement, rendering, quality, true)),
                    quality -> placed.encoded(encoding(placement, rendering, quality, false)));
            Files.write(target, encoded.bytes());
            WrittenFile written = WrittenFile.read(encoded.bytes(), rendering.format(), engine);
            return new Rendered(
                    target,
                    measured(written, encoded.bytes().length, placement, placed.onWhite()),
                    encoded.quality(),
                    file.embedded().missingIn(written.embedded()));
        }
    }

    private Encoding encoding(Placement placement, Rendering rendering, int quality, boolean draft) {
        return new Encoding(placement.frame(), rendering.format(), quality, draft, carried);
    }

    private Measurement measured(WrittenFile written, long bytes, Placement placement, Pixels pixels) {
        BorderRing ring = BorderRing.of(pixels);
        return new Measurement(
                written.width(),
                written.height(),
                written.format(),
                bytes,
                written.colourSpace(),
                written.frames(),
                ring == null ? null : ring.whiteness(),
                fill(placement),
                placement.scale());
    }

    private @Nullable Double fill(Placement placement) {
        if (content == null) {
            return null;
        }
        Frame frame = placement.frame();
        return 100
                * Math.max(
                        content.width() * placement.width() / frame.width(),
                        content.height() * placement.height() / frame.height());
    }

    /**
     * @param from a raster of the whole picture, at least as large as the preview
     * @throws IOException when the target cannot be written
     */
    public Shown preview(Path target, int longestSide, Raster from) throws IOException {
        Rendering rendering = previewing(longestSide);
        Placement placement = Placement.of(rendering, file.width(), file.height());
        try (Raster placed = from.resized(placement.width(), placement.height())) {
            byte[] bytes =
                    placed.encoded(new Encoding(placement.frame(), "jpeg", PREVIEW_QUALITY, false, Carried.NOTHING));
            Files.write(target, bytes);
            return new Shown(target, placement.width(), placement.height(), bytes.length);
        }
    }

    /** The rendering a preview is. */
    public static Rendering previewing(int longestSide) {
        return new Rendering(longestSide, longestSide, Rendering.Fit.INSIDE, "jpeg", PREVIEW_QUALITY, null, false);
    }
}
