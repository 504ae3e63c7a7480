package io.reprise.media.worker;

import com.sun.management.OperatingSystemMXBean;
import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.master.MediaFacts.Box;
import io.reprise.domain.master.MediaFacts.Features;
import io.reprise.media.inspection.FeatureMeter;
import io.reprise.media.inspection.Inspector;
import io.reprise.media.inspection.OpenFile;
import io.reprise.media.inspection.TooLargeException;
import io.reprise.media.inspection.UnreadableFileException;
import io.reprise.media.raster.CannotDrawException;
import io.reprise.media.raster.Raster;
import io.reprise.media.raster.RasterEngine;
import io.reprise.media.rendering.VariantRenderer;
import io.reprise.media.request.MediaFailure;
import io.reprise.media.request.MediaOutcome;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import io.reprise.media.request.MediaResult.Rendered;
import io.reprise.media.request.MediaResult.Shown;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Serves one request inside a worker: one decode, then everything that was asked. */
final class FileWork {
    /** Of the whole process, because libvips computes in threads of its own. */
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** What is measured is measured on a picture of this size; nothing is written of it. */
    private static final MediaRequest.Preview FEATURES =
            new MediaRequest.Preview(Path.of("features"), FeatureMeter.LONGEST_SIDE);

    private final RasterEngine engine;
    private final Inspector inspector;

    FileWork(RasterEngine engine, Inspector inspector) {
        this.engine = engine;
        this.inspector = inspector;
    }

    MediaOutcome done(MediaRequest request) {
        for (MediaRequest.Output output : request.outputs()) {
            String format = VariantRenderer.format(output);
            if (!engine.writes(format)) {
                return new MediaFailure.Unsupported(format, engine.name() + " cannot write " + format);
            }
        }
        try (Arena arena = Arena.ofConfined()) {
            return served(request, arena);
        } catch (UnreadableFileException e) {
            return new MediaFailure.Unreadable(e.detected(), String.valueOf(e.getMessage()));
        } catch (TooLargeException e) {
            return new MediaFailure.TooLarge(String.valueOf(e.getMessage()));
        } catch (CannotDrawException e) {
            return new MediaFailure.Unsupported("recipe", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new MediaFailure.DiskFailed(String.valueOf(e));
        } catch (RuntimeException e) {
            // Ours or a library's mistake: this file fails, and the server's log gets the cause.
            return new MediaFailure.Crashed(e + " at " + (e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]));
        }
    }

    private MediaOutcome served(MediaRequest request, Arena arena)
            throws UnreadableFileException, TooLargeException, IOException {
        long before = PROCESS.getProcessCpuTime();
        OpenFile file = inspector.open(request.source(), arena);
        int[] size = decodedSize(request, file);
        try (Raster decoded = file.decoded(size[0], size[1]);
                Raster small = FeatureMeter.small(decoded)) {
            // A variant's fill is told from the content box, so that features are measured for renderings too.
            Features features = request.inspect() || !request.outputs().isEmpty() ? FeatureMeter.of(small) : null;
            MediaFacts facts = request.inspect() ? file.facts(features) : null;
            Box content = features == null ? null : features.contentBox();
            VariantRenderer renderer = new VariantRenderer(engine, file, decoded, small, content);
            List<Rendered> outputs = new ArrayList<>();
            for (MediaRequest.Output output : request.outputs()) {
                outputs.add(renderer.variant(output));
            }
            List<Shown> previews = new ArrayList<>();
            for (MediaRequest.Preview preview : request.previews()) {
                boolean whole = preview.framing() == null;
                Raster from = whole && preview.longestSide() <= FeatureMeter.LONGEST_SIDE ? small : decoded;
                previews.add(renderer.preview(preview, from));
            }
            double cpu = (PROCESS.getProcessCpuTime() - before) / 1e6;
            return new MediaResult(facts, outputs, previews, engine.name(), cpu);
        }
    }

    /** The smallest size that serves everything asked. */
    private static int[] decodedSize(MediaRequest request, OpenFile file) {
        int width = 1;
        int height = 1;
        List<int[]> sizes = new ArrayList<>();
        request.outputs().forEach(output -> sizes.add(VariantRenderer.needed(output, file.width(), file.height())));
        request.previews().forEach(preview -> sizes.add(VariantRenderer.needed(preview, file.width(), file.height())));
        sizes.add(VariantRenderer.needed(FEATURES, file.width(), file.height()));
        for (int[] needed : sizes) {
            width = Math.max(width, needed[0]);
            height = Math.max(height, needed[1]);
        }
        return new int[] {width, height};
    }
}
