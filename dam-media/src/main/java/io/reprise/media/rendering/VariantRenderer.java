package io.reprise.media.rendering;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.master.MediaFacts.Box;
import io.reprise.domain.recipe.Crop;
import io.reprise.domain.recipe.RecipeDefinition;
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
import io.reprise.media.request.Treatment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes variants and previews of one decoded file. */
public final class VariantRenderer {
    private static final int PREVIEW_QUALITY = 80;

    private final RasterEngine engine;
    private final OpenFile file;
    private final Raster decoded;
    private final @Nullable Box content;
    private final Sight sight;
    private final Carried carried;
    private final Composer composer;

    /**
     * @param small the same picture at a size that features are measured on
     * @param content box of the product in the source, absent when its ground is not uniform
     */
    public VariantRenderer(RasterEngine engine, OpenFile file, Raster decoded, Raster small, @Nullable Box content) {
        this.engine = engine;
        this.file = file;
        this.decoded = decoded;
        this.content = content;
        this.sight = new Sight(content, () -> Salience.of(small.onWhite()));
        this.carried = CarriedMetadata.of(file.embedded());
        this.composer = new Composer(engine);
    }

    /** What the file will be: the profile's format, or the recipe's. */
    public static String format(MediaRequest.Output output) {
        return Plan.Wish.of(output).rendering().format();
    }

    /** Size to decode at so that this variant needs no enlarging that the source does not. */
    public static int[] needed(MediaRequest.Output output, int sourceWidth, int sourceHeight) {
        return needsAll(output.treatment())
                ? new int[] {sourceWidth, sourceHeight}
                : Plan.of(Plan.Wish.of(output), Sight.UNSEEN, sourceWidth, sourceHeight)
                        .needed(sourceWidth, sourceHeight);
    }

    /** Size to decode at so that this preview needs no enlarging that the source does not. */
    public static int[] needed(MediaRequest.Preview preview, int sourceWidth, int sourceHeight) {
        return Plan.of(preview, Sight.UNSEEN, sourceWidth, sourceHeight).needed(sourceWidth, sourceHeight);
    }

    /** How much a crop to the product enlarges is known when the product has been seen. */
    private static boolean needsAll(@Nullable Treatment treatment) {
        Crop crop = treatment == null ? null : treatment.recipe().crop();
        return crop != null && crop.kind() == Crop.Kind.CONTENT;
    }

    /**
     * Renders, writes, reads back and measures. The ground is measured on the placed pixels just before they are
     * encoded: what a lossy encoder does to white is its noise, not the photograph's ground.
     *
     * @throws IOException when the target cannot be written
     */
    public Rendered variant(MediaRequest.Output output) throws IOException {
        Plan.Wish wish = Plan.Wish.of(output);
        Plan plan = Plan.of(wish, sight, file.width(), file.height());
        Frame frame = plan.placement().frame();
        Treatment treatment = output.treatment();
        try (Raster placed = placed(decoded, plan)) {
            if (treatment == null || draws(treatment.recipe()) == 0) {
                return written(output, wish.rendering(), placed, frame, placed, plan, List.of());
            }
            try (Composer.Composed composed = composer.composed(placed, frame, treatment)) {
                Frame whole = new Frame(frame.width(), frame.height(), 0, 0);
                return written(
                        output, wish.rendering(), composed.framed(), whole, composed.placed(), plan, composed.notes());
            }
        }
    }

    /** How many parts of a recipe change pixels; without any the picture keeps its transparency. */
    private static long draws(RecipeDefinition recipe) {
        return recipe.drawn()
                + Stream.of(recipe.background(), recipe.tone(), recipe.sharpen())
                        .filter(Objects::nonNull)
                        .count();
    }

    private Rendered written(
            MediaRequest.Output output,
            Rendering rendering,
            Raster raster,
            Frame frame,
            Raster ground,
            Plan plan,
            List<String> notes)
            throws IOException {
        RecipeDefinition recipe = output.treatment() == null
                ? RecipeDefinition.NONE
                : output.treatment().recipe();
        ByteBudget.Encoded encoded = new Encoder(engine, carried).encoded(raster, frame, rendering, recipe.output());
        Files.write(output.target(), encoded.bytes());
        WrittenFile read = WrittenFile.read(encoded.bytes(), rendering.format(), engine);
        return new Rendered(
                output.target(),
                measured(read, encoded.bytes().length, plan, ground.onWhite(), recipe.drawn()),
                encoded.quality(),
                file.embedded().missingIn(read.embedded()),
                notes);
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

    private Measurement measured(WrittenFile written, long bytes, Plan plan, Pixels pixels, int drawn) {
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
                plan.placement().scale(),
                drawn);
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
        Plan plan = Plan.of(preview, sight, file.width(), file.height());
        Frame frame = plan.placement().frame();
        Treatment treatment =
                preview.framing() == null ? null : preview.framing().treatment();
        try (Raster placed = placed(from, plan)) {
            if (treatment == null || draws(treatment.recipe()) == 0) {
                return shown(preview, placed, frame);
            }
            try (Composer.Composed composed = composer.composed(placed, frame, treatment)) {
                return shown(preview, composed.framed(), new Frame(frame.width(), frame.height(), 0, 0));
            }
        }
    }

    private static Shown shown(MediaRequest.Preview preview, Raster raster, Frame frame) throws IOException {
        byte[] bytes =
                raster.encoded(new Encoding(frame, "jpeg", PREVIEW_QUALITY, Encoding.Effort.NORMAL, Carried.NOTHING));
        Files.write(preview.target(), bytes);
        return new Shown(preview.target(), frame.width(), frame.height(), bytes.length);
    }

    /** The rendering a preview is. */
    static Rendering previewing(int longestSide) {
        return new Rendering(longestSide, longestSide, Rendering.Fit.INSIDE, "jpeg", PREVIEW_QUALITY, null, false);
    }
}
