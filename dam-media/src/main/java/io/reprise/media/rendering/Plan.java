package io.reprise.media.rendering;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.recipe.Crop;
import io.reprise.domain.recipe.Output;
import io.reprise.domain.recipe.RecipeDefinition;
import io.reprise.domain.variant.Cut;
import io.reprise.domain.variant.FocalPoint;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.Treatment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is cut out of a source, and where that lies in its frame.
 *
 * @param cut in pixels of the source
 */
record Plan(Cut cut, Placement placement) {

    /** What is asked of a source. */
    record Wish(
            Rendering rendering,
            @Nullable FocalPoint focalPoint,
            @Nullable Crop crop) {
        static Wish of(Rendering rendering, @Nullable FocalPoint focalPoint, @Nullable Treatment treatment) {
            RecipeDefinition recipe = treatment == null ? RecipeDefinition.NONE : treatment.recipe();
            return new Wish(written(rendering, recipe.output()), focalPoint, recipe.crop());
        }

        static Wish of(MediaRequest.Output output) {
            return of(output.rendering(), output.focalPoint(), output.treatment());
        }

        /** The profile's rendering, with what a recipe says about the file instead. */
        private static Rendering written(Rendering profile, @Nullable Output output) {
            if (output == null) {
                return profile;
            }
            return new Rendering(
                    profile.width(),
                    profile.height(),
                    profile.fit(),
                    Objects.requireNonNullElse(output.format(), profile.format()),
                    Objects.requireNonNullElse(output.quality(), profile.quality()),
                    output.maxBytes() == null ? profile.maxBytes() : output.maxBytes(),
                    profile.upscale());
        }
    }

    static Plan of(Wish wish, Sight sight, int sourceWidth, int sourceHeight) {
        Cut cut = cut(wish, sight, sourceWidth, sourceHeight);
        return new Plan(cut, Placement.of(wish.rendering(), cut.width(), cut.height()));
    }

    private static Cut cut(Wish wish, Sight sight, int width, int height) {
        FocalPoint focalPoint = wish.focalPoint();
        Crop crop = wish.crop();
        if (crop == null) {
            return focalPoint == null ? Cut.none(width, height) : Cut.of(wish.rendering(), width, height, focalPoint);
        }
        return switch (crop.kind()) {
            case WHOLE -> Cut.none(width, height);
            case FRAME -> Cut.of(wish.rendering(), width, height, focalPoint == null ? FocalPoint.CENTRE : focalPoint);
            case SMART -> Cut.of(wish.rendering(), width, height, focalPoint == null ? sight.salient() : focalPoint);
            case CONTENT -> sight.around(crop.margin(), width, height);
            case FIXED -> {
                Crop.Area area = Objects.requireNonNull(crop.area(), "a fixed crop has an area");
                yield Sight.part(area.x(), area.y(), area.x() + area.width(), area.y() + area.height(), width, height);
            }
        };
    }

    /** A small picture of a variant is its plan made smaller: what is never enlarged keeps its room in the frame. */
    static Plan of(MediaRequest.Preview preview, Sight sight, int sourceWidth, int sourceHeight) {
        MediaRequest.Framing framing = preview.framing();
        if (framing == null) {
            Wish whole = new Wish(VariantRenderer.previewing(preview.longestSide()), null, null);
            return of(whole, sight, sourceWidth, sourceHeight);
        }
        Plan whole = of(
                Wish.of(framing.rendering(), framing.focalPoint(), framing.treatment()),
                sight,
                sourceWidth,
                sourceHeight);
        return new Plan(whole.cut(), whole.placement().within(preview.longestSide()));
    }

    /** Size to decode the whole source at so that this plan needs no enlarging that the source does not. */
    int[] needed(int sourceWidth, int sourceHeight) {
        return new int[] {
            needed(placement.width(), cut.width(), sourceWidth), needed(placement.height(), cut.height(), sourceHeight)
        };
    }

    private static int needed(int placed, int cut, int source) {
        return Math.clamp((long) Math.ceil((double) placed * source / cut), 1, source);
    }

    /** The cut in pixels of a raster that shows the whole source at another size. */
    Cut cutFrom(int width, int height, int sourceWidth, int sourceHeight) {
        int left = scaled(cut.left(), width, sourceWidth, width - 1);
        int top = scaled(cut.top(), height, sourceHeight, height - 1);
        return new Cut(
                left,
                top,
                Math.max(1, scaled(cut.left() + cut.width(), width, sourceWidth, width) - left),
                Math.max(1, scaled(cut.top() + cut.height(), height, sourceHeight, height) - top));
    }

    private static int scaled(int at, int side, int source, int most) {
        return Math.clamp(Math.round((double) at * side / source), 0, most);
    }
}
