package io.reprise.media.rendering;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.master.MediaFacts.Box;
import io.reprise.domain.variant.Cut;
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
import io.reprise.media.request.MediaRequest;
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

    /** Size to decode at so that this variant needs no enlarging that the source does not. */
    public static int[] needed(MediaRequest.Output output, int sourceWidth, int sourceHeight) {
        return Plan.of(output.rendering(), output.focalPoint(), sourceWidth, sourceHeight)
                .needed(sourceWidth, sourceHeight);
    }

    /** Size to decode at so that this preview needs no enlarging that the source does not. */
    public static int[] needed(MediaRequest.Preview preview, int sourceWidth, int sourceHeight) {
        return Plan.of(preview, sourceWidth, sourceHeight).needed(sourceWidth, sourceHeight);
    }

    /**
     * Renders, writes, reads back and measures. The ground is measured on the placed pixels just before they are
     * encoded: what a lossy encoder does to white is its noise, not the photograph's ground.
     *
     * @throws IOException when the target cannot be written
     */
    public Rendered variant(MediaRequest.Output output) throws IOException {
        Path target = output.target();
        Rendering rendering = output.rendering();
        Plan plan = Plan.of(rendering, output.focalPoint(), file.width(), file.height());
        Placement placement = plan.placement();
        try (Raster placed = placed(decoded, plan)) {
            ByteBudget.Encoded encoded = ByteBudget.encoded(
                    rendering,
                    quality -> placed.encoded(encoding(placement, rendering, quality, true)),
                    quality -> placed.encoded(encoding(placement, rendering, quality, false)));
            Files.write(target, encoded.bytes());
            WrittenFile written = WrittenFile.read(encoded.bytes(), rendering.format(), engine);
            return new Rendered(
                    target,
                    measured(written, encoded.bytes().length, plan, placed.onWhite()),
                    encoded.quality(),
                    file.embedded().missingIn(written.embedded()));
        }
    }

    private Raster placed(Raster from, Plan plan) {
        Placement placement = plan.placement();
        Cut cut = plan.cutFrom(from.width(), from.height(), file.width(), file.height());
        if (cut.equals(Cut.none(from.width(), from.height()))) {
            return from.resized(placement.width(), placement.height());
        }
        try (Raster part = from.cut(cut)) {
            return part.resized(placement.width(), placement.height());
        }
    }

    private Encoding encoding(Placement placement, Rendering rendering, int quality, boolean draft) {
        return new Encoding(placement.frame(), rendering.format(), quality, draft, carried);
    }

    private Measurement measured(WrittenFile written, long bytes, Plan plan, Pixels pixels) {
        BorderRing ring = BorderRing.of(pixels);
        return new Measurement(
                written.width(),
                written.height(),
                written.format(),
                bytes,
                written.colourSpace(),
                written.frames(),
                ring == null ? null : ring.whiteness(),
                fill(plan),
                plan.placement().scale());
    }

    private @Nullable Double fill(Plan plan) {
        if (content == null) {
            return null;
        }
        Placement placement = plan.placement();
        Cut cut = plan.cut();
        Frame frame = placement.frame();
        double width = seen(content.x(), content.width(), file.width(), cut.left(), cut.width());
        double height = seen(content.y(), content.height(), file.height(), cut.top(), cut.height());
        return 100 * Math.max(width * placement.width() / frame.width(), height * placement.height() / frame.height());
    }

    /** Share of a cut along one side that the content takes; the content is told in shares of the source. */
    private static double seen(double start, double length, int source, int cutStart, int cutLength) {
        double from = Math.max(start * source, cutStart);
        double to = Math.min((start + length) * source, (double) cutStart + cutLength);
        return Math.max(0, to - from) / cutLength;
    }

    /**
     * @param from a raster of the whole picture, at least as large as the preview
     * @throws IOException when the target cannot be written
     */
    public Shown preview(MediaRequest.Preview preview, Raster from) throws IOException {
        Plan plan = Plan.of(preview, file.width(), file.height());
        Frame frame = plan.placement().frame();
        try (Raster placed = placed(from, plan)) {
            byte[] bytes = placed.encoded(new Encoding(frame, "jpeg", PREVIEW_QUALITY, false, Carried.NOTHING));
            Files.write(preview.target(), bytes);
            return new Shown(preview.target(), frame.width(), frame.height(), bytes.length);
        }
    }

    /** The rendering a preview is. */
    static Rendering previewing(int longestSide) {
        return new Rendering(longestSide, longestSide, Rendering.Fit.INSIDE, "jpeg", PREVIEW_QUALITY, null, false);
    }
}
