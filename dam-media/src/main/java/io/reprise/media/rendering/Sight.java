package io.reprise.media.rendering;

import io.reprise.domain.master.MediaFacts.Box;
import io.reprise.domain.variant.Cut;
import io.reprise.domain.variant.FocalPoint;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in a picture, for crops that depend on it.
 *
 * @param content box of the product, absent when the ground is not uniform
 * @param salience what stands out most; found only when it is asked for
 */
record Sight(@Nullable Box content, Supplier<FocalPoint> salience) {
    /** Before anything was decoded. Then a crop to the product may need every pixel there is. */
    static final Sight UNSEEN = new Sight(null, () -> FocalPoint.CENTRE);

    FocalPoint salient() {
        Box box = content;
        return box == null ? salience.get() : new FocalPoint(box.x() + box.width() / 2, box.y() + box.height() / 2);
    }

    /** The product with a margin, as far as the picture goes. */
    Cut around(double margin, int width, int height) {
        Box box = content;
        if (box == null) {
            return Cut.none(width, height);
        }
        double free = margin * Math.max(box.width() * width, box.height() * height);
        return part(
                box.x() - free / width,
                box.y() - free / height,
                box.x() + box.width() + free / width,
                box.y() + box.height() + free / height,
                width,
                height);
    }

    static Cut part(double left, double top, double right, double bottom, int width, int height) {
        int x = Math.clamp((long) Math.floor(left * width), 0, width - 1);
        int y = Math.clamp((long) Math.floor(top * height), 0, height - 1);
        return new Cut(
                x,
                y,
                Math.clamp((long) Math.ceil(right * width) - x, 1, width - x),
                Math.clamp((long) Math.ceil(bottom * height) - y, 1, height - y));
    }
}
