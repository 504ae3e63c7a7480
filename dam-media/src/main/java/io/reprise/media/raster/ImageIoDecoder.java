package io.reprise.media.raster;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Reads by ImageIO and the TwelveMonkeys plug-ins. */
final class ImageIoDecoder {
    private static final Set<String> READS = Set.of("jpeg", "png", "webp", "tiff", "gif", "bmp", "psd");

    /** Larger pictures are read with pixels left out, so that the heap of a worker holds them. */
    private static final long HEAP_PIXELS = 16_000_000;

    ImageIoDecoder() {
        ImageIO.setUseCache(false);
    }

    boolean reads(String format) {
        return READS.contains(format);
    }

    SourceHeader header(Source source) throws UnreadableException {
        int orientation = ExifOrientation.of(source);
        return reading(source, reader -> {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            boolean turned = orientation >= 5;
            var type = reader.getRawImageType(0);
            var model = type == null ? null : type.getColorModel();
            return new SourceHeader(
                    turned ? height : width,
                    turned ? width : height,
                    1,
                    model == null ? "unknown" : ColourModels.name(model),
                    model == null ? 8 : Math.max(1, model.getComponentSize(0)),
                    model != null && model.hasAlpha(),
                    orientation,
                    null,
                    null,
                    null,
                    null);
        });
    }

    HeapPixels decoded(Source source, SourceHeader header) throws UnreadableException {
        BufferedImage upright = upright(source, header);
        return HeapRaster.pixels(upright);
    }

    /** The first page in sRGB, as displayed. */
    BufferedImage upright(Source source, SourceHeader header) throws UnreadableException {
        BufferedImage read = reading(source, reader -> {
            Damage damage = new Damage();
            reader.addIIOReadWarningListener(damage);
            ImageReadParam param = reader.getDefaultReadParam();
            int step = (int) Math.ceil(Math.sqrt((double) header.width() * header.height() / HEAP_PIXELS));
            if (step > 1) {
                param.setSourceSubsampling(step, step, 0, 0);
            }
            BufferedImage image = reader.read(0, param);
            if (damage.said != null) {
                throw new IIOException(damage.said);
            }
            return image;
        });
        return turned(read, header.orientation());
    }

    private static BufferedImage turned(BufferedImage image, int orientation) {
        boolean swapped = orientation >= 5;
        int width = swapped ? image.getHeight() : image.getWidth();
        int height = swapped ? image.getWidth() : image.getHeight();
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage out =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = out.createGraphics();
        try {
            graphics.drawImage(image, ExifOrientation.transform(orientation, width, height), null);
        } finally {
            graphics.dispose();
        }
        return out;
    }

    private interface Reading<T> {
        T with(ImageReader reader) throws IOException;
    }

    private static <T> T reading(Source source, Reading<T> reading) throws UnreadableException {
        try (ImageInputStream stream = new SegmentImageInputStream(source.bytes())) {
            var readers = ImageIO.getImageReadersByFormatName(source.format());
            if (!readers.hasNext()) {
                throw new UnreadableException("no reader for " + source.format());
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return reading.with(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new UnreadableException(reason(e), e);
        } catch (RuntimeException e) {
            // Readers meet damaged bytes with whatever their arithmetic throws; the picture is unreadable either way.
            throw new UnreadableException(reason(e), e);
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        String text = message == null ? e.getClass().getSimpleName() : message;
        return text.length() <= 300 ? text : text.substring(0, 300);
    }

    /** Hears what a reader mends silently. */
    private static final class Damage implements IIOReadWarningListener {
        private static final Set<String> SIGNS =
                Set.of("premature", "corrupt", "truncat", "extraneous", "invalid jpeg");
        private @Nullable String said;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            String lower = warning.toLowerCase(Locale.ROOT);
            if (SIGNS.stream().anyMatch(lower::contains)) {
                said = warning;
            }
        }
    }
}
