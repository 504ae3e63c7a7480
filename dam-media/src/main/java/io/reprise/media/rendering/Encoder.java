package io.reprise.media.rendering;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.recipe.Output;
import io.reprise.media.raster.Carried;
import io.reprise.media.raster.Encoding;
import io.reprise.media.raster.Encoding.Effort;
import io.reprise.media.raster.Frame;
import io.reprise.media.raster.Raster;
import io.reprise.media.raster.RasterEngine;
import io.reprise.media.raster.Source;
import io.reprise.media.raster.SourceHeader;
import io.reprise.media.raster.UnreadableException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** Finds the quality that a byte budget or a likeness asks for, and encodes with it. */
final class Encoder {
    /** Below this a file is no picture to sell with, whatever likeness would allow it. */
    private static final int LEAST_LIKE_QUALITY = 30;

    private final RasterEngine engine;
    private final Carried carried;

    Encoder(RasterEngine engine, Carried carried) {
        this.engine = engine;
        this.carried = carried;
    }

    ByteBudget.Encoded encoded(Raster raster, Frame frame, Rendering rendering, @Nullable Output output) {
        Effort effort = output != null && Boolean.TRUE.equals(output.small()) ? Effort.SMALL : Effort.NORMAL;
        Rendering wanted =
                output == null || output.ssim() == null || rendering.format().equals("png")
                        ? rendering
                        : alike(raster, rendering, output.ssim());
        return ByteBudget.encoded(
                wanted,
                quality -> raster.encoded(new Encoding(frame, wanted.format(), quality, Effort.DRAFT, carried)),
                quality -> raster.encoded(new Encoding(frame, wanted.format(), quality, effort, carried)));
    }

    /** The rendering with the lowest quality that is as like as asked; without any, with the one it had. */
    private Rendering alike(Raster raster, Rendering rendering, double ssim) {
        int from = LEAST_LIKE_QUALITY;
        int to = 98;
        int found = rendering.quality();
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (likeness(raster, rendering.format(), middle) >= ssim) {
                found = middle;
                to = middle - 1;
            } else {
                from = middle + 1;
            }
        }
        return new Rendering(
                rendering.width(),
                rendering.height(),
                rendering.fit(),
                rendering.format(),
                found,
                rendering.maxBytes(),
                rendering.upscale());
    }

    private double likeness(Raster raster, String format, int quality) {
        Frame bare = new Frame(raster.width(), raster.height(), 0, 0);
        byte[] bytes = raster.encoded(new Encoding(bare, format, quality, Effort.DRAFT, Carried.NOTHING));
        try (Arena arena = Arena.ofConfined()) {
            Source source = new Source(arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes), format);
            SourceHeader header = engine.header(source);
            try (Raster read = engine.decoded(source, header, header.width(), header.height())) {
                return Likeness.of(raster.onWhite(), read.onWhite());
            }
        } catch (UnreadableException e) {
            throw new IllegalStateException("a " + format + " we wrote cannot be read: " + e.getMessage(), e);
        }
    }
}
