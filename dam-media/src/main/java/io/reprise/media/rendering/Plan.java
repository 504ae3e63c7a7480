package io.reprise.media.rendering;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.variant.Cut;
import io.reprise.domain.variant.FocalPoint;
import io.reprise.media.request.MediaRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is cut out of a source, and where that lies in its frame.
 *
 * @param cut in pixels of the source
 */
record Plan(Cut cut, Placement placement) {

    /** @param focalPoint what the cut keeps in sight; null = the whole source is placed */
    static Plan of(Rendering rendering, @Nullable FocalPoint focalPoint, int sourceWidth, int sourceHeight) {
        Cut cut = focalPoint == null
                ? Cut.none(sourceWidth, sourceHeight)
                : Cut.of(rendering, sourceWidth, sourceHeight, focalPoint);
        return new Plan(cut, Placement.of(rendering, cut.width(), cut.height()));
    }

    /** A small picture of a variant is its plan made smaller: what is never enlarged keeps its room in the frame. */
    static Plan of(MediaRequest.Preview preview, int sourceWidth, int sourceHeight) {
        MediaRequest.Framing framing = preview.framing();
        if (framing == null) {
            return of(VariantRenderer.previewing(preview.longestSide()), null, sourceWidth, sourceHeight);
        }
        Plan whole = of(framing.rendering(), framing.focalPoint(), sourceWidth, sourceHeight);
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
